/** Odd calendars, one by one: days, starts, targets and the finish. */
import { describe, expect, it } from "vitest";
import type { DueReview, Plan } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { dayOfDate, dayOfWallClock, isoOfDay } from "#shared/std/day.ts";
import { THREE, TODAY, done, enrolment, learner, roadmapOf, sketch } from "./learner.ts";

describe("days", () => {
  it("says so when all days are zero, and ends", () => {
    const { days, unplaced, finish, status } = plan(learner({ minutes: 0, roadmap: THREE }));
    expect({ days, finish, status }).toEqual({ days: [], finish: null, status: { type: "no-capacity" } });
    expect(unplaced.topics.map(({ topic, minutes }) => `${topic}:${minutes}`)).toEqual(["a:30", "b:30", "c:30"]);
  });

  it("fills single days that are set by hand when all weekdays are zero", () => {
    const overrides = new Map([[TODAY + 4, 45]]);
    const planned = plan(learner({ minutes: 0, roadmap: THREE, overrides }));
    expect(sketch(planned)).toEqual(["", "", "", "", "a1/1:30 b1/1:15"]);
    expect(planned.unplaced.topics.map(({ topic, minutes }) => `${topic}:${minutes}`)).toEqual(["b:15", "c:30"]);
  });

  it("splits a topic longer than a week into numbered parts", () => {
    const long = roadmapOf([{ id: "long", minutes: 205 }]);
    expect(sketch(plan(learner({ minutes: 20, roadmap: long })))).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `long${n + 1}/11:20`),
      "long11/11:5",
    ]);
  });

  it("counts the parts done before when it numbers the rest", () => {
    const studyIntervals = [{ roadmap: "r", topic: "a", day: TODAY - 3, minutes: 20 }];
    expect(sketch(plan(learner({ minutes: 20, roadmap: THREE, studyIntervals })))[0]).toBe("a2/2:10");
  });

  it("leaves a crumb of a day free rather than begin a topic in it", () => {
    expect(sketch(plan(learner({ minutes: 40, roadmap: THREE })))).toEqual(["a1/1:30", "b1/1:30", "c1/1:30"]);
    expect(sketch(plan(learner({ minutes: 45, roadmap: THREE })))).toEqual(["a1/1:30 b1/2:15", "b2/2:15 c1/1:30"]);
  });

  it("plans 29 February like any other day", () => {
    const today = dayOfDate(2028, 2, 28);
    const planned = plan(learner({ minutes: 30, roadmap: THREE, today, enrolments: [enrolment({ started: today })] }));
    expect(planned.days.map(({ day }) => isoOfDay(day))).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
  });

  it("treats a date that the calendar skipped as a missed day", () => {
    const eve = dayOfDate(2011, 12, 29);
    const input = learner({ minutes: 30, roadmap: THREE, today: eve, enrolments: [enrolment({ started: eve })] });
    const studyIntervals = [{ roadmap: "r", topic: "a", day: eve, minutes: 30 }];
    const after = plan({ ...input, today: eve + 2, studyIntervals, progress: new Map([["r/a", done(eve)]]) });
    expect(after.days.map(({ day }) => isoOfDay(day))).toEqual(["2011-12-31", "2012-01-01"]);
    expect(sketch(after)).toEqual(["b1/1:30", "c1/1:30"]);
  });

  it("stays on yesterday's plan until the rollover hour, also when the clocks change in that night", () => {
    const evening = dayOfWallClock({ year: 2026, month: 3, date: 28, hour: 23 }, 4);
    const night = dayOfWallClock({ year: 2026, month: 3, date: 29, hour: 3 }, 4);
    const morning = dayOfWallClock({ year: 2026, month: 3, date: 29, hour: 4 }, 4);
    const on = (today: number): Plan =>
      plan(learner({ minutes: 30, roadmap: THREE, today, enrolments: [enrolment({ started: evening })] }));
    expect(on(night)).toEqual(on(evening));
    expect(on(morning).days[0]?.day).toBe(evening + 1);
  });

  it("gives a day that is lived twice, on a journey west, no second helping", () => {
    const progress = new Map([["r/a", done(TODAY)]]);
    const planned = plan(learner({ minutes: 30, roadmap: THREE, progress }));
    expect(sketch(planned)).toEqual(["", "b1/1:30", "c1/1:30"]);
  });

  it("counts work with the date of a wrong clock, but never as today's", () => {
    const progress = new Map([["r/a", done(TODAY + 365)]]);
    expect(sketch(plan(learner({ minutes: 30, roadmap: THREE, progress })))).toEqual(["b1/1:30", "c1/1:30"]);
  });

  it("keeps the work of a day that is set free afterwards", () => {
    const studyIntervals = [{ roadmap: "r", topic: "a", day: TODAY, minutes: 20 }];
    const overrides = new Map([[TODAY, 0]]);
    const planned = plan(learner({ minutes: 30, roadmap: THREE, studyIntervals, overrides }));
    expect(sketch(planned)).toEqual(["", "a2/2:10 b1/2:20", "b2/2:10 c1/2:20", "c2/2:10"]);
  });

  it("makes no debt of a pause: the plan goes on after it", () => {
    const pauses = new Map([["p", { from: TODAY + 1, to: TODAY + 3 }]]);
    expect(sketch(plan(learner({ minutes: 30, roadmap: THREE, pauses })))).toEqual([
      "a1/1:30",
      "",
      "",
      "",
      "b1/1:30",
      "c1/1:30",
    ]);
  });

  it("waits for a start in the future", () => {
    const enrolments = [enrolment({ started: TODAY + 2 })];
    expect(sketch(plan(learner({ minutes: 60, roadmap: THREE, enrolments })))).toEqual([
      "",
      "",
      "a1/1:30 b1/1:30",
      "c1/1:30",
    ]);
  });
});

