/** How many minutes of a day the plan may fill. */
import { hoursOn } from "../domain/hours.ts";
import { weekdayOfDay, type Day } from "../std/day.ts";
import type { PlanInput } from "./model.ts";
import type { Rules } from "./rules.ts";

export type Capacity = (day: Day) => number;

type Calendar = Pick<PlanInput, "profile" | "overrides" | "pauses">;

/**
 * The minutes set for that day, else none in a pause, else those of its weekday as they held on it; then without the
 * buffer, which is rounded down so that a day of a minute stays one. `extra` minutes are added to study days that have
 * no minutes of their own set.
 */
export function capacityOf(calendar: Calendar, rules: Rules, extra = 0): Capacity {
  const { profile, overrides } = calendar;
  const pauses = rules.pauses ? [...calendar.pauses.values()] : [];
  const usual = (day: Day): number => {
    if (pauses.some((pause) => day >= pause.from && day <= pause.to)) return 0;
    const minutes = hoursOn(profile, day)[weekdayOfDay(day)] ?? 0;
    return minutes === 0 ? 0 : minutes + extra;
  };
  const bufferPercent = rules.buffer ? profile.bufferPercent : 0;
  return (day) => {
    const minutes = overrides.get(day) ?? usual(day);
    return minutes - Math.floor((minutes * bufferPercent) / 100);
  };
}

/**
 * True when `day` asks for study by the hours that held on `asOf`: no pause, no day off. Minutes of its own ask for
 * nothing where the weekday has none, so that a day that was used besides is never owed.
 */
export function isStudyDay({ profile, overrides, pauses }: Calendar, day: Day, asOf: Day): boolean {
  if ((hoursOn(profile, asOf)[weekdayOfDay(day)] ?? 0) === 0 || overrides.get(day) === 0) return false;
  return ![...pauses.values()].some((pause) => day >= pause.from && day <= pause.to);
}
