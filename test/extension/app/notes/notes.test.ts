import { beforeEach, describe, expect, test } from "vitest";
import { readDocList } from "#shared/domain/household.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import type { NewNote } from "#shared/domain/notes.ts";
import type { NoteIndex, OpenDoc } from "#shared/ports.ts";
import { utf8 } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { createLibraryModel } from "#ext/app/library-model.ts";
import { createNotes, type Notes } from "#ext/app/notes/notes.ts";
import { createFakeClock, type FakeClock } from "#test/support/fake-clock.ts";
import { createMemoryBlobStore } from "#test/support/memory-blob-store.ts";
import { createMemoryDisk, createMemoryDocStore, type MemoryDisk } from "#test/support/memory-doc-store.ts";
import { createMemoryNoteIndex } from "#test/support/memory-note-index.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";

const LINE = { roadmap: "backend-developer", step: "rdb", topic: "rdb.joins", text: "ON before WHERE" };

const PAGE: NewNote = {
  id: "a".repeat(32),
  kind: "page",
  roadmap: "backend-developer",
  step: "rdb",
  topic: "rdb.joins",
  title: "Aggregate functions",
  url: "https://example.org/agg?utm_source=x",
  canonicalUrl: "https://example.org/agg",
  author: "",
  published: null,
  site: "example.org",
  day: 20_770,
  createdAt: 20_770 * 86_400_000,
  body: "count(*)",
  clip: null,
  quotes: new Map(),
};

interface Context {
  readonly notes: Notes;
  readonly library: OpenDoc;
  readonly index: NoteIndex;
  readonly clock: FakeClock;
}

async function contextOn(disk: MemoryDisk, seed = 1, index = createMemoryNoteIndex()): Promise<Context> {
  const docs = createMemoryDocStore(disk);
  const library = unwrap(await docs.open(LIBRARY));
  const clock = createFakeClock();
  const notes = createNotes({
    docs,
    blobs: createMemoryBlobStore(),
    noteIndex: index,
    clock,
    random: createSeededRandom(seed),
    library: createLibraryModel(library),
  });
  return { notes, library, index, clock };
}

