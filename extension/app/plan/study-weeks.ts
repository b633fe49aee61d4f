/** Minutes studied by week. */
import { weekOf } from "#shared/planner/week.ts";
import type { Day } from "#shared/std/day.ts";

export interface StudyWeek {
  readonly first: Day;
  readonly last: Day;
  readonly minutes: number;
  readonly current: boolean;
}

/** The last `count` weeks up to this one, none from before the week of the start; the oldest first. */
export function studyWeeks(
  minutesByDay: ReadonlyMap<Day, number>,
  { started, today, weekStart }: { readonly started: Day; readonly today: Day; readonly weekStart: number },
  count = 8,
): readonly StudyWeek[] {
  const weeks: StudyWeek[] = [];
  for (let day = today; weeks.length < count; day -= 7) {
    const days = weekOf(day, weekStart);
    const [first, last] = [days[0] ?? day, days[6] ?? day];
    if (weeks.length > 0 && last < started) break;
    const minutes = days.reduce((sum, one) => sum + (minutesByDay.get(one) ?? 0), 0);
    weeks.unshift({ first, last, minutes, current: weeks.length === 0 });
  }
  return weeks;
}
