import { expect, it } from "vitest";
import { plan } from "#shared/planner/plan.ts";
import { whatMoved } from "#shared/planner/what-moved.ts";
import { TODAY, learner, roadmapOf } from "./learner.ts";

const ROADMAP = roadmapOf([
  { id: "a", minutes: 30 },
  { id: "b", minutes: 60 },
]);

it("names the parts that a day off moves, and none else", () => {
  const before = learner({ minutes: 30, roadmap: ROADMAP });
  const after = { ...before, overrides: new Map([[TODAY + 2, 0]]) };
  expect(whatMoved(plan(before), plan(after))).toEqual([
    { roadmap: "r", step: "s", topic: "b", part: 2, from: TODAY + 2, to: TODAY + 3 },
  ]);
});

it("names nothing when nothing moved", () => {
  const input = learner({ minutes: 30, roadmap: ROADMAP });
  expect(whatMoved(plan(input), plan(input))).toEqual([]);
});
