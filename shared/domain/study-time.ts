/**
 * Time on the clock is counted once. Two devices may run at the same time, on one topic or on two: a minute then
 * belongs to what was begun last, for that is where the learner went. The answer follows from the intervals alone, so
 * every device gives the same one.
 */
import type { StudyInterval } from "./study.ts";

const MS_PER_MINUTE = 60_000;

interface Timed extends StudyInterval {
  readonly at: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Intervals by their id, with the minutes that a later one covers taken off; what is covered whole is left out. */
export function countedOnce(intervals: readonly (readonly [string, StudyInterval])[]): StudyInterval[] {
  const untimed = intervals.flatMap(([, interval]) => (isTimed(interval) ? [] : [plain(interval)]));
  const timed = intervals.flatMap(([id, interval]) => (isTimed(interval) ? [{ id, interval }] : []));
  timed.sort((a, b) => b.interval.at - a.interval.at || (a.id < b.id ? 1 : -1));
  // What is covered so far, the earliest span last: a walk from the latest start back only ever meets that end.
  const covered: Span[] = [];
  const counted = timed.flatMap(({ interval }): StudyInterval[] => {
    const minutes = Math.round(uncoveredMs(interval, covered) / MS_PER_MINUTE);
    return minutes < 1 ? [] : [{ ...plain(interval), minutes }];
  });
  return [...untimed, ...counted];
}

/** How much of an interval is not covered yet; covers it. */
function uncoveredMs({ at, minutes }: Timed, covered: Span[]): number {
  let to = at + minutes * MS_PER_MINUTE;
  let free = to - at;
  for (let next = covered.at(-1); next && next.from <= to; next = covered.at(-1)) {
    free -= Math.min(at + minutes * MS_PER_MINUTE, next.to) - next.from;
    to = Math.max(to, next.to);
    covered.pop();
  }
  covered.push({ from: at, to });
  return free;
}

function isTimed(interval: StudyInterval): interval is Timed {
  return interval.at !== undefined;
}

function plain({ roadmap, topic, day, minutes, at }: StudyInterval): StudyInterval {
  return { roadmap, topic, day, minutes, ...(at === undefined ? {} : { at }) };
}
