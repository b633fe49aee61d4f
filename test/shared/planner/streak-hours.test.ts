/** Hours that change never judge a week that is over: laws over random lives, written into a real library doc. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Doc } from "yjs";
import { addPause, endPause, overrideDay, readDayOverrides, readPauses } from "#shared/domain/calendar.ts";
import { enrol } from "#shared/domain/enrolments.ts";
import { changeHours, readProfile } from "#shared/domain/profile.ts";
import { isStudyDay } from "#shared/planner/capacity.ts";
import { weeklyStreak, type Streak } from "#shared/planner/streak.ts";
import { dayOfDate, type Day } from "#shared/std/day.ts";

const RUNS = 10_000;
const TIMEOUT = 60_000;
/** Monday, 2 November 2026. */
const MONDAY = dayOfDate(2026, 11, 2);
const WEEKS = 4;

type Act =
  | { readonly type: "hours"; readonly minutes: readonly number[] }
  | { readonly type: "pause"; readonly after: number; readonly length: number }
  | { readonly type: "end-pauses" }
  | { readonly type: "day"; readonly after: number; readonly minutes: number | null };

const hours = fc.array(fc.constantFrom(0, 0, 10, 25, 60), { minLength: 7, maxLength: 7 });

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant("hours" as const), minutes: hours }) },
  fc.record({ type: fc.constant("pause" as const), after: fc.nat({ max: 5 }), length: fc.nat({ max: 9 }) }),
  fc.constant({ type: "end-pauses" as const }),
  fc.record({
    type: fc.constant("day" as const),
    after: fc.nat({ max: 6 }),
    minutes: fc.constantFrom(null, 0, 0, 45),
  }),
);

const life = fc.record({
  first: hours,
  started: fc.nat({ max: 9 }),
  /** Acts by the day they were done on, from MONDAY on. */
  acts: fc.array(fc.tuple(fc.nat({ max: 7 * WEEKS - 1 }), act), { maxLength: 6 }),
  /** A day with nothing done is rarer than one with something, so that there are streaks to lose. */
  worked: fc.array(fc.constantFrom(true, true, true, false), { minLength: 7 * WEEKS, maxLength: 7 * WEEKS }),
  today: fc.integer({ min: 7, max: 7 * WEEKS - 1 }),
  last: act,
});

function perform(doc: Doc, one: Act, day: Day): void {
  switch (one.type) {
    case "hours":
      return changeHours(doc, one.minutes, day);
    case "pause":
      return addPause(doc, `p${day}`, { from: day + one.after, to: day + one.after + one.length });
    case "end-pauses":
      for (const id of readPauses(doc).keys()) endPause(doc, id, day);
      return undefined;
    case "day":
      return overrideDay(doc, day + one.after, one.minutes);
  }
}

function begun({ first, started, acts, today }: Pick<Life, "first" | "started" | "acts" | "today">): Doc {
  const doc = new Doc();
  changeHours(doc, first, MONDAY);
  enrol(doc, "r", MONDAY + started);
  const past = acts.filter(([day]) => day <= today).sort(([a], [b]) => a - b);
  for (const [day, one] of past) perform(doc, one, MONDAY + day);
  return doc;
}

interface Life {
  readonly first: readonly number[];
  readonly started: number;
  readonly acts: readonly (readonly [number, Act])[];
  readonly worked: readonly boolean[];
  readonly today: number;
  readonly last: Act;
}

function streakOf(doc: Doc, { started, worked, today }: Pick<Life, "started" | "worked" | "today">): Streak {
  const calendar = { profile: readProfile(doc), overrides: readDayOverrides(doc), pauses: readPauses(doc) };
  return weeklyStreak({
    worked: new Set(worked.flatMap((done, day) => (done && day <= today ? [MONDAY + day] : []))),
    isStudyDay: (day, asOf) => isStudyDay(calendar, day, asOf),
    started: MONDAY + started,
    today: MONDAY + today,
    weekStart: 1,
  });
}

const isMade = ({ current: { met, goal } }: Streak): boolean => goal > 0 && met >= goal;

/** Weeks in a row before this one. */
const pastWeeks = (streak: Streak): number => streak.weeks - (isMade(streak) ? 1 : 0);

describe("the streak and hours that change", () => {
  it("judges no week that is over by what is chosen today", { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(life, (one) => {
        const doc = begun(one);
        const before = pastWeeks(streakOf(doc, one));
        perform(doc, one.last, MONDAY + one.today);
        expect(pastWeeks(streakOf(doc, one))).toBe(before);
      }),
      { numRuns: RUNS },
    );
  });

  it("does not take back a week that is made when hours are added to its own", { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(life, hours, (one, more) => {
        const week = one.today - (one.today % 7);
        const doc = begun({ ...one, acts: one.acts.filter(([day, { type }]) => day < week || type !== "hours") });
        const before = streakOf(doc, one);
        const now = readProfile(doc).minutesByWeekday;
        changeHours(
          doc,
          now.map((minutes, weekday) => minutes + (more[weekday] ?? 0)),
          MONDAY + one.today,
        );
        fc.pre(isMade(before));
        expect(isMade(streakOf(doc, one))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it("keeps what held before a day, whatever that day changes again", () => {
    const doc = begun({ first: [0, 25, 25, 25, 25, 25, 0], started: 0, acts: [], today: 0 });
    changeHours(doc, [60, 60, 60, 60, 60, 60, 60], MONDAY + 21);
    changeHours(doc, [0, 0, 0, 0, 0, 0, 90], MONDAY + 21);
    const profile = readProfile(doc);
    expect(profile.earlierHours).toEqual([{ before: MONDAY + 21, minutesByWeekday: [0, 25, 25, 25, 25, 25, 0] }]);
    expect(profile.minutesByWeekday).toEqual([0, 0, 0, 0, 0, 0, 90]);
  });

  it("writes nothing about hours before anything was begun, nor when they stay", () => {
    const doc = new Doc();
    changeHours(doc, [0, 10, 10, 10, 10, 10, 0], MONDAY);
    enrol(doc, "r", MONDAY);
    changeHours(doc, [0, 10, 10, 10, 10, 10, 0], MONDAY + 3);
    expect(readProfile(doc).earlierHours).toEqual([]);
  });
});
