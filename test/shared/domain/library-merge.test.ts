/** Every shape of the library doc, edited on two devices that are offline, merges without losing either edit. */
import { describe, expect, it } from "vitest";
import type { Doc } from "yjs";
import {
  addPause,
  endPause,
  overrideDay,
  pinTopic,
  readDayOverrides,
  readPauses,
  readPins,
} from "#shared/domain/calendar.ts";
import { chooseTrack, enrol, markKnown, readEnrolments, setEnrolmentField } from "#shared/domain/enrolments.ts";
import {
  listDoc,
  putDevice,
  putImportedRoadmap,
  readDevices,
  readDocList,
  readImportedRoadmaps,
  readRelay,
  writeRelay,
} from "#shared/domain/household.ts";
import { keyOf, resourceKey } from "#shared/domain/ids.ts";
import { hoursOn } from "#shared/domain/hours.ts";
import { changeHours, readProfile, writeProfile } from "#shared/domain/profile.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import { isNewerSchema, SCHEMA_MAJOR, schemaMajorOf, stampSchema } from "#shared/domain/schema-version.ts";
import { addStudyInterval, readStudyIntervals } from "#shared/domain/study.ts";
import { twoDevices } from "./two-devices.ts";

const ROADMAP = "backend-developer";
const DAY = 20_779;

function begun(doc: Doc): void {
  stampSchema(doc);
  enrol(doc, ROADMAP, DAY);
}

describe("profile", () => {
  it("keeps the minutes of two weekdays that two devices changed", () => {
    const { here, there, meet } = twoDevices((doc) =>
      writeProfile(doc, { minutesByWeekday: [0, 25, 25, 25, 25, 25, 0] }),
    );
    writeProfile(here, { minutesByWeekday: [0, 60, 25, 25, 25, 25, 0] });
    writeProfile(there, { minutesByWeekday: [0, 25, 25, 25, 25, 25, 90] });
    meet();
    expect(readProfile(here).minutesByWeekday).toEqual([0, 60, 25, 25, 25, 25, 90]);
  });

  it("keeps the hours that held before each of two devices changed them", () => {
    const { here, there, meet } = twoDevices(begun);
    changeHours(here, [0, 60, 25, 25, 25, 25, 0], DAY + 5);
    changeHours(there, [0, 25, 25, 25, 25, 25, 90], DAY + 3);
    meet();
    const profile = readProfile(here);
    expect(profile.minutesByWeekday).toEqual([0, 60, 25, 25, 25, 25, 90]);
    expect(profile.earlierHours?.map(({ before }) => before)).toEqual([DAY + 3, DAY + 5]);
    expect(hoursOn(profile, DAY + 2)).toEqual([0, 25, 25, 25, 25, 25, 0]);
    expect(hoursOn(profile, DAY + 5)).toEqual(profile.minutesByWeekday);
  });

  it("keeps both also when no profile was ever stored", () => {
    const { here, there, meet } = twoDevices();
    writeProfile(here, { minutesByWeekday: [0, 60, 25, 25, 25, 25, 0] });
    writeProfile(there, { minutesByWeekday: [0, 25, 25, 25, 25, 25, 90] });
    meet();
    expect(readProfile(here).minutesByWeekday).toEqual([0, 60, 25, 25, 25, 25, 90]);
  });

  it("keeps the rollover hour of one device and the buffer of the other", () => {
    const { here, there, meet } = twoDevices();
    writeProfile(here, { rolloverHour: 5 });
    writeProfile(there, { bufferPercent: 20, weekStart: 1, showWeek: false });
    meet();
    expect(readProfile(there)).toMatchObject({ rolloverHour: 5, bufferPercent: 20, weekStart: 1, showWeek: false });
  });
});

