/** Notes and reviews, edited on two devices that are offline, merge without losing either edit. */
import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { addNote, addQuotes, noteBody, readNote, readNotes, setNoteFields, type Quote } from "#shared/domain/notes.ts";
import { addReview, readReviews } from "#shared/domain/reviews.ts";
import { noteOf } from "#test/support/sample-note.ts";
import { twoDevices } from "./two-devices.ts";

const DAY = 20_779;

function withNote(doc: Y.Doc): void {
  addNote(doc, noteOf("n", { body: "Indexes cost writes." }));
}

function quoteOf(exact: string, comment = ""): Quote {
  return { exact, prefix: "", suffix: "", comment };
}

describe("notes", () => {
  it("keep what both devices typed into one body", () => {
    const { here, there, meet } = twoDevices(withNote);
    noteBody(here, "n")?.insert(0, "Note: ");
    const body = noteBody(there, "n");
    body?.insert(body.length, " Always measure.");
    meet();
    expect(readNote(there, "n")?.body).toBe("Note: Indexes cost writes. Always measure.");
  });

  it("keep a word that one device put into a sentence whose other half was cut elsewhere", () => {
    const { here, there, meet } = twoDevices(withNote);
    noteBody(here, "n")?.insert(7, " often");
    noteBody(there, "n")?.delete(12, 7);
    meet();
    expect(readNote(here, "n")?.body).toBe("Indexes often cost.");
  });

  it("keep two passages and two comments", () => {
    const { here, there, meet } = twoDevices((doc) =>
      addNote(doc, noteOf("n", { quotes: new Map([["q0", quoteOf("old")]]) })),
    );
    addQuotes(here, "n", new Map([["q1", quoteOf("one", "mine")]]));
    addQuotes(
      there,
      "n",
      new Map([
        ["q2", quoteOf("two")],
        ["q0", quoteOf("old", "later")],
      ]),
    );
    meet();
    const quotes = readNote(here, "n")?.quotes ?? new Map<string, Quote>();
    expect(new Map([...quotes].map(([id, { comment }]) => [id, comment]))).toEqual(
      new Map([
        ["q0", "later"],
        ["q1", "mine"],
        ["q2", ""],
      ]),
    );
  });

  it("keep both notes of one address that was saved twice", () => {
    const { here, there, meet } = twoDevices();
    addNote(here, noteOf("a", { body: "here" }));
    addNote(there, noteOf("b", { body: "there" }));
    meet();
    const notes = readNotes(here).sort((x, y) => (x.id < y.id ? -1 : 1));
    expect(notes.map(({ id, body, canonicalUrl }) => [id, body, canonicalUrl])).toEqual([
      ["a", "here", "https://example.org/"],
      ["b", "there", "https://example.org/"],
    ]);
  });

  it("keep text typed into a note that the other device put in the trash, and the trash too", () => {
    const { here, there, meet } = twoDevices(withNote);
    setNoteFields(here, "n", { deletedAt: DAY });
    noteBody(there, "n")?.insert(0, "Still needed: ");
    meet();
    expect(readNote(here, "n")).toMatchObject({ deletedAt: DAY, body: "Still needed: Indexes cost writes." });
  });

  it("keep a note that was taken out of the trash after both knew of it", () => {
    const { here, there, meet } = twoDevices((doc) => {
      withNote(doc);
      setNoteFields(doc, "n", { deletedAt: DAY });
    });
    setNoteFields(here, "n", { deletedAt: null });
    setNoteFields(there, "n", { topic: "indexes" });
    meet();
    expect(readNote(there, "n")).toMatchObject({ deletedAt: null, topic: "indexes" });
  });

  it("keep a move to another step beside a new title and a clip", () => {
    const { here, there, meet } = twoDevices(withNote);
    setNoteFields(here, "n", { step: "go", topic: "channels" });
    setNoteFields(there, "n", { title: "Better title", clip: "a".repeat(64) });
    meet();
    expect(readNote(here, "n")).toMatchObject({
      step: "go",
      topic: "channels",
      title: "Better title",
      clip: "a".repeat(64),
    });
  });

  it("keep the whole page that one device added beside the text and the passage of another", () => {
    const { here, there, meet } = twoDevices((doc) => addNote(doc, noteOf("n", { kind: "selection", body: "Mine." })));
    const page = { kind: "page", clip: "b".repeat(64), author: "Ada Lovelace", published: DAY } as const;
    setNoteFields(here, "n", page);
    noteBody(there, "n")?.insert(5, " And more.");
    addQuotes(there, "n", new Map([["q", quoteOf("new")]]));
    meet();
    expect(readNote(there, "n")).toMatchObject({ ...page, body: "Mine. And more." });
    expect(readNote(here, "n")?.quotes.size).toBe(1);
  });

  it.each([
    ["author", 7],
    ["author", "a".repeat(301)],
    ["published", "2025-05-03"],
    ["published", 1.5],
    ["published", 1e9],
  ])("are read without what is not understood of their page: %s %j", (field, value) => {
    const { here } = twoDevices(withNote);
    const entry = here.getMap<Y.Map<unknown>>("notes").get("n");
    entry?.set(field, value);
    expect(readNote(here, "n")).toMatchObject({ author: "", published: null, body: "Indexes cost writes." });
  });
});

describe("reviews", () => {
  it("of two devices are all kept, those of one question on one day too", () => {
    const { here, there, meet } = twoDevices();
    const review = { question: "q", rev: 1, day: DAY, grade: 3, ms: 900, at: 1 } as const;
    addReview(here, "r1", review);
    addReview(there, "r2", { ...review, grade: 1, at: 2 });
    meet();
    expect(new Map([...readReviews(here)].map(([id, { grade }]) => [id, grade]))).toEqual(
      new Map([
        ["r1", 3],
        ["r2", 1],
      ]),
    );
  });
});
