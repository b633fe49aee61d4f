/** What was worked on a topic, and what is left of it. */
import type { Topic } from "../catalog/roadmap.ts";
import { keyOf } from "../domain/ids.ts";
import type { Progress } from "../domain/progress.ts";
import type { StudyInterval } from "../domain/study.ts";
import type { Day } from "../std/day.ts";
import { isSettled, type Part } from "./parts.ts";
import type { Rules } from "./rules.ts";

/**
 * Minutes by day. Of ticked and timed minutes of one topic on one day the larger sum counts: they are mostly the same
 * work, so adding them would count it twice. A mark of a day still to come (a clock was wrong) is work done too, but
 * never today's.
 */
export type Effort = ReadonlyMap<Day, number>;

const NONE: Effort = new Map();

/** Timed minutes by `<roadmap>/<topic>` and day. */
export function timedEffort(intervals: readonly StudyInterval[]): ReadonlyMap<string, Effort> {
  const timed = new Map<string, Map<Day, number>>();
  for (const { roadmap, topic, day, minutes } of intervals) {
    const key = keyOf(roadmap, topic);
    const days = timed.get(key) ?? new Map<Day, number>();
    timed.set(key, days.set(day, (days.get(day) ?? 0) + minutes));
  }
  return timed;
}

/** A topic that was ticked as a whole, with nothing timed or ticked in it, counts its own estimate on that day. */
export function effortOf(
  key: string,
  topic: Topic,
  parts: readonly Part[],
  progress: Progress,
  timed: Effort = NONE,
): Effort {
  const ticked = new Map<Day, number>();
  for (const part of parts) {
    const mark = progress.get(part.key);
    if (mark?.state === "done") ticked.set(mark.day, (ticked.get(mark.day) ?? 0) + part.minutes);
  }
  if (ticked.size === 0 && timed.size === 0) {
    const mark = progress.get(key);
    return mark?.state === "done" ? new Map([[mark.day, topic.minutes]]) : NONE;
  }
  const effort = new Map(timed);
  for (const [day, minutes] of ticked) effort.set(day, Math.max(minutes, effort.get(day) ?? 0));
  return effort;
}

/** Minutes of the days from `from` to `to`, both included. */
export function minutesWithin(effort: Effort, from: Day, to: Day): number {
  let sum = 0;
  for (const [day, minutes] of effort) if (day >= from && day <= to) sum += minutes;
  return sum;
}

/** True when a topic is done: by its own mark, or because each of its parts is ticked or skipped. */
export function isFinished(key: string, parts: readonly Part[], progress: Progress): boolean {
  if (progress.get(key)?.state === "done") return true;
  return parts.length > 0 && parts.every((part) => isSettled(progress, part));
}

/**
 * Minutes left of a topic that is not finished, at least 1. An estimate that was used up grows in whole steps, so that
 * doing a part of such a step leaves its rest and not a new one.
 */
export function minutesLeft(
  topic: Topic,
  parts: readonly Part[],
  progress: Progress,
  effort: Effort,
  rules: Rules,
): number {
  const skipped = parts.filter((part) => progress.get(part.key)?.state === "skipped");
  const estimate = skipped.reduce((minutes, part) => minutes - part.minutes, topic.minutes);
  const left = estimate - minutesWithin(effort, -Infinity, Infinity);
  return left > 0 ? left : rules.overrun - (-left % rules.overrun);
}
