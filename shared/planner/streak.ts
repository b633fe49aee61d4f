/**
 * The streak, by weeks and forgiving: in a week one planned day may go by, days off are neutral, and a day that was not
 * planned makes up for one that was. What counts as planned is asked of the hours that held then, so hours that change
 * later judge no week that is over; and a week asks for no more days than the hours did that it was entered with, so
 * more hours do not take back a week that is made.
 */
import type { Day } from "../std/day.ts";
import { weekOf } from "./week.ts";

export interface WeekCount {
  /** Its first day. */
  readonly first: Day;
  /** Days that the week asks for, before one of them may go by. */
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
  /** True when `day` asks for study by the hours that held on `asOf`. */
  isStudyDay(day: Day, asOf: Day): boolean;
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

function weekCount(input: StreakInput, day: Day): WeekCount {
  const { worked, started, today, weekStart } = input;
  const days = weekOf(day, weekStart);
  const first = days[0] ?? day;
  const open = days.filter((one) => one >= started);
  const byDay = open.filter((one) => input.isStudyDay(one, one)).length;
  const whenEntered = open.filter((one) => input.isStudyDay(one, first - 1)).length;
  const planned = Math.min(byDay, Math.max(1, whenEntered));
  return {
    first,
    planned,
    met: days.filter((one) => one <= today && worked.has(one)).length,
    goal: planned === 0 ? 0 : Math.max(1, planned - 1),
  };
}
