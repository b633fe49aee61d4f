/** Which questions come back on which day, once what rests is taken out. */
import type { Hold } from "../domain/reviews.ts";
import type { Day } from "../std/day.ts";
import { retrievability, type Remembered } from "./forgetting.ts";
import type { Replay } from "./replay.ts";

/** What is known of a question that was answered. Small and plain: a new tab reads it from the card cache. */
export interface DueCard extends Remembered {
  readonly key: string;
  readonly due: Day;
}

/**
 * An answer of tomorrow or the day after is no wrong clock but a journey west: the learner answered, so the question
 * waits until that day has come here too. In days.
 */
const JOURNEY = 2;

/** Cards that come back, by key. What is suspended is left out; what is buried comes tomorrow at the earliest. */
export function dueCards(
  { cards, future }: Pick<Replay, "cards" | "future">,
  holds: ReadonlyMap<string, Hold>,
  today: Day,
): readonly DueCard[] {
  const resting = restingOf(holds, today);
  const found: DueCard[] = [];
  for (const [key, { stability, last, due }] of cards) {
    const hold = resting.get(key);
    if (hold?.hold === "suspend") continue;
    const ahead = future.get(key);
    const journey = ahead !== undefined && ahead - today <= JOURNEY ? ahead + 1 : due;
    const buried = hold?.hold === "bury" ? hold.day + 1 : due;
    found.push({ key, stability, last, due: Math.max(due, journey, buried) });
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Due by `today`, the one closest to being forgotten first. */
export function dueOn(cards: readonly DueCard[], today: Day): readonly DueCard[] {
  return cards
    .filter(({ due }) => due <= today)
    .map((card) => ({ card, left: retrievability(card, today) }))
    .sort((a, b) => a.left - b.left || a.card.due - b.card.due || (a.card.key < b.card.key ? -1 : 1))
    .map(({ card }) => card);
}

/** The last hold of each question, in (day, time, id) order; those of days to come wait as answers do. */
export function restingOf(holds: ReadonlyMap<string, Hold>, today: Day): ReadonlyMap<string, Hold> {
  const last = new Map<string, Hold>();
  const ordered = [...holds]
    .filter(([, { day }]) => day <= today)
    .sort(([a, left], [b, right]) => left.day - right.day || left.at - right.at || (a < b ? -1 : 1));
  for (const [, hold] of ordered) last.set(hold.question, hold);
  return last;
}
