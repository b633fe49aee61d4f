import { describe, expect, it } from "vitest";
import { weeklyStreak, type StreakInput } from "#shared/planner/streak.ts";
import { dayOfDate, weekdayOfDay, type Day } from "#shared/std/day.ts";

/** Monday, 2 November 2026, and weeks begin on Mondays. */
const MONDAY = dayOfDate(2026, 11, 2);

const weekdays = (day: Day): boolean => weekdayOfDay(day) % 6 !== 0;

/** One letter a day from MONDAY on: x is a day on which something was done. */
function streakOf(marks: string, change: Partial<StreakInput> = {}): { weeks: number; met: number; goal: number } {
  const days = marks.replaceAll(" ", "").split("");
  const worked = new Set(days.flatMap((mark, i) => (mark === "x" ? [MONDAY + i] : [])));
  const { weeks, current } = weeklyStreak({
    worked,
    isStudyDay: weekdays,
    started: MONDAY,
    today: MONDAY + days.length - 1,
    weekStart: 1,
    ...change,
  });
  return { weeks, met: current.met, goal: current.goal };
}

describe("the streak", () => {
  it("counts a week with four of five planned days", () => {
    expect(streakOf("xxx.x..").weeks).toBe(1);
    expect(streakOf("x.x.x..").weeks).toBe(0);
  });

  it("takes days off as neutral, and a day off that was used makes up for another", () => {
    expect(streakOf("xxxxx.. xxxxx..").weeks).toBe(2);
    expect(streakOf("x.xx.x. xxxx...").weeks).toBe(2);
  });

  it("is not ended by a week that is under way, and counts it as soon as it is made", () => {
    expect(streakOf("xxxxx.. .")).toEqual({ weeks: 1, met: 0, goal: 4 });
    expect(streakOf("xxxxx.. xxx")).toEqual({ weeks: 1, met: 3, goal: 4 });
    expect(streakOf("xxxxx.. xxxx")).toEqual({ weeks: 2, met: 4, goal: 4 });
  });

  it("begins again after a week that was not made", () => {
    expect(streakOf("xxxxx.. x...... xxxxx..").weeks).toBe(1);
  });

  it("goes on over a week off", () => {
    const isStudyDay = (day: Day): boolean => (day < MONDAY + 7 || day >= MONDAY + 14) && weekdays(day);
    expect(streakOf("xxxxx.. ....... xxxxx..", { isStudyDay }).weeks).toBe(2);
  });

  it("asks only for the days since the start, in the first week", () => {
    expect(streakOf("...xx..", { started: MONDAY + 3 })).toEqual({ weeks: 1, met: 2, goal: 1 });
  });

  it("asks for the one day of a week with one", () => {
    const isStudyDay = (day: Day): boolean => weekdayOfDay(day) === 6;
    expect(streakOf("....... .....x.", { isStudyDay }).weeks).toBe(1);
    expect(streakOf(".....x. ....... .", { isStudyDay }).weeks).toBe(0);
  });

  it("passes over days of a clock that was a year ahead", () => {
    expect(streakOf("x", { worked: new Set([MONDAY, MONDAY + 366, MONDAY + 2]) })).toEqual({
      weeks: 0,
      met: 1,
      goal: 4,
    });
  });

  it("is nothing before a start that is still to come", () => {
    expect(streakOf("x", { started: MONDAY + 30 })).toEqual({ weeks: 0, met: 1, goal: 0 });
  });
});
