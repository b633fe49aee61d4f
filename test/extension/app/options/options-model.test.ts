import { describe, expect, it } from "vitest";
import type { PlanOptions } from "#ext/app/options/plan-options.ts";
import { readEnrolments } from "#shared/domain/enrolments.ts";
import { addNote } from "#shared/domain/notes.ts";
import { readProfile } from "#shared/domain/profile.ts";
import { unwrap } from "#shared/std/result.ts";
import { noteOf } from "#test/support/sample-note.ts";
import { optionsFixture, TODAY, type OptionsFixture } from "./options-fixture.ts";

async function started(): Promise<OptionsFixture & { readonly plan: PlanOptions }> {
  const fixture = await optionsFixture();
  await fixture.model.start();
  const plan = fixture.model.plan.value;
  if (!plan) throw new Error("the library is not open");
  return Object.assign(fixture, { plan });
}

const fileOf = (name: string, content: string) => ({ name, text: async () => content });

describe("the plan", () => {
  it("sets one weekday and leaves the keys of the others alone, for another device", async () => {
    const { plan, open } = await started();
    plan.setMinutes(6, 90);
    expect(readProfile(open.doc).minutesByWeekday).toEqual([0, 25, 25, 25, 25, 25, 90]);
    expect([...open.doc.getMap("profile").keys()].sort()).toEqual([`hoursBefore/${TODAY}`, "minutes/6"]);
  });

  it.each([
    [99_999, 1440],
    [-5, 0],
    [Number.NaN, 0],
    [12.6, 13],
  ])("takes %d minutes as %d", async (typed, minutes) => {
    const { plan } = await started();
    plan.setMinutes(3, typed);
    expect(plan.screen.value.days.find((day) => day.weekday === 3)?.minutes).toBe(minutes);
  });

  it("begins the week as the language does, and says the week's hours and the finish", async () => {
    const { plan } = await started();
    expect(plan.screen.value.days.map((day) => day.short)).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    expect(plan.screen.value.summary).toMatch(/^2 h 5 min a week\. .*Finish: .*November/);
    const before = plan.screen.value.summary;
    plan.setMinutes(0, 180);
    expect(plan.screen.value.summary).not.toBe(before);
  });

  it("sets rollover, room to breathe, the week strip and a track", async () => {
    const { plan, open } = await started();
    plan.setRollover(6);
    plan.setBreathe(false);
    plan.setShowWeek(false);
    plan.setTrack("small", "language", "java");
    expect(readProfile(open.doc)).toMatchObject({ rolloverHour: 6, bufferPercent: 0, showWeek: false });
    expect(readEnrolments(open.doc)[0]?.tracks).toEqual({ language: "java" });
    const { rollover, tracks } = plan.screen.value;
    expect(rollover.map((choice) => [choice.label, choice.chosen])).toEqual([
      ["midnight", false],
      ["04:00", false],
      ["06:00", true],
    ]);
    expect(tracks[0]?.options.find((option) => option.chosen)?.label).toBe("Java");
  });
});

