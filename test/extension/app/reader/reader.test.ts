import { describe, expect, test } from "vitest";
import type { ReadonlySignal } from "@preact/signals";
import { setMark } from "#shared/domain/progress.ts";
import { markKnown } from "#shared/domain/enrolments.ts";
import { utf8 } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { createNoteModel } from "#ext/app/reader/note-model.ts";
import { createNotesModel } from "#ext/app/reader/notes-model.ts";
import type { Page } from "#ext/app/reader/reader-screens.ts";
import { readerFixture, ROADMAP, settled, TODAY } from "./reader-fixture.ts";

function ready<Screen>(page: ReadonlySignal<Page<Screen>>): Screen {
  const now = page.value;
  if (now.type !== "ready") throw new Error(`the page is ${now.type}`);
  return now.screen;
}

const LINE = { roadmap: ROADMAP, step: "rdb", topic: "rdb.joins", text: "ON before WHERE" };

describe("a roadmap's page", () => {
  test("before the start it offers to begin, and knows no finish", async () => {
    const { reader } = await readerFixture({ begun: false });
    const screen = ready(reader.roadmapPage(ROADMAP));
    expect(screen.call?.title).toBe("Generate your personalized Backend Developer path");
    expect(screen.goOn).toBeNull();
    expect(screen.trail.hut).toBe("");
    expect(screen.steps.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => "ahead"));
    expect(screen.back).toBeNull();
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
    expect(screen.goOn?.topic).toBe(screen.steps[1]?.topics[0]?.id);
    expect(screen.trail.hut).toMatch(/\d/);
  });

  test("topics known before count as walked", async () => {
    const { reader, library } = await readerFixture();
    const page = reader.roadmapPage(ROADMAP);
    await settled();
    const id = ready(page).steps[0]?.topics[0]?.id ?? "";
    library.change((doc) => markKnown(doc, ROADMAP, id, true));
    expect(ready(page).steps[0]?.topics[0]).toMatchObject({ state: "known", walked: true, status: "known before" });
    expect(ready(page).goOn?.topic).not.toBe(id);
  });

  test("says when there is no such roadmap, and tries again when a file did not load", async () => {
    let broken = true;
    const { reader, ports } = await readerFixture({
      catalog: { load: () => (broken ? Promise.reject(new Error("chunk")) : Promise.resolve(null)) },
    });
    expect(ports.catalog.ids()).toEqual([ROADMAP]);
    const page = reader.roadmapPage(ROADMAP);
    expect(page.value.type).toBe("loading");
    await settled();
    expect(page.value).toMatchObject({ type: "empty", canRetry: true });
    broken = false;
    reader.shelf.retry(ROADMAP);
    await settled();
    expect(page.value).toMatchObject({ type: "empty", canRetry: false, title: "There is no such roadmap here." });
  });

  test("links back to all roadmaps only when there are several", async () => {
    const { reader } = await readerFixture({ catalog: { ids: () => [ROADMAP, "frontend"] } });
    const page = reader.roadmapPage(ROADMAP);
    page.peek();
    await settled();
    expect(ready(page).back?.href).toBe("#/roadmap");
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
    const { page, notes: rows } = reader.stepModel(ROADMAP, "rdb");
    const stop = rows.listen();
    await settled();
    expect(await reader.acts(ROADMAP)?.addLine("rdb", "rdb.joins", "ON before WHERE")).toBe(true);
    await settled();
    expect(ready(page).notes).toMatchObject([{ title: "ON before WHERE", meta: "your note · today" }]);
    undo.undo();
    await settled();
    expect(ready(page).notes).toEqual([]);
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

describe("the pages of notes", () => {
  test("groups by step, the one with the newest note first, and keeps notes of unknown roadmaps", async () => {
    const { reader, notes, ports } = await readerFixture();
    const clock = ports.clock as typeof ports.clock & { advance(ms: number): void };
    for (const line of [
      LINE,
      { ...LINE, step: "api", topic: "x" },
      { ...LINE, roadmap: "gone" },
      { ...LINE, text: "newest" },
    ]) {
      unwrap(await notes.addLine(line));
      clock.advance(1000);
    }
    const model = createNotesModel(reader);
    const stop = model.listen();
    await settled();
    model.page.peek();
    await settled();
    const screen = ready(model.page);
    expect(screen.count).toBe("4 notes, newest first");
    expect(screen.groups.map((group) => [group.title, group.notes.length])).toEqual([
      ["Relational Databases", 2],
      ["APIs", 1],
      ["Not in a roadmap of this device", 1],
    ]);
    expect(screen.groups[0]?.notes[0]?.title).toBe("newest");
    stop();
  });

  test("says that there are none, and that the storage does not answer", async () => {
    const { reader, ports } = await readerFixture();
    const empty = createNotesModel(reader);
    empty.listen();
    await settled();
    expect(empty.page.value).toMatchObject({ type: "empty", title: "No notes yet.", canRetry: false });
    const broken = await readerFixture({
      noteIndex: { ...ports.noteIndex, newest: () => Promise.reject(new Error("closed")) },
    });
    const fault = createNotesModel(broken.reader);
    fault.listen();
    await settled();
    expect(fault.page.value).toMatchObject({ type: "empty", canRetry: true });
  });

  test("a note shows its text, passages and saved page, and only an address of the web as its source", async () => {
    const { reader, notes, ports } = await readerFixture();
    const clip = unwrap(await ports.blobs.put(utf8("# Saved\n\ntext")));
    const add = async (id: string, url: string) =>
      unwrap(
        await notes.add({
          id,
          kind: "page",
          roadmap: ROADMAP,
          step: "rdb",
          topic: "rdb.joins",
          title: "Aggregates",
          url,
          canonicalUrl: url,
          site: "example.org",
          day: TODAY,
          createdAt: 1,
          body: "mine",
          clip,
          quotes: new Map([["q", { exact: "count", prefix: "", suffix: "", comment: "why" }]]),
        }),
      );
    await add("n1", "https://example.org/a");
    await add("n2", "javascript:alert(1)");
    const model = createNoteModel(reader, "n1");
    model.listen();
    await settled();
    model.page.peek();
    await settled();
    expect(ready(model.page)).toMatchObject({
      title: "Aggregates",
      where: "Step 4 · Joins, grouping and NULL",
      source: { label: "example.org", href: "https://example.org/a" },
      body: "mine",
      quotes: [{ text: "count", comment: "why" }],
      clip: { type: "text", markdown: "# Saved\n\ntext" },
    });
    expect(reader.title({ type: "note", id: "n1" })).toBe("Aggregates · Waymark");
    const hostile = createNoteModel(reader, "n2");
    hostile.listen();
    await settled();
    expect(ready(hostile.page).source).toBeNull();
  });

  test("moves, goes to the trash and comes back by undo", async () => {
    const { reader, notes, undo } = await readerFixture();
    const { id } = unwrap(await notes.addLine(LINE));
    const model = createNoteModel(reader, id);
    model.listen();
    await settled();
    model.page.peek();
    await settled();
    expect(ready(model.page)).toMatchObject({ title: "ON before WHERE", body: "" });
    model.move("rdb/rdb.model");
    await settled();
    expect(ready(model.page).belongs?.label).toBe("Tables, keys and constraints");
    undo.undo();
    await settled();
    expect(ready(model.page).belongs?.label).toBe("Joins, grouping and NULL");
    model.trash();
    await settled();
    expect(ready(model.page).inTrash).toBe(true);
    undo.undo();
    await settled();
    expect(ready(model.page).inTrash).toBe(false);
  });

  test("an act that cannot be saved is said, and the note is as it was", async () => {
    const { reader, notes, disk, undo } = await readerFixture();
    const { id } = unwrap(await notes.addLine(LINE));
    const model = createNoteModel(reader, id);
    model.listen();
    await settled();
    disk.saveError = { type: "save-failed", detail: "gone" };
    model.trash();
    await settled();
    expect(model.failed.value).toBe("That could not be saved. The note is as it was.");
    expect(undo.offered.value).toBeNull();
    expect(await notes.newest(9)).toHaveLength(1);
  });

  test("a note that is not here is no fault", async () => {
    const { reader } = await readerFixture();
    const model = createNoteModel(reader, "f".repeat(32));
    model.listen();
    await settled();
    expect(model.page.value).toMatchObject({
      type: "empty",
      title: "This note is not on this device.",
      canRetry: false,
    });
  });
});