describe("finish and status", () => {
  it("gives a range: the plan's last day, and a quarter more study days", () => {
    const roadmap = roadmapOf([{ id: "a", minutes: 300 }]);
    const weekdays = [0, 30, 30, 30, 30, 30, 0];
    const profile = { minutesByWeekday: weekdays, bufferPercent: 0 };
    const { finish, status } = plan(learner({ minutes: 0, roadmap, profile }));
    expect(status).toEqual({ type: "ok" });
    expect(finish).toEqual({ from: dayOfDate(2026, 12, 4), to: dayOfDate(2026, 12, 9) });
  });

  it("is done when everything is done, and goes on with reviews", () => {
    const progress = new Map(["r/a", "r/b", "r/c"].map((key) => [key, done(TODAY - 1)]));
    const reviews: DueReview[] = [{ question: "q", roadmap: "r", due: TODAY + 1, retrievability: 0.9, minutes: 2 }];
    const planned = plan(learner({ minutes: 30, roadmap: THREE, progress, reviews }));
    expect(planned).toMatchObject({ status: { type: "done" }, finish: null });
    expect(sketch(planned)).toEqual(["", "q1:2"]);
  });

  it("is done with an empty roadmap", () => {
    const { days, status } = plan(learner({ minutes: 30, roadmap: roadmapOf([]) }));
    expect({ days, status }).toEqual({ days: [], status: { type: "done" } });
  });

  it("offers tried numbers when the target is too near", () => {
    const enrolments = [enrolment({ target: TODAY + 1 })];
    const roadmap = roadmapOf([
      { id: "a", minutes: 60 },
      { id: "b", minutes: 30, optional: true },
    ]);
    expect(plan(learner({ minutes: 30, roadmap, enrolments })).status).toEqual({
      type: "late",
      roadmap: "r",
      target: TODAY + 1,
      finish: TODAY + 2,
      extraMinutes: 15,
      optionalMinutes: 30,
    });
  });

  it("offers no minutes for a target that no day could meet", () => {
    const roadmap = roadmapOf([{ id: "a", minutes: 5000 }]);
    const planned = plan(learner({ minutes: 30, roadmap, enrolments: [enrolment({ target: TODAY + 2 })] }));
    expect(planned.status).toMatchObject({ type: "late", extraMinutes: null });
    expect(planned.days[0]?.entries[0]?.minutes).toBe(30);
  });

  it("says late, without a number, when the target has passed", () => {
    const planned = plan(learner({ minutes: 30, roadmap: THREE, enrolments: [enrolment({ target: TODAY - 1 })] }));
    expect(planned.status).toMatchObject({ type: "late", extraMinutes: null, finish: TODAY + 2 });
  });

  it("is in time when the target is today and the rest fits", () => {
    const roadmap = roadmapOf([{ id: "a", minutes: 30 }]);
    expect(plan(learner({ minutes: 30, roadmap, enrolments: [enrolment({ target: TODAY })] })).status.type).toBe("ok");
  });
});
