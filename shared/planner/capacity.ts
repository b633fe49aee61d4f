/** How many minutes of a day the plan may fill. */
import { weekdayOfDay, type Day } from "../std/day.ts";
import type { PlanInput } from "./model.ts";
import type { Rules } from "./rules.ts";

export type Capacity = (day: Day) => number;

type Calendar = Pick<PlanInput, "profile" | "overrides" | "pauses">;

/**
 * The minutes set for that day, else none in a pause, else those of its weekday; then without the buffer, which is
 * rounded down so that a day of a minute stays one. `extra` minutes are added to study days that have no minutes of
 * their own set.
 */
export function capacityOf(calendar: Calendar, rules: Rules, extra = 0): Capacity {
  const { profile, overrides } = calendar;
  const pauses = rules.pauses ? [...calendar.pauses.values()] : [];
  const usual = (day: Day): number => {
    if (pauses.some((pause) => day >= pause.from && day <= pause.to)) return 0;
    const minutes = profile.minutesByWeekday[weekdayOfDay(day)] ?? 0;
    return minutes === 0 ? 0 : minutes + extra;
  };
  const bufferPercent = rules.buffer ? profile.bufferPercent : 0;
  return (day) => {
    const minutes = overrides.get(day) ?? usual(day);
    return minutes - Math.floor((minutes * bufferPercent) / 100);
  };
}
