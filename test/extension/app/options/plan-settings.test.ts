import { beforeEach, describe, expect, it } from "vitest";
import type { PlanScreen } from "#ext/app/options/options-screen.ts";
import type { PlanOptions } from "#ext/app/options/plan-options.ts";
import { readDayOverrides, readPauses } from "#shared/domain/calendar.ts";
import { enrol, readEnrolments } from "#shared/domain/enrolments.ts";
import { isoOfDay } from "#shared/std/day.ts";
import { optionsFixture, TODAY, type OptionsFixture } from "./options-fixture.ts";
import { settled } from "#test/support/settled.ts";

describe("the plan's settings", () => {
  let fixture: OptionsFixture;
  let plan: PlanOptions;
  const screen = (): PlanScreen => plan.screen.value;

  beforeEach(async () => {
    fixture = await optionsFixture();
    await fixture.model.start();
    const opened = fixture.model.plan.value;
    if (!opened) throw new Error("the library is not open");
    plan = opened;
    plan.acceptDates();
  });

  it("show old and new dates after a change of hours, and move the accepted ones only when they are taken", () => {
    expect(screen().dates?.type).toBe("moved");
    const before = screen().summary;
    plan.setMinutes(1, 5);
    expect(screen().dates).toMatchObject({ type: "waiting" });
    expect(screen().summary).not.toBe(before);
    plan.acceptDates();
    expect(screen().dates?.type).toBe("moved");
    plan.undoDates();
    expect(screen().dates?.type).toBe("waiting");
  });

  it("set one pace on all study days, and Monday to Friday where there were none", () => {
    expect(screen().paces.map((pace) => pace.chosen)).toEqual([false, true, false]);
    plan.setMinutes(6, 90);
    plan.setPace(45);
    expect(screen().days.map((day) => day.minutes)).toEqual([45, 45, 45, 45, 45, 45, 0]);
    for (const { weekday } of screen().days) plan.setMinutes(weekday, 0);
    expect(screen().dates).toEqual({ type: "told", text: "No day has minutes, so the plan waits." });
    plan.setPace(10);
    expect(screen().days.map((day) => day.minutes)).toEqual([10, 10, 10, 10, 10, 0, 0]);
  });

  it("take the count off the toolbar button at once, and put it back", async () => {
    // A day with minutes, whichever day it is.
    for (const { weekday } of screen().days) plan.setMinutes(weekday, 30);
    const card = { key: "small/q1", roadmap: "small", last: TODAY - 9, due: TODAY, stability: 4, minutes: 1 };
    await fixture.ports.cardCache.write({ builtOn: TODAY, cards: [card], days: [] });
    await settled();
    plan.setShowBadge(false);
    plan.setShowBadge(true);
    expect(fixture.due).toEqual([0, 1]);
  });

  it("take days off, alone or in a row, list them by date, and take them back", () => {
    expect(plan.addTimeOff(isoOfDay(TODAY + 9), isoOfDay(TODAY + 15))).toBe(true);
    expect(plan.addTimeOff(isoOfDay(TODAY + 1), "")).toBe(true);
    expect(readDayOverrides(fixture.open.doc)).toEqual(new Map([[TODAY + 1, 0]]));
    expect([...readPauses(fixture.open.doc).values()]).toEqual([{ from: TODAY + 9, to: TODAY + 15 }]);
    expect(screen().timeOff.map((line) => line.key.split("/")[0])).toEqual(["day", "pause"]);
    expect(screen().dates?.type).not.toBe("waiting");
    for (const line of screen().timeOff) plan.removeTimeOff(line.key);
    expect(screen().timeOff).toEqual([]);
    expect(readDayOverrides(fixture.open.doc).size + readPauses(fixture.open.doc).size).toBe(0);
  });

  it.each([
    ["", ""],
    ["2026-11-30", "2026-11-29"],
    ["2026-11-01", "2026-11-02"],
    ["2026-02-30", ""],
  ])("refuse time off from %o to %o", (from, to) => {
    expect(plan.addTimeOff(from, to)).toBe(false);
    expect(screen().timeOff).toEqual([]);
  });

  it("share the days among roadmaps once there are two", () => {
    expect(screen().shares).toEqual([]);
    fixture.open.doc.transact(() => enrol(fixture.open.doc, "other", TODAY));
    plan.setShare("small", 3);
    expect(screen().shares.map(({ title, text }) => [title, text])).toEqual([
      ["other", "Gets about 25 % of your days."],
      ["A small roadmap", "Gets about 75 % of your days."],
    ]);
    expect(readEnrolments(fixture.open.doc).find(({ roadmap }) => roadmap === "small")?.share).toBe(3);
  });

  it("forget today's list, which the change may make another one", () => {
    fixture.ports.todayList.write(TODAY, ["small/one.a.t1"]);
    plan.setMinutes(0, 60);
    expect(fixture.ports.todayList.read(TODAY)).toBeNull();
  });
});
