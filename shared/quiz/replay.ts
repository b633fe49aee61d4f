/**
 * Card states from the log of reviews. Answers are taken in (day, time, id) order, whatever order they arrived in, so
 * that two devices that answered offline agree once they have each other's events. What cannot be applied now is
 * counted and left alone: it may be understood later, after an update or when its day comes.
 */
import type { Grade, Review, ReviewLog } from "../domain/reviews.ts";
import { noonOfDay, type Day } from "../std/day.ts";
import { createBalance, type Ease } from "./balance.ts";
import { retrievability } from "./forgetting.ts";
import { remember, type Memory } from "./memory.ts";

export interface ReplayInput {
  readonly log: ReviewLog;
  /** The present `rev` of every question that this device knows, by key. */
  readonly revs: ReadonlyMap<string, number>;
  /** Keys of questions that a roadmap took out. */
  readonly retired: ReadonlySet<string>;
  readonly today: Day;
  readonly ease: Ease;
}

export interface CardState {
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
  readonly last: Day;
  /** The day it comes back. */
  readonly due: Day;
  readonly reps: number;
  readonly lapses: number;
}

/** One answer that counted. */
export interface Answered {
  readonly question: string;
  readonly day: Day;
  readonly grade: Grade;
  readonly ms: number;
  /** How likely it was still known then, 0 to 1; null for a first answer. */
  readonly forecast: number | null;
}

/** Events that were not applied, by reason. */
export interface Aside {
  /** Not understood. */
  readonly broken: number;
  /** Of a question that this device does not know, or not yet in that `rev`. */
  readonly unknown: number;
  /** Of a day after today: a clock is or was wrong, or the learner travelled west. */
  readonly future: number;
  /** Of a question that a roadmap took out. */
  readonly retired: number;
  /** Of a question whose meaning has changed since. */
  readonly changed: number;
}

export interface Replay {
  /** By key; questions that were never answered have none. */
  readonly cards: ReadonlyMap<string, CardState>;
  /** Every answer that counted, in order. */
  readonly answered: readonly Answered[];
  readonly aside: Aside;
  /** The last day of answers that are set aside as of the future, by key. */
  readonly future: ReadonlyMap<string, Day>;
}

/** The rules as values: the app replays by `RULES`, and a test switches one off to show that a law breaks. */
export interface ReplayRules {
  /** Take answers by day, time and id, not as they arrived. */
  readonly ordered: boolean;
  /** The same question on the same day counts once, by its first answer: two devices may both have asked it. */
  readonly onceADay: boolean;
  /**
   * Give ts-fsrs noon UTC of the civil day, not the moment of the answer: it counts days by UTC date, and evenings on
   * both sides of midnight UTC would be different days in most time zones.
   */
  readonly civilDays: boolean;
  /** Leave out answers that were undone. */
  readonly undone: boolean;
  /** Set answers of days to come aside. */
  readonly futureAside: boolean;
  /** Begin anew with a question whose meaning changed. */
  readonly revs: boolean;
}

export const RULES: ReplayRules = {
  ordered: true,
  onceADay: true,
  civilDays: true,
  undone: true,
  futureAside: true,
  revs: true,
};

export function replay(input: ReplayInput): Replay {
  return replayWith(input, RULES);
}

export function replayWith({ log, revs, retired, today, ease }: ReplayInput, rules: ReplayRules): Replay {
  const balance = createBalance(ease);
  const memories = new Map<string, Memory>();
  const cards = new Map<string, CardState>();
  const answered: Answered[] = [];
  const future = new Map<string, Day>();
  const aside = { broken: log.broken, unknown: 0, future: 0, retired: 0, changed: 0 };

  for (const review of answersOf(log, rules)) {
    const { question, day, grade, ms } = review;
    const reason = reasonAside(review, revs.get(question), retired, today);
    if (reason !== null && isKept(reason, rules)) {
      aside[reason] += 1;
      if (reason === "future") future.set(question, day);
      continue;
    }
    const before = cards.get(question);
    if (before?.last === day && rules.onceADay) continue;
    const when = rules.civilDays ? noonOfDay(day) : new Date(review.at);
    const memory = remember(memories.get(question) ?? null, when, grade);
    memories.set(question, memory);
    answered.push({ question, day, grade, ms, forecast: before ? retrievability(before, day) : null });
    const elapsed = before ? day - before.last : 0;
    cards.set(question, {
      stability: memory.stability,
      difficulty: memory.difficulty,
      last: day,
      due: balance.place(question, day, memory.scheduled_days, elapsed),
      reps: memory.reps,
      lapses: memory.lapses,
    });
  }
  return { cards, answered, aside, future };
}

function answersOf({ reviews, takenBack }: ReviewLog, rules: ReplayRules): readonly Review[] {
  const kept = [...reviews].filter(([id]) => !rules.undone || !takenBack.has(id));
  if (rules.ordered) {
    kept.sort(([a, left], [b, right]) => left.day - right.day || left.at - right.at || (a < b ? -1 : 1));
  }
  return kept.map(([, review]) => review);
}

function isKept(reason: Exclude<keyof Aside, "broken">, rules: ReplayRules): boolean {
  if (reason === "future") return rules.futureAside;
  return reason === "changed" ? rules.revs : true;
}

function reasonAside(
  { question, rev, day }: Review,
  known: number | undefined,
  retired: ReadonlySet<string>,
  today: Day,
): Exclude<keyof Aside, "broken"> | null {
  if (retired.has(question)) return "retired";
  if (known === undefined || rev > known) return "unknown";
  if (rev < known) return "changed";
  return day > today ? "future" : null;
}