describe("enrolments", () => {
  it("keep two roadmaps begun on two devices", () => {
    const { here, there, meet } = twoDevices();
    enrol(here, ROADMAP, DAY);
    enrol(there, "imported-1", DAY + 1);
    meet();
    expect(readEnrolments(here).map(({ roadmap }) => roadmap)).toEqual([ROADMAP, "imported-1"]);
  });

  it("keep one enrolment when both devices begin the same roadmap", () => {
    const { here, there, meet } = twoDevices();
    enrol(here, ROADMAP, DAY);
    enrol(there, ROADMAP, DAY);
    meet();
    expect(readEnrolments(here)).toHaveLength(1);
  });

  it("keep the target of one device and the share of the other", () => {
    const { here, there, meet } = twoDevices(begun);
    setEnrolmentField(here, ROADMAP, { target: DAY + 200 });
    setEnrolmentField(there, ROADMAP, { share: 2, archived: true });
    meet();
    expect(readEnrolments(here)[0]).toMatchObject({ target: DAY + 200, share: 2, archived: true });
  });

  it("keep two tracks chosen on two devices", () => {
    const { here, there, meet } = twoDevices(begun);
    chooseTrack(here, ROADMAP, "language", "go");
    chooseTrack(there, ROADMAP, "database", "postgres");
    meet();
    expect(readEnrolments(here)[0]?.tracks).toEqual({ language: "go", database: "postgres" });
  });

  it("keep topics that two devices marked as known, and one that was taken back", () => {
    const { here, there, meet } = twoDevices((doc) => {
      begun(doc);
      markKnown(doc, ROADMAP, "git", true);
    });
    markKnown(here, ROADMAP, "http", true);
    markKnown(there, ROADMAP, "dns", true);
    markKnown(there, ROADMAP, "git", false);
    meet();
    expect([...(readEnrolments(here)[0]?.known ?? [])].sort()).toEqual(["dns", "http"]);
  });
});

describe("calendar", () => {
  it("keeps two pins", () => {
    const { here, there, meet } = twoDevices();
    pinTopic(here, ROADMAP, "http", DAY);
    pinTopic(there, ROADMAP, "dns", DAY + 1);
    meet();
    expect(readPins(here)).toEqual(
      new Map([
        [keyOf(ROADMAP, "http"), DAY],
        [keyOf(ROADMAP, "dns"), DAY + 1],
      ]),
    );
  });

  it("keeps two pauses, and the end of a third", () => {
    const { here, there, meet } = twoDevices((doc) => addPause(doc, "p0", { from: DAY, to: DAY }));
    addPause(here, "p1", { from: DAY + 1, to: DAY + 2 });
    addPause(there, "p2", { from: DAY + 5, to: DAY + 6 });
    endPause(there, "p0", DAY);
    meet();
    expect([...readPauses(here).keys()].sort()).toEqual(["p1", "p2"]);
  });

  it("leaves the days of a pause off that went by before it was ended", () => {
    const { here, there, meet } = twoDevices((doc) => addPause(doc, "p0", { from: DAY, to: DAY + 9 }));
    endPause(here, "p0", DAY + 4);
    meet();
    expect(readPauses(there).get("p0")).toEqual({ from: DAY, to: DAY + 3 });
    endPause(there, "p0", DAY + 30);
    expect(readPauses(there).get("p0")).toEqual({ from: DAY, to: DAY + 3 });
  });

  it("keeps the overrides of two days", () => {
    const { here, there, meet } = twoDevices();
    overrideDay(here, DAY, 0);
    overrideDay(there, DAY + 1, 90);
    meet();
    expect(readDayOverrides(here)).toEqual(
      new Map([
        [DAY, 0],
        [DAY + 1, 90],
      ]),
    );
  });
});

describe("progress", () => {
  it("keeps the marks of a topic, a task and a resource", () => {
    const { here, there, meet } = twoDevices();
    const done = { state: "done", day: DAY, rev: 1 } as const;
    setMark(here, keyOf(ROADMAP, "http"), done);
    setMark(there, keyOf(ROADMAP, "http-task-1"), done);
    setMark(there, resourceKey(ROADMAP, "http", "https://example.org/a/b"), done);
    meet();
    expect([...readProgress(here).keys()].sort()).toEqual([
      "backend-developer/http",
      "backend-developer/http-task-1",
      "backend-developer/http/https://example.org/a/b",
    ]);
  });

  it("agrees on one of two marks of the same topic", () => {
    const { here, there, meet } = twoDevices();
    setMark(here, "r/t", { state: "done", day: DAY, rev: 1 });
    setMark(there, "r/t", { state: "skipped", day: DAY, rev: 1 });
    meet();
    expect(["done", "skipped"]).toContain(readProgress(here).get("r/t")?.state);
  });

  it("keeps a later undoing that knew of the mark", () => {
    const { here, there, meet } = twoDevices((doc) => setMark(doc, "r/t", { state: "done", day: DAY, rev: 1 }));
    setMark(there, "r/t", { state: "open", day: DAY, rev: 1 });
    setMark(here, "r/u", { state: "done", day: DAY, rev: 1 });
    meet();
    expect([...readProgress(here)].map(([key, mark]) => [key, mark.state])).toEqual([
      ["r/t", "open"],
      ["r/u", "done"],
    ]);
  });
});

