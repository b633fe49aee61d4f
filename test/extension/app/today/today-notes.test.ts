import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createTodayNotes, type StepNotes } from "#ext/app/today/today-notes.ts";
import { createMemoryNoteIndex } from "#test/support/memory-note-index.ts";
import type { NoteRow } from "#shared/ports.ts";

const row = (id: string, step: string): NoteRow => ({
  id,
  step,
  doc: "notes/2026-11",
  kind: "text",
  roadmap: "small",
  topic: "",
  title: id,
  site: "",
  url: "",
  canonicalUrl: "",
  day: 0,
  createdAt: 0,
  deleted: false,
});

/** Answers when told to, so that answers can overtake each other. */
function slowNotes(): StepNotes & { readonly answer: (step: string) => void; change: () => void } {
  const waiting = new Map<string, (rows: readonly NoteRow[]) => void>();
  let listener = (): void => undefined;
  return {
    byStep: (_, step) => new Promise((resolve) => waiting.set(step, resolve)),
    count: async () => 7,
    onChange: (call) => {
      listener = call;
      return () => undefined;
    },
    answer: (step) => waiting.get(step)?.([row(`note of ${step}`, step)]),
    change: () => listener(),
  };
}

const settled = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

describe("the notes beside today", () => {
  it("are those of the step asked for last, whichever answer comes first", async () => {
    const source = slowNotes();
    const step = signal<{ roadmap: string; step: string } | null>({ roadmap: "small", step: "one" });
    const notes = createTodayNotes(source, step);
    step.value = { roadmap: "small", step: "two" };
    source.answer("two");
    await settled();
    source.answer("one");
    await settled();
    expect(notes.newest.value.map(({ id }) => id)).toEqual(["note of two"]);
    expect(notes.total.value).toBe(7);
  });

  it("are the two newest, whatever else the step holds", async () => {
    const index = createMemoryNoteIndex();
    await index.replace(
      "notes/2026-11",
      [1, 3, 2].map((createdAt) => ({ ...row(`n${createdAt}`, "one"), createdAt })),
    );
    const notes = createTodayNotes(index, signal({ roadmap: "small", step: "one" }));
    await notes.read;
    expect(notes.newest.value.map(({ id }) => id)).toEqual(["n3", "n2"]);
  });

  it("are read again when a note is kept anywhere in this browser", async () => {
    const source = slowNotes();
    const notes = createTodayNotes(source, signal({ roadmap: "small", step: "one" }));
    source.answer("one");
    await settled();
    source.change();
    source.answer("one");
    await settled();
    expect(notes.newest.value.length).toBe(1);
    notes.dispose();
  });

  it("say when they were read for the first time", async () => {
    const source = slowNotes();
    const notes = createTodayNotes(source, signal({ roadmap: "small", step: "one" }));
    const isRead = () => Promise.race([notes.read.then(() => true), settled().then(() => false)]);
    expect(await isRead()).toBe(false);
    source.answer("one");
    expect(await isRead()).toBe(true);
    expect(notes.newest.value).toHaveLength(1);
  });

  it("are none before the start", async () => {
    const notes = createTodayNotes(slowNotes(), signal(null));
    await settled();
    expect(notes.newest.value).toEqual([]);
  });
});