describe("the data", () => {
  it("goes out as one file and comes into another browser whole", async () => {
    const from = await started();
    const notes = unwrap(await from.ports.docs.open("notes/2026-11"));
    notes.doc.transact(() => addNote(notes.doc, noteOf("n1")));
    await from.model.data.exportAll();
    const [file] = from.files;
    expect(file?.name).toBe("waymark-library-2026-11-22.json");

    const to = await started();
    await to.model.data.choose(fileOf("mine.json", file?.content ?? ""));
    expect(to.model.data.screen.value.preview).toMatchObject({
      title: "mine.json, exported 22 November",
      lines: ["1 new note"],
    });
    expect(await to.ports.noteIndex.count()).toBe(0);
    await to.model.data.confirm();
    expect(to.model.data.screen.value).toMatchObject({ preview: null, busy: null, imported: { fault: false } });
    expect(to.model.data.screen.value.stored).toContain("1 note ");
    expect((await to.ports.noteIndex.byId("n1"))?.title).toBe("Note n1");
  });

  it.each([
    ["cut off", "not json", "{"],
    ["no export of Waymark", "other json", '{"format":"bookmarks"}'],
    ["newer Waymark", "a newer file", '{"format":"waymark-library","version":2}'],
    ["damaged", "a file with a part missing", '{"format":"waymark-library","version":1,"exportedDay":"x"}'],
  ])("is refused with its reason (%s): %s", async (reason, _, content) => {
    const { model, disk } = await started();
    const before = JSON.stringify([...disk.rows.keys()]);
    await model.data.choose(fileOf("x.json", content));
    expect(model.data.screen.value.preview).toBeNull();
    expect(model.data.screen.value.imported).toMatchObject({ fault: true, text: expect.stringContaining(reason) });
    expect(JSON.stringify([...disk.rows.keys()])).toBe(before);
  });

  it("is left alone when the learner leaves the preview", async () => {
    const { model, ports, files } = await started();
    await model.data.exportAll();
    await model.data.choose(fileOf("x.json", files[0]?.content ?? ""));
    expect(model.data.screen.value.preview?.lines).toEqual([]);
    model.data.leave();
    await model.data.confirm();
    expect(model.data.screen.value).toMatchObject({ preview: null, imported: null });
    expect(await ports.noteIndex.count()).toBe(0);
  });

  it("says what is stored, and that the browser keeps it", async () => {
    const { model } = await started();
    expect(model.data.screen.value).toMatchObject({
      stored: "0 notes · 0 saved pages · 0 topics done",
      storage: "1.4 MB used. Marked to be kept by the browser.",
      persisted: true,
    });
  });
});

it("lists the keys of the quiz beside those of today", async () => {
  const { model } = await started();
  expect(model.keys.lines.value.find(({ label }) => label.startsWith("Quiz"))?.keys).toEqual([
    "1",
    "…",
    "9",
    "Space",
    "H",
  ]);
});

describe("when the library does not open", () => {
  it.each([
    [{ type: "fault", detail: "x" } as const, "does not answer"],
    [{ type: "lost", unreadable: 2 } as const, "import it below"],
  ])("says so, and the rest of the page works: %o", async (refusal, words) => {
    const fixture = await optionsFixture();
    fixture.refusal = refusal;
    await fixture.model.start();
    expect(fixture.model.plan.value).toBeNull();
    expect(fixture.model.problem.value).toContain(words);
    fixture.model.look.change({ theme: "dark" });
    expect(fixture.look.theme).toBe("dark");
    expect(fixture.model.keys.lines.value[0]?.keys).toEqual(["Alt", "Shift", "W"]);
  });

  it("opens after an import that brought it back", async () => {
    const from = await started();
    await from.model.data.exportAll();
    const fixture = await optionsFixture();
    fixture.refusal = { type: "lost", unreadable: 0 };
    await fixture.model.start();
    fixture.refusal = null;
    await fixture.model.data.choose(fileOf("x.json", from.files[0]?.content ?? ""));
    await fixture.model.data.confirm();
    expect(fixture.model.problem.value).toBeNull();
    expect(fixture.model.plan.value).not.toBeNull();
  });
});

it("details for a report hold counts and states, and no word of the learner's", async () => {
  const { model, ports, copied } = await started();
  const notes = unwrap(await ports.docs.open("notes/2026-11"));
  notes.doc.transact(() => addNote(notes.doc, noteOf("n1", { title: "A secret", url: "https://secret.example/" })));
  await model.about.copyDetails();
  expect(model.about.copyLabel.value).toBe("Copied");
  expect(JSON.parse(copied[0] ?? "")).toMatchObject({ waymark: "0.1.0", library: expect.any(String), roadmaps: 1 });
  expect(copied[0]).not.toMatch(/secret/i);
});
