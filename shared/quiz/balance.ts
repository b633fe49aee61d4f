/**
 * Spreads reviews over the days around the one that FSRS gives, by Anki's ranges and weights: days with fewer reviews
 * and days on which the learner studies come first. Where Anki draws lots, the best day is taken, the earlier of two,
 * so that all devices agree.
 */
import { get_fuzz_range } from "ts-fsrs";
import type { Pause } from "../domain/calendar.ts";
import { weekdayOfDay, type Day } from "../std/day.ts";
import { LONGEST_INTERVAL } from "./memory.ts";

/** How well a day takes reviews, above 0 to 1. */
export type Ease = (day: Day) => number;

export interface StudyCalendar {
  readonly minutesByWeekday: readonly number[];
  readonly overrides: ReadonlyMap<Day, number>;
  readonly pauses: ReadonlyMap<string, Pause>;
}

const DAY_OFF = 0.0001;
const SHORT_DAY = 0.5;
const USUAL_DAY = 1;

/** Intervals outside of these days are kept as they are. */
const SHORTEST_SPREAD = 2.5;
const LONGEST_SPREAD = 90;

/** Days off take a review only when nothing else is in reach; days of less than half the longest take half as many. */
export function easeOfCalendar({ minutesByWeekday, overrides, pauses }: StudyCalendar): Ease {
  const longest = Math.max(0, ...minutesByWeekday);
  const off = [...pauses.values()];
  return (day) => {
    const isPaused = off.some(({ from, to }) => day >= from && day <= to);
    const minutes = overrides.get(day) ?? (isPaused ? 0 : (minutesByWeekday[weekdayOfDay(day)] ?? 0));
    if (minutes === 0) return longest === 0 ? USUAL_DAY : DAY_OFF;
    return minutes * 2 < longest ? SHORT_DAY : USUAL_DAY;
  };
}

export interface Balance {
  /** The day for a question that was answered on `last` and should come back after `interval` days. */
  place(question: string, last: Day, interval: number, elapsed: number): Day;
}

/** `place` is to be called in the order of the answers: it counts what was placed before. */
export function createBalance(ease: Ease): Balance {
  const load = new Map<Day, number>();
  const placed = new Map<string, Day>();

  const bestOf = (last: Day, interval: number, elapsed: number): Day => {
    if (interval < SHORTEST_SPREAD || interval > LONGEST_SPREAD) return last + interval;
    const range = get_fuzz_range(interval, elapsed, LONGEST_INTERVAL);
    let best = last + interval;
    let bestWeight = 0;
    for (let after = range.min_ivl; after <= range.max_ivl; after++) {
      const day = last + after;
      const weight = ease(day) / (((load.get(day) ?? 0) + 1) ** 2 * after);
      if (weight > bestWeight) [best, bestWeight] = [day, weight];
    }
    return best;
  };

  return {
    place(question, last, interval, elapsed) {
      const before = placed.get(question);
      if (before !== undefined) load.set(before, (load.get(before) ?? 1) - 1);
      const day = bestOf(last, interval, elapsed);
      load.set(day, (load.get(day) ?? 0) + 1);
      placed.set(question, day);
      return day;
    },
  };
}
