import { describe, expect, it } from "vitest";
import { baselineOf, differenceOf, isWorthAsking, optionalTopics } from "#shared/planner/difference.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { done, enrolment, learner, roadmapOf, THREE, TODAY } from "./learner.ts";

const INPUT = learner({ minutes: 30, roadmap: THREE });

function accepted(input: PlanInput, roadmap = "r") {
  const baseline = baselineOf(input, plan(input), roadmap);
  if (!baseline) throw new Error("no dates to accept");
  return baseline;
}

function differ(now: PlanInput, then: PlanInput = INPUT) {
  return differenceOf(now, plan(now), "r", accepted(then));
}

describe("accepted dates", () => {
  it("hold the finish, each step's last day, and the minutes left by week", () => {
    const many = roadmapOf(Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, minutes: 30 })));
    const baseline = accepted(learner({ minutes: 30, roadmap: many }));
    expect(baseline).toEqual({
      day: TODAY,
      finish: { from: TODAY + 19, to: TODAY + 24 },
      steps: { s: TODAY + 19 },
      left: [
        [TODAY - 1, 600],
        [TODAY + 6, 390],
        [TODAY + 13, 180],
        [TODAY + 19, 0],
      ],
    });
  });

  it("are none while some topic finds no day", () => {
    const none = learner({ minutes: 0, roadmap: THREE });
    expect(baselineOf(none, plan(none), "r")).toBeNull();
  });

  it("are of one roadmap alone where two are walked", () => {
    const other = roadmapOf([{ id: "z", minutes: 30 }], "other");
    const roadmaps = new Map([
      ["r", THREE],
      ["other", other],
    ]);
    const both = { ...INPUT, roadmaps, enrolments: [enrolment(), enrolment({ roadmap: "other" })] };
    expect(accepted(both, "other").finish.from).toBeLessThan(accepted(both, "r").finish.from);
    expect(accepted(both, "r").left[0]).toEqual([TODAY - 1, 90]);
  });
});

describe("a difference", () => {
  it("is none on a day on which all goes as planned", () => {
    expect(differ({ ...INPUT, today: TODAY + 1, progress: new Map([["r/a", done(TODAY)]]) })).toMatchObject({
      studyDays: 0,
      missed: 0,
    });
  });

  it("counts the study days that were missed, and asks from the second one on", () => {
    const late = (days: number) => differ({ ...INPUT, today: TODAY + days });
    expect([1, 2, 5].map((days) => [late(days)?.missed, late(days)?.studyDays])).toEqual([
      [1, 1],
      [2, 2],
      [5, 5],
    ]);
    expect([1, 2].map((days) => isWorthAsking(late(days) ?? expect.fail()))).toEqual([false, true]);
  });

  it("does not count days off as missed", () => {
    const overrides = new Map([1, 2, 3].map((ahead) => [TODAY + ahead, 0]));
    const then = { ...INPUT, overrides };
    const now = { ...then, today: TODAY + 4, progress: new Map([["r/a", done(TODAY)]]) };
    expect(differ(now, then)).toMatchObject({ studyDays: 0, missed: 0 });
  });

  it("is below zero where the plan ends earlier, and then nothing is asked", () => {
    const difference = differ({ ...INPUT, progress: new Map([["r/a", done(TODAY - 1)]]) });
    expect(difference?.studyDays).toBe(-1);
    expect(isWorthAsking(difference ?? expect.fail())).toBe(false);
  });

  it("asks where no day is found at all", () => {
    const difference = differ({ ...INPUT, profile: { ...INPUT.profile, minutesByWeekday: [0, 0, 0, 0, 0, 0, 0] } });
    expect(difference?.after).toBeNull();
    expect(isWorthAsking(difference ?? expect.fail())).toBe(true);
  });

  it("is null when all is walked", () => {
    const progress = new Map(["a", "b", "c"].map((id) => [`r/${id}`, done(TODAY)]));
    expect(differ({ ...INPUT, progress })).toBeNull();
  });

  it("names old and new last days by step", () => {
    expect(differ({ ...INPUT, today: TODAY + 3 })?.steps).toEqual([{ step: "s", before: TODAY + 2, after: TODAY + 5 }]);
  });
});

describe("optional topics", () => {
  it("are those of the plan, placed or not, in its order", () => {
    const roadmap = roadmapOf([
      { id: "a", minutes: 30 },
      { id: "b", minutes: 30, optional: true },
      { id: "c", minutes: 30, optional: true },
    ]);
    const input = learner({ minutes: 30, roadmap, progress: new Map([["r/b", done(TODAY)]]) });
    expect(optionalTopics(input, plan(input)).map(({ key }) => key)).toEqual(["r/c"]);
    const none = learner({ minutes: 0, roadmap });
    expect(optionalTopics(none, plan(none)).map(({ key }) => key)).toEqual(["r/b", "r/c"]);
  });
});
