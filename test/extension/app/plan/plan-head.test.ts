import { describe, expect, it } from "vitest";
import { planHead } from "#ext/app/plan/plan-head.ts";
import { plan } from "#shared/planner/plan.ts";
import { createTestTexts } from "#test/support/test-texts.ts";
import { enrolment, learner, roadmapOf, TODAY } from "../../../shared/planner/learner.ts";

const ROADMAP = roadmapOf(Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, minutes: 25 })));

/** TODAY is a Sunday. */
function metaOf(started: number, weekStart: number): string {
  const input = learner({ minutes: 25, roadmap: ROADMAP, enrolments: [enrolment({ started })] });
  return planHead(createTestTexts(), input, plan(input), weekStart).meta;
}

describe("the head of the plan page", () => {
  it("counts the weeks of the calendar, as the bars and the streak do", () => {
    expect(metaOf(TODAY - 1, 0)).toMatch(/^Week 2 of about /);
    expect(metaOf(TODAY - 1, 1)).toMatch(/^Week 1 of about /);
    expect(metaOf(TODAY - 6, 1)).toMatch(/^Week 1 of about /);
    expect(metaOf(TODAY - 7, 1)).toMatch(/^Week 2 of about /);
  });
});
