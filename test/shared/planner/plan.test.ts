/** The laws of a plan, each against 10,000 random learners. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { arbitraryInput } from "./arbitrary-input.ts";
import * as laws from "./laws.ts";
import { deepFreeze, doToday, nextMorning, reordered, withoutHistory } from "./moves.ts";
import { topicEntries } from "./oracle.ts";

const RUNS = { numRuns: 10_000 };
const MINUTE = 60_000;

function holds(law: laws.Law, inputs: fc.Arbitrary<PlanInput>): void {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(law(input, plan)).toBeNull();
    }),
    RUNS,
  );
}

describe("a plan", { timeout: 10 * MINUTE }, () => {
  it("keeps every day within its capacity and names nothing twice on a day", () => {
    holds(laws.keepsCapacity, arbitraryInput({ circles: true }));
  });

  it("plans or names as unplaced exactly what is left", () => {
    holds(laws.placesEverything, arbitraryInput({ circles: true }));
  });

  it("puts what a topic requires before it", () => {
    holds(laws.prerequisitesFirst, arbitraryInput());
  });

  it("gives reviews at most half a day while topics remain", () => {
    holds(laws.reviewsAtMostHalf, arbitraryInput({ pins: false, futureStart: false }));
  });

  it("begins no crumb of a topic at a day's end", () => {
    holds(laws.noCrumbs, arbitraryInput());
  });

  it("asks first what is closest to being forgotten, and nothing before it is due", () => {
    holds(laws.weakestFirst, arbitraryInput({ shortReviews: true }));
  });

  it("lets pinned topics and roadmaps to come wait for their day", () => {
    holds(laws.pinsAndStartsWait, arbitraryInput());
  });

  it("puts a pinned topic first from its day on", () => {
    holds(laws.pinsComeFirst, arbitraryInput());
  });

  it("shares the days between two roadmaps", () => {
    holds(laws.sharesHold, arbitraryInput({ pins: false, futureStart: false }).map(withoutHistory));
  });

  it("does not depend on the order of lists and maps, and changes none of them", () => {
    fc.assert(
      fc.property(arbitraryInput({ circles: true, targets: true }), (input) => {
        const copy = structuredClone(input);
        const planned = plan(deepFreeze(input));
        expect(input).toEqual(copy);
        expect(plan(reordered(input))).toEqual(planned);
      }),
      RUNS,
    );
  });

  it("leaves tomorrow as it was when exactly today is done", () => {
    fc.assert(
      fc.property(arbitraryInput({ workedToday: false }), (input) => {
        const before = plan(input);
        fc.pre(before.status.type !== "no-capacity");
        const after = plan(nextMorning(doToday(input, before)));
        expect(after.days).toEqual(before.days.slice(1));
        if (after.finish) expect(after.finish.from).toBe(before.finish?.from);
      }),
      RUNS,
    );
  });

  it("moves nothing to another day in the evening of a day that went as planned", () => {
    fc.assert(
      fc.property(arbitraryInput({ workedToday: false }), (input) => {
        const before = plan(input);
        fc.pre(before.status.type !== "no-capacity");
        const evening = plan(doToday(input, before));
        expect(evening.days.slice(1)).toEqual(before.days.slice(1));
        expect(evening.days[0]?.entries ?? []).toEqual([]);
      }),
      RUNS,
    );
  });

  it("keeps the order after a missed day, drops nothing and fills no day above its capacity", () => {
    fc.assert(
      fc.property(arbitraryInput({ pins: false }), (input) => {
        const missed = nextMorning(input);
        const orderIn = (of: PlanInput): Record<string, string[]> => {
          const entries = topicEntries(plan(of));
          const keys = [...new Set(entries.map(({ key }) => key))];
          return Object.fromEntries(
            of.enrolments.map(({ roadmap }) => [roadmap, keys.filter((key) => key.startsWith(`${roadmap}/`))]),
          );
        };
        expect(orderIn(missed)).toEqual(orderIn(input));
        expect(laws.keepsCapacity(missed, plan)).toBeNull();
        expect(laws.placesEverything(missed, plan)).toBeNull();
      }),
      RUNS,
    );
  });

  it("offers extra minutes only where they meet the target", () => {
    let offers = 0;
    fc.assert(
      fc.property(arbitraryInput({ targets: true, futureStart: false }), (input) => {
        const { status } = plan(input);
        if (status.type !== "late" || status.extraMinutes === null) return;
        offers++;
        const extra = status.extraMinutes;
        const minutesByWeekday = input.profile.minutesByWeekday.map((minutes) => (minutes > 0 ? minutes + extra : 0));
        const better = plan({ ...input, profile: { ...input.profile, minutesByWeekday } });
        const end = topicEntries(better).findLast(({ roadmap }) => roadmap === status.roadmap)?.day ?? -Infinity;
        expect(extra).toBeGreaterThan(0);
        expect(end).toBeLessThanOrEqual(status.target);
      }),
      RUNS,
    );
    expect(offers).toBeGreaterThan(500);
  });
});
