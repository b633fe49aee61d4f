/** What would still meet a target, in numbers. Offers only: the plan itself never crams. */
import type { Capacity } from "./capacity.ts";
import { lastDayOf } from "./finish.ts";
import type { Filled } from "./fill.ts";
import type { LateStatus, PlanInput } from "./model.ts";
import type { Lane, Queue } from "./queue.ts";
import type { Day } from "../std/day.ts";

/** Plans again, up to `last`, with so many minutes more on each study day. */
export type Replan = (extraMinutes: number, last: Day) => Filled;

/** Extra minutes are offered in steps of five. */
const STEP = 5;

const MINUTES_OF_A_DAY = 1440;

/** The roadmap that misses its target by most days, or null when all are in time. */
export function lateStatus(
  input: PlanInput,
  queue: Queue,
  filled: Filled,
  capacityOn: Capacity,
  replan: Replan,
): LateStatus | null {
  const late = queue.lanes.flatMap((lane) => {
    const finish = lastDayOf(filled.days, lane.roadmap);
    const { target } = lane;
    return finish !== null && target !== null && finish > target ? [{ lane, target, finish }] : [];
  });
  const worst = late.sort((a, b) => b.finish - b.target - (a.finish - a.target))[0];
  if (!worst) return null;
  const { lane, target, finish } = worst;
  const optional = lane.topics.filter((topic) => topic.optional);
  return {
    type: "late",
    roadmap: lane.roadmap,
    target,
    finish,
    extraMinutes: extraMinutes(input, lane, target, filled, capacityOn, replan),
    optionalMinutes: optional.reduce((sum, topic) => sum + topic.minutes, 0),
  };
}

/**
 * Starts from the fewest minutes that could do, then doubles the addition until a plan meets the target, then halves
 * the way back. Every answer was tried; a smaller one may exist where more time changes the order of work.
 */
function extraMinutes(
  input: PlanInput,
  lane: Lane,
  target: Day,
  filled: Filled,
  capacityOn: Capacity,
  replan: Replan,
): number | null {
  const days = studyDays(input.today, target, capacityOn);
  if (days === 0) return null;
  const meets = (steps: number): boolean =>
    !replan(steps * STEP, target).unplaced.topics.some((topic) => topic.roadmap === lane.roadmap);
  const most = Math.floor((MINUTES_OF_A_DAY - Math.max(...input.profile.minutesByWeekday)) / STEP);
  let fails = Math.min(most, Math.ceil(minutesAfter(filled, lane.roadmap, target) / days / STEP)) - 1;
  let jump = 1;
  while (!meets(Math.min(fails + jump, most))) {
    if (fails + jump >= most) return null;
    fails += jump;
    jump *= 2;
  }
  let works = Math.min(fails + jump, most);
  while (works - fails > 1) {
    const middle = Math.floor((works + fails) / 2);
    if (meets(middle)) works = middle;
    else fails = middle;
  }
  return works * STEP;
}

function studyDays(from: Day, to: Day, capacityOn: Capacity): number {
  let count = 0;
  for (let day = from; day <= to; day++) if (capacityOn(day) > 0) count++;
  return count;
}

/** Planned minutes of a roadmap's topics after `target`. */
function minutesAfter(filled: Filled, roadmap: string, target: Day): number {
  const entries = filled.days.filter(({ day }) => day > target).flatMap((day) => day.entries);
  return entries.reduce(
    (sum, entry) => (entry.kind === "topic" && entry.roadmap === roadmap ? sum + entry.minutes : sum),
    0,
  );
}
