/** When the topics end, as an honest range. */
import type { Day } from "../std/day.ts";
import type { Capacity } from "./capacity.ts";
import type { FinishRange, PlannedDay } from "./model.ts";

/** The plan's own last day and the day a quarter more study days would reach, looking no further than `horizon`. */
export function finishOf(days: readonly PlannedDay[], capacityOn: Capacity, horizon: Day): FinishRange | null {
  const studyDays = days.filter(hasTopic);
  const from = studyDays.at(-1)?.day;
  if (from === undefined) return null;
  let more = Math.ceil(studyDays.length / 4);
  let to = from;
  for (let day = from + 1; day <= horizon && more > 0; day++) {
    if (capacityOn(day) === 0) continue;
    to = day;
    more--;
  }
  return { from, to };
}

function hasTopic(day: PlannedDay): boolean {
  return day.entries.some((entry) => entry.kind === "topic");
}
