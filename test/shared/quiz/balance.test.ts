/** Spreading: near the day that FSRS gives, away from full days and days off, the same on every device. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBalance, easeOfCalendar } from "#shared/quiz/balance.ts";
import { weekdayOfDay } from "#shared/std/day.ts";
import { EVERY_DAY, TODAY } from "./review-log.ts";

const WEEKDAYS = easeOfCalendar({
  minutesByWeekday: [0, 30, 30, 30, 30, 10, 0],
  overrides: new Map(),
  pauses: new Map(),
});

describe("a place for a review", () => {
  it("is within Anki's range around the interval, and exact for the shortest and the longest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), fc.array(fc.integer({ min: 1, max: 130 })), (interval, others) => {
        const balance = createBalance(EVERY_DAY);
        others.forEach((other, i) => balance.place(`other ${i}`, TODAY, other, 0));
        const away = Math.abs(balance.place("q", TODAY, interval, 0) - TODAY - interval);
        const widest = 1 + 0.15 * 4.5 + 0.1 * 13 + 0.05 * Math.max(0, interval - 20);
        expect(away).toBeLessThanOrEqual(interval < 2.5 || interval > 90 ? 0 : Math.ceil(widest));
      }),
    );
  });

  it("spreads thirty questions of one sitting over the days in reach", () => {
    const balance = createBalance(EVERY_DAY);
    const perDay = new Map<number, number>();
    for (let i = 0; i < 30; i++) {
      const day = balance.place(`q${i}`, TODAY, 14, 0);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    expect(perDay.size).toBe(5);
    expect(Math.max(...perDay.values())).toBeLessThanOrEqual(8);
  });

  it("is a day off only when no other day is in reach", () => {
    const balance = createBalance(WEEKDAYS);
    for (let i = 0; i < 200; i++) {
      const weekday = weekdayOfDay(balance.place(`q${i}`, TODAY + (i % 20), 10, 0));
      expect([0, 6]).not.toContain(weekday);
    }
  });

  it("gives short days fewer reviews than usual ones", () => {
    const balance = createBalance(WEEKDAYS);
    const perWeekday = new Map<number, number>();
    for (let i = 0; i < 700; i++) {
      const weekday = weekdayOfDay(balance.place(`q${i}`, TODAY + (i % 70), 21, 0));
      perWeekday.set(weekday, (perWeekday.get(weekday) ?? 0) + 1);
    }
    expect(perWeekday.get(5) ?? 0).toBeLessThan((perWeekday.get(2) ?? 0) * 0.8);
  });

  it("does not count a question at its old place once it has a new one", () => {
    const balance = createBalance(EVERY_DAY);
    const first = balance.place("q", TODAY, 14, 0);
    expect(balance.place("q", TODAY, 14, 0)).toBe(first);
  });
});

describe("the ease of a day", () => {
  it("comes from its own minutes, then from pauses, then from its weekday", () => {
    const ease = easeOfCalendar({
      minutesByWeekday: [0, 30, 30, 30, 30, 30, 0],
      overrides: new Map([
        [TODAY, 0],
        [TODAY + 2, 60],
        [TODAY + 8, 30],
      ]),
      pauses: new Map([["p", { from: TODAY + 7, to: TODAY + 9 }]]),
    });
    const [off, usual] = [0.0001, 1];
    expect([0, 1, 2, 4, 7, 8].map((after) => ease(TODAY + after))).toEqual([off, usual, usual, usual, off, usual]);
  });
  it("is the same for all days when none has minutes", () => {
    const ease = easeOfCalendar({ minutesByWeekday: [0, 0, 0, 0, 0, 0, 0], overrides: new Map(), pauses: new Map() });
    expect(new Set([0, 1, 2, 3, 4, 5, 6].map((after) => ease(TODAY + after)))).toEqual(new Set([1]));
  });
});
