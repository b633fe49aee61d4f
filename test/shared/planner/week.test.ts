import { describe, expect, it } from "vitest";
import type { Mark } from "#shared/domain/progress.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { weekOf, weekStrip, type WeekFacts } from "#shared/planner/week.ts";
import { isoOfDay, weekdayOfDay } from "#shared/std/day.ts";
import { TODAY, enrolment, learner, roadmapOf } from "./learner.ts";

const THURSDAY = TODAY + 4;
const ROADMAP = roadmapOf([{ id: "a", minutes: 60 }]);
const NOTHING: WeekFacts = { reviewDays: new Set(), todayDone: false };

function strip(change: Partial<PlanInput>, facts = NOTHING): string {
  const profile = { minutesByWeekday: [0, 30, 30, 0, 30, 30, 30], bufferPercent: 0 };
  const enrolments = [enrolment({ started: TODAY - 30 })];
  const input = learner({ minutes: 0, roadmap: ROADMAP, profile, enrolments, today: THURSDAY, ...change });
  return weekStrip(input, plan(input), 1, facts)
    .map(({ state }) => state)
    .join(" ");
}

describe("the week", () => {
  it("begins on any weekday", () => {
    for (let weekStart = 0; weekStart < 7; weekStart++) {
      const days = weekOf(THURSDAY, weekStart);
      expect(days).toHaveLength(7);
      expect(days).toContain(THURSDAY);
      expect(weekdayOfDay(days[0] ?? 0)).toBe(weekStart);
    }
    expect(isoOfDay(weekOf(THURSDAY, 1)[0] ?? 0)).toBe("2026-11-23");
  });

  it("shows done, off, today and planned days, and a missed day like a planned one", () => {
    const mark: Mark = { state: "done", day: TODAY + 1, rev: 1 };
    expect(strip({ progress: new Map([["r/other", mark]]) })).toBe("done planned off today planned off off");
  });

  it("counts timed minutes and answered reviews as done, on days off too", () => {
    const studyIntervals = [{ roadmap: "r", topic: "a", day: TODAY + 2, minutes: 5 }];
    const facts = { ...NOTHING, reviewDays: new Set([TODAY + 3]) };
    expect(strip({ studyIntervals }, facts)).toBe("planned done done today planned off off");
  });

  it("shows today as done when its list is", () => {
    expect(strip({}, { ...NOTHING, todayDone: true })).toBe("planned planned off done planned off off");
  });

  it("owes nothing for days before the start or in a pause", () => {
    const pauses = new Map([["p", { from: TODAY + 2, to: TODAY + 2 }]]);
    expect(strip({ enrolments: [enrolment({ started: TODAY + 2 })], pauses })).toBe(
      "off off off today planned off off",
    );
  });
});
