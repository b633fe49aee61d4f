/**
 * FSRS's forgetting curve by itself: pages that only ask what is due need not load the scheduler. A test compares it
 * with ts-fsrs.
 */
import type { Day } from "../std/day.ts";

/** The last of FSRS-6's default weights. */
const DECAY = -0.1542;
const FACTOR = 0.9 ** (1 / DECAY) - 1;

export interface Remembered {
  /** Days until nine in ten would still know it. */
  readonly stability: number;
  /** The day of the last answer. */
  readonly last: Day;
}

/** How likely it is still known on `day`, 0 to 1. */
export function retrievability({ stability, last }: Remembered, day: Day): number {
  return (1 + (FACTOR * Math.max(0, day - last)) / stability) ** DECAY;
}