describe("notes", () => {
  let disk: MemoryDisk;
  let context: Context;
  beforeEach(async () => {
    disk = createMemoryDisk();
    context = await contextOn(disk);
  });

  test("a line is kept in the doc of its month, and the library lists that doc", async () => {
    const row = unwrap(await context.notes.addLine(LINE));
    expect(row.doc).toBe("notes/2026-11");
    expect(disk.rows.get("notes/2026-11")?.length).toBeGreaterThan(0);
    expect(readDocList(context.library.doc)).toEqual(["notes/2026-11"]);
    expect(await context.notes.find(row.id)).toMatchObject({
      kind: "text",
      body: "ON before WHERE",
      topic: "rdb.joins",
    });
  });

  test("before the rollover hour a line belongs to the day before, also across a month", async () => {
    context.clock.advance(Date.UTC(2026, 11, 1, 2) - context.clock.now());
    expect(unwrap(await context.notes.addLine(LINE)).doc).toBe("notes/2026-11");
  });

  test("lists answer from the index: by step, by address, and newest first", async () => {
    const line = unwrap(await context.notes.addLine(LINE));
    unwrap(await context.notes.add(PAGE));
    expect((await context.notes.byStep("backend-developer", "rdb")).map((row) => row.id)).toEqual([line.id, PAGE.id]);
    expect((await context.notes.byUrl("https://example.org/agg")).map((row) => row.title)).toEqual([
      "Aggregate functions",
    ]);
    expect((await context.notes.newest(1)).map((row) => row.id)).toEqual([line.id]);
    expect(await context.notes.count()).toBe(2);
  });

  test("a doc is opened for an act and closed after it", async () => {
    const open = new Set<string>();
    const store = createMemoryDocStore(disk);
    const docs: typeof store = {
      ...store,
      open: async (name) => {
        const opened = await store.open(name);
        if (!opened.ok) return opened;
        open.add(name);
        return { ok: true, value: { ...opened.value, close: async () => void open.delete(name) } };
      },
    };
    const notes = createNotes({
      ...context,
      docs,
      blobs: createMemoryBlobStore(),
      noteIndex: context.index,
      random: createSeededRandom(9),
      library: createLibraryModel(context.library),
    });
    const { id } = unwrap(await notes.addLine(LINE));
    await notes.trash(id);
    await notes.find(id);
    expect([...open]).toEqual([]);
  });

  test("trash hides a note from every list and keeps it whole; untrash brings it back, also in another context", async () => {
    const { id } = unwrap(await context.notes.addLine(LINE));
    unwrap(await context.notes.trash(id));
    expect(await context.notes.newest(10)).toEqual([]);
    expect(await context.notes.find(id)).toMatchObject({ body: "ON before WHERE", deletedAt: 20_779 });
    const other = await contextOn(disk, 2, context.index);
    unwrap(await other.notes.untrash(id));
    expect((await other.notes.newest(10)).map((row) => row.id)).toEqual([id]);
  });

  test("a moved note shows with its new topic and stays in its doc", async () => {
    const { id, doc } = unwrap(await context.notes.addLine(LINE));
    context.clock.advance(40 * 86_400_000);
    unwrap(await context.notes.move(id, "apis", "apis.rest"));
    expect(await context.notes.byStep("backend-developer", "rdb")).toEqual([]);
    expect(await context.notes.byStep("backend-developer", "apis")).toMatchObject([{ id, doc, topic: "apis.rest" }]);
  });

  test("quotes go below those a note has", async () => {
    unwrap(await context.notes.add({ ...PAGE, quotes: new Map([["q1", quote("one")]]) }));
    unwrap(await context.notes.addQuotes(PAGE.id, new Map([["q2", quote("two")]])));
    const found = await context.notes.find(PAGE.id);
    expect([...(found?.quotes.values() ?? [])].map(({ exact }) => exact).sort()).toEqual(["one", "two"]);
  });

  test("a save that fails comes back as a value, and no list shows the note", async () => {
    disk.saveError = { type: "quota-exceeded", detail: "full" };
    expect(await context.notes.addLine(LINE)).toEqual({ ok: false, error: { type: "quota-exceeded", detail: "full" } });
    expect(await context.notes.newest(10)).toEqual([]);
    expect(readDocList(context.library.doc)).toEqual([]);
  });

  test("a storage that does not open comes back as a value", async () => {
    disk.openError = { type: "storage-unavailable", detail: "closed" };
    expect(await context.notes.addLine(LINE)).toMatchObject({ ok: false, error: { type: "storage-unavailable" } });
    expect(await context.notes.read("b".repeat(32))).toMatchObject({
      ok: false,
      error: { type: "storage-unavailable" },
    });
    expect(await context.notes.find("b".repeat(32))).toBeNull();
  });

  test("a doc of a newer Waymark is read and not written", async () => {
    const { id } = unwrap(await context.notes.addLine(LINE));
    const store = createMemoryDocStore(disk);
    const newer = unwrap(await store.open("notes/2026-11"));
    newer.doc.getMap("meta").set("schemaMajor", 2);
    const other = await contextOn(disk, 2, context.index);
    expect(await other.notes.find(id)).toMatchObject({ body: "ON before WHERE" });
    expect(await other.notes.trash(id)).toMatchObject({
      ok: false,
      error: { type: "save-failed", detail: "newer-schema" },
    });
    expect((await other.notes.newest(10)).map((row) => row.id)).toEqual([id]);
  });

  test("acts on a note that is not there fail", async () => {
    expect(await context.notes.trash("c".repeat(32))).toEqual({
      ok: false,
      error: { type: "save-failed", detail: "no-such-note" },
    });
  });

  test("reindexAll builds the same rows from the docs alone", async () => {
    const line = unwrap(await context.notes.addLine(LINE));
    unwrap(await context.notes.add(PAGE));
    unwrap(await context.notes.trash(PAGE.id));
    const before = await context.notes.newest(10);
    const rebuilt = await contextOn(disk, 3);
    await rebuilt.index.replace("notes/2025-01", [{ ...line, id: "gone", doc: "notes/2025-01" }]);
    unwrap(await rebuilt.notes.reindexAll());
    expect(await rebuilt.notes.newest(10)).toEqual(before);
    unwrap(await rebuilt.notes.untrash(PAGE.id));
    expect(await rebuilt.notes.count()).toBe(2);
  });

  test("rows of an older act never replace those of a newer one, however long the index takes", async () => {
    const index = createMemoryNoteIndex();
    let delay = 40;
    const slower: NoteIndex = {
      ...index,
      replace: async (name, rows) => {
        const mine = delay;
        delay = 0;
        await pass(mine);
        await index.replace(name, rows);
      },
    };
    const { notes } = await contextOn(disk, 5, slower);
    const first = notes.addLine(LINE);
    await pass(10);
    await Promise.all([first, notes.addLine(LINE)]);
    expect(await notes.count()).toBe(2);
  });

  test("the saved page comes back as text, and as null when this device does not hold it", async () => {
    const blobs = createMemoryBlobStore();
    const docs = createMemoryDocStore(disk);
    const notes = createNotes({
      ...context,
      docs,
      blobs,
      noteIndex: context.index,
      random: createSeededRandom(4),
      library: createLibraryModel(context.library),
    });
    const clip = unwrap(await blobs.put(utf8("# Hello\n\n```sql\nSELECT 1;\n```\n")));
    expect(await notes.clipOf({ clip })).toBe("# Hello\n\n```sql\nSELECT 1;\n```\n");
    expect(await notes.clipOf({ clip: "0".repeat(64) })).toBeNull();
    expect(await notes.clipOf({ clip: null })).toBeNull();
  });
});

function quote(exact: string) {
  return { exact, prefix: "", suffix: "", comment: "" };
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
