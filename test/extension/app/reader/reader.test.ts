import { describe, expect, test } from "vitest";
import { setMark } from "#shared/domain/progress.ts";
import { markKnown } from "#shared/domain/enrolments.ts";
import type { NoteRow } from "#shared/ports.ts";
import { createMemoryNoteIndex } from "#test/support/memory-note-index.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { settled } from "#test/support/settled.ts";
import { ready, readerFixture, ROADMAP, TODAY } from "./reader-fixture.ts";

describe("a roadmap's page", () => {
  test("before the start it offers to begin, and knows no finish", async () => {
    const { reader } = await readerFixture({ begun: false });
    const screen = ready(reader.roadmapPage(ROADMAP));
    expect(screen.call?.title).toBe("Generate Your Personalized Backend Developer");
    expect(screen.call?.link.href).toBe("#/start/backend-developer");
    expect(screen.goOn).toBeNull();
    expect(screen.trail.hut).toBe("");
    expect(screen.steps.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => "ahead"));
    expect(screen.back.href).toBe("#/roadmaps");
  });

  test("under way it stands at the first topic left to do, and counts what is walked", async () => {
    const { reader, library } = await readerFixture();
    const page = reader.roadmapPage(ROADMAP);
    await settled();
    const first = ready(page).steps[0];
    library.change((doc) => {
      for (const topic of first?.topics ?? [])
        setMark(doc, `${ROADMAP}/${topic.id}`, { state: "done", day: TODAY - 1, rev: 1 });
    });
    const screen = ready(page);
    expect(screen.steps.slice(0, 3).map(({ state, open }) => [state, open])).toEqual([
      ["done", false],
      ["today", true],
      ["ahead", false],
    ]);
    expect(screen.steps[0]?.meta).toContain("done 18 November");
    expect(screen.steps[1]?.meta).toContain("here now");
    expect(screen.steps[2]?.meta).toMatch(/from \d/);
    expect(screen.call).toBeNull();
    expect(screen.goOn?.href).toBe(screen.steps[1]?.topics[0]?.href);
    expect(screen.trail.hut).toMatch(/\d/);
  });

  test("of a long roadmap the map shows some steps, the one of today among them", async () => {
    const [step] = smallRoadmap.steps;
    if (!step) throw new Error("no step");
    const steps = Array.from({ length: 60 }, (_, i) => ({
      ...step,
      id: `s${i}`,
      topics: [{ id: `s${i}.a`, rev: 1, title: "A", minutes: 5 }],
    }));
    const { reader, library } = await readerFixture({
      catalog: { outline: () => Promise.resolve({ ...smallRoadmap, id: ROADMAP, steps }) },
    });
    const page = reader.roadmapPage(ROADMAP);
    page.peek();
    await settled();
    library.change((doc) => {
      for (let i = 0; i < 31; i++) setMark(doc, `${ROADMAP}/s${i}.a`, { state: "done", day: TODAY, rev: 1 });
    });
    const numbers = ready(page).trail.stops.map(({ number }) => number);
    expect(numbers).toHaveLength(14);
    expect([numbers[0], numbers.at(-1), numbers.includes(32)]).toEqual([1, 60, true]);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers);
    expect(ready(page).steps).toHaveLength(60);
  });

  test("topics known before count as walked", async () => {
    const { reader, library } = await readerFixture();
    const page = reader.roadmapPage(ROADMAP);
    await settled();
    const id = ready(page).steps[0]?.topics[0]?.id ?? "";
    library.change((doc) => markKnown(doc, ROADMAP, id, true));
    expect(ready(page).steps[0]?.topics[0]).toMatchObject({ state: "known", walked: true, status: "known before" });
    expect(ready(page).goOn?.href).not.toBe(ready(page).steps[0]?.topics[0]?.href);
  });

  test("says when there is no such roadmap, and tries again when a file did not load", async () => {
    let broken = true;
    const { reader, ports } = await readerFixture({
      catalog: { outline: () => (broken ? Promise.reject(new Error("chunk")) : Promise.resolve(null)) },
    });
    expect(ports.catalog.ids()).toEqual([ROADMAP]);
    const page = reader.roadmapPage(ROADMAP);
    expect(page.value.type).toBe("loading");
    await settled();
    expect(page.value).toMatchObject({ type: "empty", canRetry: true });
    broken = false;
    reader.outlines.retry(ROADMAP);
    await settled();
    expect(page.value).toMatchObject({ type: "empty", canRetry: false, title: "There is no such roadmap here." });
  });
});

