import { describe, expect, it } from "vitest";
import { troubles } from "./simulation.ts";

// Two files, so that two processes share the schedules. To read one: runSchedule(seed, { trace: console.log }).
describe("three browsers and a relay that suffers", () => {
  it("are equal in the end and have lost nothing, in schedules 1001 to 2000", async () => {
    expect(await troubles(1001, 2000)).toEqual([]);
  }, 600_000);
});
