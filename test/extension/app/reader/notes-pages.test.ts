import { describe, expect, test } from "vitest";
import { utf8 } from "#shared/std/bytes.ts";
import { dayOfDate } from "#shared/std/day.ts";
import { unwrap } from "#shared/std/result.ts";
import { createNoteModel } from "#ext/app/reader/note-model.ts";
import { createNotesModel } from "#ext/app/reader/notes-model.ts";
import type { NewNote } from "#shared/domain/notes.ts";
import { noteOf } from "#test/support/sample-note.ts";
import { settled } from "#test/support/settled.ts";
import { ready, readerFixture, ROADMAP, TODAY } from "./reader-fixture.ts";

const LINE = { roadmap: ROADMAP, step: "rdb", topic: "rdb.joins", text: "ON before WHERE" };

describe("the pages of notes", () => {
  test("groups by step, the one with the newest note first, and keeps notes of unknown roadmaps", async () => {
    const { reader, notes, clock } = await readerFixture();
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
          author: "Ada Lovelace",
          published: dayOfDate(2025, 5, 3),
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
      byline: "By Ada Lovelace · 3 May 2025",
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

  test("notes that two browsers made of one page are shown as one, in the list and in full", async () => {
    const { reader, notes, ports } = await readerFixture();
    const clip = unwrap(await ports.blobs.put(utf8("# Whole")));
    const url = "https://example.org/a";
    const quotes = (exact: string) => new Map([[exact, { exact, prefix: "", suffix: "", comment: "" }]]);
    const add = async (id: string, change: Partial<NewNote>) =>
      unwrap(
        await notes.add(
          noteOf(id, {
            roadmap: ROADMAP,
            step: "rdb",
            topic: "rdb.joins",
            url,
            canonicalUrl: url,
            day: TODAY,
            ...change,
          }),
        ),
      );
    await add("here", { kind: "selection", body: "of here", quotes: quotes("first"), createdAt: 1 });
    await add("there", { body: "of there", quotes: quotes("second"), clip, createdAt: 2, author: "Ada" });
    await add("trash", { body: "gone", createdAt: 3 });
    unwrap(await notes.trash("trash"));
    await add("other", { url: "https://example.org/b", canonicalUrl: "https://example.org/b", createdAt: 4 });

    const list = createNotesModel(reader);
    list.listen();
    await settled();
    list.page.peek();
    await settled();
    const lines = ready(list.page).groups[0]?.notes ?? [];
    expect(lines.map(({ ids }) => ids)).toEqual([["other"], ["there", "here"]]);
    expect(lines[1]?.meta).toBe("example.org · today · with 1 more note of this page");

    const model = createNoteModel(reader, "here");
    model.listen();
    await settled();
    model.page.peek();
    await settled();
    expect(ready(model.page)).toMatchObject({
      body: "of here",
      byline: "By Ada",
      quotes: [{ text: "first" }],
      joined: [
        {
          id: "there",
          link: { href: "#/note/there", label: expect.stringContaining("Joins, grouping and NULL") },
          body: "of there",
          quotes: [{ text: "second" }],
        },
      ],
      clip: { type: "text", markdown: "# Whole" },
    });
  });

  test("moves, goes to the trash and comes back by undo", async () => {
    const { reader, notes, undo } = await readerFixture();
    const { id } = unwrap(await notes.addLine(LINE));
    const model = createNoteModel(reader, id);
    model.listen();
    await settled();
    model.page.peek();
    await settled();
    expect(ready(model.page)).toMatchObject({ title: "ON before WHERE", body: "", byline: "" });
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
