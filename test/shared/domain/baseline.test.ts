import { describe, expect, it } from "vitest";
import { readBaselines, writeBaseline, type Baseline } from "#shared/domain/baseline.ts";
import { enrol, readEnrolments } from "#shared/domain/enrolments.ts";
import { tryOut } from "#shared/domain/try-out.ts";
import { twoDevices } from "./two-devices.ts";

const BASELINE: Baseline = {
  day: 20_779,
  finish: { from: 20_800, to: 20_810 },
  steps: { one: 20_790, two: 20_800 },
  left: [
    [20_778, 75],
    [20_800, 0],
  ],
};

describe("baselines", () => {
  it("read as they were written, beside the enrolment they belong to", () => {
    const { here } = twoDevices();
    enrol(here, "small", 20_779);
    writeBaseline(here, "small", BASELINE);
    expect(readBaselines(here)).toEqual(new Map([["small", BASELINE]]));
    expect(readEnrolments(here).map(({ roadmap }) => roadmap)).toEqual(["small"]);
  });

  it("hold one of two acceptances as a whole, the same on both devices", () => {
    const { here, there, meet } = twoDevices();
    const other = { ...BASELINE, day: 20_780, finish: { from: 20_900, to: 20_920 } };
    writeBaseline(here, "small", BASELINE);
    writeBaseline(there, "small", other);
    meet();
    expect(readBaselines(here)).toEqual(readBaselines(there));
    expect([BASELINE, other]).toContainEqual(readBaselines(here).get("small"));
  });

  it("pass over a value that is not understood, and leave it where it is", () => {
    const { here } = twoDevices();
    here.getMap("enrolments").set("small/baseline", { day: "tomorrow" });
    expect(readBaselines(here).size).toBe(0);
    expect(here.getMap("enrolments").get("small/baseline")).toEqual({ day: "tomorrow" });
  });

  it("are not written again when they are the same: an overwrite costs bytes for ever", () => {
    const { here } = twoDevices();
    writeBaseline(here, "small", BASELINE);
    let updates = 0;
    here.on("update", () => updates++);
    writeBaseline(here, "small", { ...BASELINE });
    expect(updates).toBe(0);
  });
});

describe("trying out", () => {
  it("reads what an act would make of a doc, and leaves the doc as it is", () => {
    const { here } = twoDevices();
    enrol(here, "small", 20_779);
    const tried = tryOut(here, (doc) => enrol(doc, "other", 20_779), readEnrolments);
    expect(tried.map(({ roadmap }) => roadmap)).toEqual(["other", "small"]);
    expect(readEnrolments(here)).toHaveLength(1);
  });
});