describe("a step's page", () => {
  test("each mark is one act, shows at once, and is taken back by undo", async () => {
    const { reader, undo, library } = await readerFixture();
    const { page } = reader.stepModel(ROADMAP, "rdb");
    await settled();
    const acts = reader.acts(ROADMAP);
    const joins = () => ready(page).topics.find(({ id }) => id === "rdb.joins");
    const before = library.view.value.progress.size;
    acts?.mark("rdb.joins", "done");
    expect(joins()).toMatchObject({ state: "done", walked: true, status: "done" });
    expect(joins()?.reads.every(({ done }) => done)).toBe(true);
    expect(undo.offered.value?.message).toBe("Topic done: Joins, grouping and NULL");
    undo.undo();
    expect(joins()).toMatchObject({ state: "open", walked: false, status: "75 min" });
    expect(joins()?.reads.some(({ done }) => done)).toBe(false);
    for (const [mark, message] of [
      ["learning", "Learning: "],
      ["skipped", "Skipped: "],
      ["open", "Mark taken back: "],
    ] as const) {
      acts?.mark("rdb.joins", mark);
      expect(joins()?.state).toBe(mark);
      expect(undo.offered.value?.message).toBe(`${message}Joins, grouping and NULL`);
    }
    expect(library.view.value.progress.size).toBeGreaterThan(before);
  });

  test("a mark that is there already is no act", async () => {
    const { reader, undo } = await readerFixture();
    reader.stepModel(ROADMAP, "rdb").page.peek();
    await settled();
    reader.acts(ROADMAP)?.mark("rdb.joins", "learning");
    undo.undo();
    reader.acts(ROADMAP)?.mark("rdb.joins", "open");
    expect(undo.offered.value).toBeNull();
  });

  test("ticking a topic's last row makes it done, and undo takes both back", async () => {
    const { reader, undo } = await readerFixture();
    const { page } = reader.stepModel(ROADMAP, "rdb");
    await settled();
    const topic = () => ready(page).topics.find(({ id }) => id === "rdb.joins");
    for (const row of [...(topic()?.reads ?? []), ...(topic()?.tasks ?? [])]) reader.acts(ROADMAP)?.toggleRow(row.key);
    expect(topic()?.state).toBe("done");
    undo.undo();
    expect(topic()?.state).toBe("learning");
    expect(topic()?.tasks.map(({ done }) => done)).toEqual([false]);
  });

  test("a topic that was revised since it was done says so", async () => {
    const { reader, library } = await readerFixture();
    const { page } = reader.stepModel(ROADMAP, "rdb");
    await settled();
    library.change((doc) => setMark(doc, `${ROADMAP}/rdb.joins`, { state: "done", day: TODAY, rev: 0 }));
    expect(ready(page).topics.find(({ id }) => id === "rdb.joins")?.facts).toContain("Changed since you did it");
    expect(ready(page).topics.find(({ id }) => id === "rdb.model")?.facts).not.toContain("Changed since you did it");
  });

  test("a step with a choice is read under another option without choosing it", async () => {
    const { reader, library } = await readerFixture();
    const model = reader.stepModel(ROADMAP, "lang");
    await settled();
    const titles = () =>
      ready(model.page)
        .topics.map(({ title }) => title)
        .join();
    const node = titles();
    model.readUnder("go");
    expect(
      ready(model.page)
        .track?.options.filter(({ chosen }) => chosen)
        .map(({ id }) => id),
    ).toEqual(["go"]);
    expect(titles()).not.toBe(node);
    expect(library.view.value.enrolments[0]?.tracks).toEqual({});
  });

  test("a line is kept with its topic, shows in the step's notes, and undo puts it in the trash", async () => {
    const { reader, undo } = await readerFixture();
    const model = reader.stepModel(ROADMAP, "rdb");
    const { page } = model;
    const stop = model.listen();
    await settled();
    expect(await reader.acts(ROADMAP)?.addLine("rdb", "rdb.joins", "ON before WHERE")).toBe(true);
    await settled();
    expect(ready(page).notes).toMatchObject([{ title: "ON before WHERE", meta: "your note · today" }]);
    undo.undo();
    await settled();
    expect(ready(page).notes).toEqual([]);
    stop();
  });

  test("a step that has yet to load comes with its notes, and waits for them a moment at most", async () => {
    let answer = (_: readonly NoteRow[]): void => undefined;
    const noteIndex = createMemoryNoteIndex();
    const asked = new Promise<readonly NoteRow[]>((resolve) => {
      answer = resolve;
    });
    const slow = { ...noteIndex, byStep: () => asked };
    for (const comes of [true, false]) {
      const { reader, timers } = await readerFixture({ catalog: {}, noteIndex: slow });
      const model = reader.stepModel(ROADMAP, "rdb");
      const { page } = model;
      page.peek();
      const stop = model.listen();
      await settled();
      expect(page.value.type).toBe("loading");
      if (comes) timers.advance(400);
      else answer([]);
      await settled();
      expect(ready(page).notes).toEqual([]);
      stop();
    }
  });

  test("a step of a roadmap that is loaded stands at once, before its notes", async () => {
    const noteIndex = { ...createMemoryNoteIndex(), byStep: () => new Promise<never>(() => undefined) };
    const { reader } = await readerFixture({ noteIndex });
    reader.stepModel(ROADMAP, "rdb").page.peek();
    await settled();
    const model = reader.stepModel(ROADMAP, "rdb");
    const stop = model.listen();
    expect(ready(model.page).notes).toEqual([]);
    stop();
  });

  test("a line that cannot be saved is said to be lost to the caller", async () => {
    const { reader, disk, undo } = await readerFixture();
    reader.stepModel(ROADMAP, "rdb").page.peek();
    await settled();
    disk.saveError = { type: "quota-exceeded", detail: "full" };
    expect(await reader.acts(ROADMAP)?.addLine("rdb", "rdb.joins", "x")).toBe(false);
    expect(undo.offered.value).toBeNull();
  });

  test("says when the roadmap has no such step, and leads back to it", async () => {
    const { reader } = await readerFixture();
    const { page } = reader.stepModel(ROADMAP, "gone");
    page.peek();
    await settled();
    expect(page.value).toMatchObject({ type: "empty", link: { href: `#/roadmap/${ROADMAP}` } });
  });
});
