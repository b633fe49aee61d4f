import { describe, expect, it } from "vitest";
import { MUTANTS } from "./mutants.ts";
import { firstTrouble } from "./simulation.ts";

describe("the simulation finds what is lost without", () => {
  for (const { without, options } of MUTANTS) {
    it(without, { timeout: 300_000 }, async () => {
      expect(await firstTrouble(300, options)).toMatch(/lost|shows another|lacks|ends/);
    });
  }
});