describe("study intervals", () => {
  it("add up, even of the same topic on the same day", () => {
    const { here, there, meet } = twoDevices();
    addStudyInterval(here, "i1", { roadmap: ROADMAP, topic: "http", day: DAY, minutes: 20 });
    addStudyInterval(there, "i2", { roadmap: ROADMAP, topic: "http", day: DAY, minutes: 15 });
    meet();
    expect(readStudyIntervals(here).reduce((sum, { minutes }) => sum + minutes, 0)).toBe(35);
  });
});

describe("what the library knows of itself", () => {
  it("keeps two devices, and the removal of one beside the renaming of another", () => {
    const { here, there, meet } = twoDevices((doc) => {
      putDevice(doc, "d1", { name: "Laptop", added: DAY, removed: false, number: null });
      putDevice(doc, "d2", { name: "Desk", added: DAY, removed: false, number: null });
    });
    putDevice(here, "d1", { name: "Old laptop", added: DAY, removed: false, number: null });
    putDevice(here, "d3", { name: "Tablet", added: DAY, removed: false, number: null });
    putDevice(there, "d2", { name: "Desk", added: DAY, removed: true, number: null });
    meet();
    const device = { added: DAY, removed: false, number: null };
    expect(readDevices(here)).toEqual(
      new Map([
        ["d1", { ...device, name: "Old laptop" }],
        ["d2", { ...device, name: "Desk", removed: true }],
        ["d3", { ...device, name: "Tablet" }],
      ]),
    );
  });

  it("lists the docs of both devices", () => {
    const { here, there, meet } = twoDevices((doc) => listDoc(doc, "notes/2026-10"));
    listDoc(here, "notes/2026-11");
    listDoc(there, "reviews/2026-11");
    listDoc(there, "notes/2026-11");
    meet();
    expect(readDocList(here)).toEqual(["notes/2026-10", "notes/2026-11", "reviews/2026-11"]);
  });

  it("keeps a relay address beside anything else", () => {
    const { here, there, meet } = twoDevices(begun);
    writeRelay(here, "https://relay.example");
    setMark(there, "r/t", { state: "done", day: DAY, rev: 1 });
    meet();
    expect(readRelay(there)).toBe("https://relay.example");
  });

  it("keeps roadmaps brought in on two devices", () => {
    const { here, there, meet } = twoDevices();
    putImportedRoadmap(here, "r1", { title: "One", blob: "a".repeat(64) });
    putImportedRoadmap(there, "r2", { title: "Two", blob: "b".repeat(64) });
    meet();
    expect([...readImportedRoadmaps(here).keys()].sort()).toEqual(["r1", "r2"]);
  });

  it("stays of the newer schema when one device is older", () => {
    const { here, there, meet } = twoDevices(begun);
    there.getMap("meta").set("schemaMajor", SCHEMA_MAJOR + 1);
    stampSchema(here);
    meet();
    expect([isNewerSchema(here), schemaMajorOf(here)]).toEqual([true, SCHEMA_MAJOR + 1]);
  });

  it("keeps fields that this version does not know", () => {
    const { here, there, meet } = twoDevices(begun);
    there.getMap("progress").set("r/t", { state: "mastered", day: DAY, rev: 1, by: "quiz" });
    there.getMap("futureThings").set("x", 1);
    setMark(here, "r/u", { state: "done", day: DAY, rev: 1 });
    meet();
    expect(readProgress(here).has("r/t")).toBe(false);
    expect(here.getMap("progress").get("r/t")).toEqual({ state: "mastered", day: DAY, rev: 1, by: "quiz" });
    expect(here.getMap("futureThings").get("x")).toBe(1);
  });
});
