/**
 * How often edits may go to the relay. An act goes at once. Edits that never pause, as typing would make them, use up
 * what a quiet time has saved, and then go in batches: a relay never has to refuse a learner for being quick.
 */

/** Without a pause one push goes each second, which is a tenth of what a relay takes for a space. */
const EVERY_MS = 1000;
/** So many go at once after a quiet time: a day's list, ticked row by row as fast as a hand can. */
const SAVED = 30;

export interface PushPace {
  /** When the next push may go, from `now` on (ms since 1970). */
  next(now: number): number;
  /** A push went to the relay. */
  spent(now: number): void;
}

export function createPushPace(): PushPace {
  /** When all is saved up again. */
  let whole = -Infinity;
  return {
    next: (now) => Math.max(now, whole - (SAVED - 1) * EVERY_MS),
    spent: (now) => void (whole = Math.max(now, whole) + EVERY_MS),
  };
}
