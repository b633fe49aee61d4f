/**
 * The streak, by weeks and forgiving: in a week one planned day may go by, days off are neutral, and a day that was not
 * planned makes up for one that was. What counts as planned is asked of the learner's minutes as they are now.
 */
import type { Day } from "../std/day.ts";
import type { Capacity } from "./capacity.ts";
import { weekOf } from "./week.ts";

export interface WeekCount {
  /** Its first day. */
  readonly first: Day;
  /** Days with minutes. */
  readonly planned: number;
  /** Days on which something was done, off or not. */
  readonly met: number;
  /** How many make the week: all planned days but one, and at least one. 0 in a week off. */
  readonly goal: number;
}

export interface Streak {
  /** Weeks in a row that were made, this one included once it is. */
  readonly weeks: number;
  readonly current: WeekCount;
}

export interface StreakInput {
  /** Days on which anything was done. Days after today (a clock was wrong) are passed over. */
  readonly worked: ReadonlySet<Day>;
  readonly capacityOn: Capacity;
  /** The learner's first day. */
  readonly started: Day;
  readonly today: Day;
  /** 0 Sunday to 6 Saturday. */
  readonly weekStart: number;
}

/** A week without a planned day neither counts nor ends anything; the week under way ends nothing either. */
export function weeklyStreak(input: StreakInput): Streak {
  const current = weekCount(input, input.today);
  let weeks = isMade(current) ? 1 : 0;
  for (let day = current.first - 1; day >= input.started; day -= 7) {
    const week = weekCount(input, day);
    if (week.goal === 0) continue;
    if (!isMade(week)) break;
    weeks += 1;
  }
  return { weeks, current };
}

function isMade({ met, goal }: WeekCount): boolean {
  return goal > 0 && met >= goal;
}

function weekCount({ worked, capacityOn, started, today, weekStart }: StreakInput, day: Day): WeekCount {
  const days = weekOf(day, weekStart);
  const planned = days.filter((one) => one >= started && capacityOn(one) > 0).length;
  return {
    first: days[0] ?? day,
    planned,
    met: days.filter((one) => one <= today && worked.has(one)).length,
    goal: planned === 0 ? 0 : Math.max(1, planned - 1),
  };
}
