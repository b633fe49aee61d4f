/** The strip of a week. A missed day looks like a planned one: it is nobody's debt. */
import { weekdayOfDay, type Day } from "../std/day.ts";
import { capacityOf } from "./capacity.ts";
import type { Plan, PlanInput } from "./model.ts";
import { walkedEnrolments } from "./queue.ts";
import { RULES } from "./rules.ts";

export type DayState = "done" | "today" | "planned" | "off";

export interface WeekDay {
  readonly day: Day;
  readonly state: DayState;
}

/** The seven days of the week that `day` is in. `weekStart` is 0 Sunday to 6 Saturday. */
export function weekOf(day: Day, weekStart: number): readonly Day[] {
  const first = day - ((weekdayOfDay(day) - weekStart + 7) % 7);
  return [0, 1, 2, 3, 4, 5, 6].map((index) => first + index);
}

/** What the docs do not tell the planner about the days of this week. */
export interface WeekFacts {
  /** Days with at least one answered review. */
  readonly reviewDays: ReadonlySet<Day>;
  /** True when today's list is done. */
  readonly todayDone: boolean;
}

/**
 * Past days: done when anything was done on them, else planned when they had minutes. Days to come: planned when the
 * plan has something for them, else off. `planned` is the plan of `input`.
 */
export function weekStrip(
  input: PlanInput,
  planned: Plan,
  weekStart: number,
  { reviewDays, todayDone }: WeekFacts,
): readonly WeekDay[] {
  const { today } = input;
  const worked = workedDays(input);
  const busy = new Set(planned.days.filter(({ entries }) => entries.length > 0).map(({ day }) => day));
  const capacityOn = capacityOf(input, RULES);
  const start = walkedEnrolments(input)[0]?.started ?? today;
  const stateOf = (day: Day): DayState => {
    if (day === today) return todayDone ? "done" : "today";
    if (day > today) return busy.has(day) ? "planned" : "off";
    if (worked.has(day) || reviewDays.has(day)) return "done";
    return day >= start && capacityOn(day) > 0 ? "planned" : "off";
  };
  return weekOf(today, weekStart).map((day) => ({ day, state: stateOf(day) }));
}

/** Days on which anything was ticked or timed. */
export function workedDays({ progress, studyIntervals }: PlanInput): ReadonlySet<Day> {
  const ticked = [...progress.values()].filter((mark) => mark.state === "done");
  return new Set([...ticked, ...studyIntervals].map(({ day }) => day));
}
