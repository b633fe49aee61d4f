/** What would still meet a target, in numbers. Offers only: the plan itself never crams. */
import type { Day } from "../std/day.ts";
import type { Capacity } from "./capacity.ts";
import type { Filled } from "./fill.ts";
import type { LateStatus, PlanInput } from "./model.ts";
import type { Lane, Queue } from "./queue.ts";

/** Fills the days up to `last` again, with so many minutes more on each study day. */
type Refill = (extraMinutes: number, last: Day) => Filled;

/** Extra minutes are offered in steps of five. */
const STEP = 5;

const MINUTES_OF_A_DAY = 1440;

interface LateLane {
  readonly lane: Lane;
  readonly target: Day;
  readonly finish: Day;
}

/** The roadmap that misses its target by most days, or null when all are in time. */
export function lateStatus(
  input: PlanInput,
  queue: Queue,
  filled: Filled,
  capacityOn: Capacity,
  refill: Refill,
): LateStatus | null {
  const late = queue.lanes.flatMap((lane): readonly LateLane[] => {
    const finish = lastDayOf(lane, filled);
    const { target } = lane;
    return finish !== null && target !== null && finish > target ? [{ lane, target, finish }] : [];
  });
  const worst = late.sort((a, b) => b.finish - b.target - (a.finish - a.target))[0];
  if (!worst) return null;
  const { lane, target, finish } = worst;
  const meets = (extra: number): boolean => {
    const { left } = refill(extra, target);
    return lane.topics.every((topic) => left(topic) === 0);
  };
  const days = studyDays(input.today, target, capacityOn);
  const most = MINUTES_OF_A_DAY - Math.max(...input.profile.minutesByWeekday);
  // A part of the extra minutes goes to the buffer, but for up to a minute that rounding gives back.
  const missing = minutesAfter(lane, target, filled) / days - 1;
  const fewest = (missing * 100) / (100 - input.profile.bufferPercent);
  return {
    type: "late",
    roadmap: lane.roadmap,
    target,
    finish,
    extraMinutes: days === 0 ? null : extraMinutes(meets, fewest, most),
    optionalMinutes: lane.topics.reduce((sum, topic) => (topic.optional ? sum + topic.minutes : sum), 0),
  };
}

/**
 * Starts from the fewest minutes that could do, doubles the addition until the target is met, then halves the way back.
 * Every answer was tried; a smaller one may exist where more time changes the order of work.
 */
function extraMinutes(meets: (extra: number) => boolean, fewest: number, most: number): number | null {
  const end = Math.floor(most / STEP);
  let fails = Math.min(end, Math.max(1, Math.ceil(fewest / STEP))) - 1;
  let works = fails + 1;
  for (let jump = 2; !meets(works * STEP); jump *= 2) {
    if (works >= end) return null;
    fails = works;
    works = Math.min(end, works + jump);
  }
  while (works - fails > 1) {
    const middle = Math.floor((works + fails) / 2);
    if (meets(middle * STEP)) works = middle;
    else fails = middle;
  }
  return works * STEP;
}

function studyDays(from: Day, to: Day, capacityOn: Capacity): number {
  let count = 0;
  for (let day = from; day <= to; day++) if (capacityOn(day) > 0) count++;
  return count;
}

function lastDayOf({ roadmap }: Lane, { days }: Filled): Day | null {
  return days.findLast(({ pieces }) => pieces.some(({ topic }) => topic.roadmap === roadmap))?.day ?? null;
}

/** Planned minutes of a roadmap's topics after `target`. */
function minutesAfter({ roadmap }: Lane, target: Day, { days }: Filled): number {
  const pieces = days.flatMap((day) => (day.day > target ? day.pieces : []));
  return pieces.reduce((sum, { topic, minutes }) => (topic.roadmap === roadmap ? sum + minutes : sum), 0);
}
