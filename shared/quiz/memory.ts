/** One question's memory state, moved on by ts-fsrs. */
import { createEmptyCard, fsrs, type Card } from "ts-fsrs";
import type { Grade } from "../domain/reviews.ts";

/** Longest interval, in days: a roadmap is walked in months. */
export const LONGEST_INTERVAL = 120;

/**
 * A plan of days has no steps of minutes; what spreads the days is ours (see balance.ts), so that it is the same on
 * every device.
 */
export const FSRS_RULES = { enable_short_term: false, enable_fuzz: false, maximum_interval: LONGEST_INTERVAL } as const;

const scheduler = fsrs(FSRS_RULES);

export type Memory = Card;

/** The state after an answer; `null` is a question that was never answered. ts-fsrs counts elapsed days by UTC date. */
export function remember(before: Memory | null, when: Date, grade: Grade): Memory {
  return scheduler.next(before ?? createEmptyCard(when), when, grade).card;
}
