/** The laws can fail: each rule of the planner, switched off by itself, is caught by a law that the planner keeps. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planWith } from "#shared/planner/engine.ts";
import { RULES, type Rules } from "#shared/planner/rules.ts";
import { arbitraryInput, type Shape } from "./arbitrary-input.ts";
import * as laws from "./laws.ts";
import { withoutHistory } from "./moves.ts";

interface Mutant {
  readonly name: string;
  readonly change: Partial<Rules>;
  readonly law: laws.Law;
  readonly shape?: Shape;
  /** Both roadmaps begun today, nothing done. */
  readonly fresh?: boolean;
}

const UNHINDERED: Shape = { pins: false, futureStart: false };

const MUTANTS: readonly Mutant[] = [
  { name: "no buffer", change: { buffer: false }, law: laws.keepsCapacity },
  { name: "pauses ignored", change: { pauses: false }, law: laws.keepsCapacity },
  { name: "what was done today forgotten", change: { doneToday: false }, law: laws.keepsCapacity },
  { name: "requirements ignored", change: { requires: false }, law: laws.prerequisitesFirst },
  { name: "all tracks at once", change: { tracks: false }, law: laws.placesEverything },
  { name: "known and skipped topics planned", change: { knownAndSkipped: false }, law: laws.placesEverything },
  { name: "a used-up estimate grows too much", change: { overrun: 25 }, law: laws.placesEverything },
  { name: "crumbs allowed", change: { crumb: 0 }, law: laws.noCrumbs },
  { name: "reviews uncapped", change: { reviewsOneIn: 1 }, law: laws.reviewsAtMostHalf, shape: UNHINDERED },
  { name: "reviews by name", change: { weakestFirst: false }, law: laws.weakestFirst, shape: { shortReviews: true } },
  { name: "pins do not wait", change: { pins: false }, law: laws.pinsAndStartsWait },
  { name: "pins do not come first", change: { pins: false }, law: laws.pinsComeFirst },
  { name: "shares ignored", change: { shares: false }, law: laws.sharesHold, shape: UNHINDERED, fresh: true },
];

describe("a law catches the planner", { timeout: 600_000 }, () => {
  it.each(MUTANTS)("with $name", ({ change, law, shape = {}, fresh = false }) => {
    const inputs = arbitraryInput(shape).map((input) => (fresh ? withoutHistory(input) : input));
    const breaks = (rules: Rules): boolean => {
      const keeps = fc.property(inputs, (input) => law(input, (given) => planWith(given, rules)) === null);
      return fc.check(keeps, { numRuns: 1_000, endOnFailure: true, seed: 7 }).failed;
    };
    expect(breaks({ ...RULES, ...change })).toBe(true);
    expect(breaks(RULES)).toBe(false);
  });
});
