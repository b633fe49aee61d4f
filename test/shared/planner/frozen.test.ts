import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepShown } from "#shared/planner/frozen.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { todayItems } from "#shared/planner/today.ts";
import { arbitraryInput } from "./arbitrary-input.ts";
import { done, enrolment, learner, roadmapOf, TODAY } from "./learner.ts";

const FIVE = roadmapOf(["a", "b", "c", "d", "e"].map((id) => ({ id, minutes: 20 })));
const INPUT = learner({ minutes: 40, roadmap: FIVE });
const SHOWN = ["r/a", "r/b"];

function kept(input: PlanInput, shown: readonly string[] = SHOWN): readonly string[] {
  return keepShown(input, todayItems(input), shown).map((row) => `${row.done ? "x" : "o"} ${row.topic}`);
}

describe("today's list as it was shown", () => {
  it("is what is planned, when nothing came in", () => {
    expect(kept(INPUT)).toEqual(["o a", "o b"]);
  });

  it("does not change its order when another device pins a later topic to today", () => {
    const input = { ...INPUT, pins: new Map([["r/c", TODAY]]) };
    expect(todayItems(input).map((row) => row.topic)).toEqual(["c", "a"]);
    expect(kept(input)).toEqual(["o a", "o b"]);
  });

  it("shows as done what another device did yesterday, and takes up as much as the day still holds", () => {
    const input = { ...INPUT, progress: new Map([["r/a", done(TODAY - 1)]]) };
    expect(kept(input)).toEqual(["x a", "o b", "o c"]);
  });

  it("keeps its rows when the day got shorter elsewhere, and adds none", () => {
    expect(kept({ ...INPUT, overrides: new Map([[TODAY, 20]]) })).toEqual(["o a", "o b"]);
  });

  it("lets go of what is skipped, known, or no longer in the roadmap", () => {
    expect(kept({ ...INPUT, progress: new Map([["r/a", { ...done(TODAY), state: "skipped" }]]) })).toEqual([
      "o b",
      "o c",
    ]);
    expect(kept({ ...INPUT, enrolments: [enrolment({ known: new Set(["b"]) })] })).toEqual(["o a", "o c"]);
    expect(kept(INPUT, ["r/gone", "r/b"])).toEqual(["o b", "o a"]);
  });

  it("stays empty on a day off", () => {
    expect(kept({ ...INPUT, overrides: new Map([[TODAY, 0]]) }, [])).toEqual([]);
  });

  it("never holds a row twice, and never loses one that was shown before another device's acts came in", () => {
    fc.assert(
      fc.property(arbitraryInput(), (input) => {
        const before = { ...input, pins: new Map(), overrides: new Map(), pauses: new Map() };
        const shown = todayItems(before).map((row) => row.key);
        const keys = keepShown(input, todayItems(input), shown).map((row) => row.key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.slice(0, shown.length)).toEqual(shown);
      }),
      { numRuns: 2000 },
    );
  });
});
