/** What the answers say when they are looked at together: what held, what was hard, and what comes. */
import type { Day } from "../std/day.ts";
import type { DueCard } from "./due.ts";
import type { Answered, CardState } from "./replay.ts";

/** Questions that came back, and what became of them. */
export interface Retention {
  readonly group: string;
  readonly answers: number;
  /** How many were still known. */
  readonly held: number;
  /** How many should have been, by the forgetting curve: the sum of the forecasts. */
  readonly expected: number;
}

/**
 * Answers by group, the group of most answers first. First answers are left out: there was nothing to hold yet.
 * `groupOf` gives null for what belongs nowhere any more.
 */
export function retentionBy(
  answered: readonly Answered[],
  groupOf: (question: string) => string | null,
): readonly Retention[] {
  const groups = new Map<string, Retention>();
  for (const { question, grade, forecast } of answered) {
    const group = forecast === null ? null : groupOf(question);
    if (group === null || forecast === null) continue;
    const sum = groups.get(group) ?? { group, answers: 0, held: 0, expected: 0 };
    groups.set(group, {
      group,
      answers: sum.answers + 1,
      held: sum.held + (grade > 1 ? 1 : 0),
      expected: sum.expected + forecast,
    });
  }
  return [...groups.values()].sort((a, b) => b.answers - a.answers || (a.group < b.group ? -1 : 1));
}

export interface Hard {
  readonly question: string;
  readonly answers: number;
  readonly wrong: number;
}

/** Questions that were answered wrongly most often; among equals the one that FSRS finds more difficult. */
export function hardest(
  answered: readonly Answered[],
  cards: ReadonlyMap<string, Pick<CardState, "difficulty">>,
  most: number,
): readonly Hard[] {
  const all = new Map<string, Hard>();
  for (const { question, grade } of answered) {
    const sum = all.get(question) ?? { question, answers: 0, wrong: 0 };
    all.set(question, { question, answers: sum.answers + 1, wrong: sum.wrong + (grade === 1 ? 1 : 0) });
  }
  const difficulty = ({ question }: Hard): number => cards.get(question)?.difficulty ?? 0;
  return [...all.values()]
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => b.wrong - a.wrong || difficulty(b) - difficulty(a) || (a.question < b.question ? -1 : 1))
    .slice(0, most);
}

export interface AheadDay {
  readonly day: Day;
  readonly questions: number;
  readonly minutes: number;
}

/** What comes back on each of the next days, today first. What was due before is today's. */
export function dueAhead(
  cards: readonly Pick<DueCard, "key" | "due">[],
  minutesOf: (question: string) => number,
  today: Day,
  days: number,
): readonly AheadDay[] {
  const ahead = Array.from({ length: days }, (_, i) => ({ day: today + i, questions: 0, minutes: 0 }));
  for (const { key, due } of cards) {
    const at = ahead[Math.max(0, due - today)];
    if (!at) continue;
    at.questions += 1;
    at.minutes += minutesOf(key);
  }
  return ahead;
}
