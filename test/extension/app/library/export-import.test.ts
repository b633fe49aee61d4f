// @vitest-environment node
import { beforeEach, describe, expect, it } from "vitest";
import type { Doc } from "yjs";
import { exportLibrary, type PortableLibrary } from "#ext/app/library/export.ts";
import { applyImport, previewImport } from "#ext/app/library/import.ts";
import { listDoc, readDocList } from "#shared/domain/household.ts";
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";
import { addNote, readNotes, setNoteFields } from "#shared/domain/notes.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import { addReview, readReviews } from "#shared/domain/reviews.ts";
import { SCHEMA_MAJOR, stampSchema } from "#shared/domain/schema-version.ts";
import type { BlobStore } from "#shared/ports.ts";
import { utf8 } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { createMemoryBlobStore } from "#test/support/memory-blob-store.ts";
import { createMemoryDisk, createMemoryDocStore, type MemoryDisk } from "#test/support/memory-doc-store.ts";
import { noteOf } from "#test/support/sample-note.ts";

const TODAY = 20_779;
const NOTES: DocName = "notes/2026-11";
const REVIEWS: DocName = "reviews/2026-11";

interface Device extends PortableLibrary {
  readonly disk: MemoryDisk;
  readonly blobs: BlobStore;
}

function device(): Device {
  const disk = createMemoryDisk();
  return { disk, docs: createMemoryDocStore(disk), blobs: createMemoryBlobStore() };
}

async function edit(on: Device, name: DocName, act: (doc: Doc) => void): Promise<void> {
  const opened = unwrap(await on.docs.open(name));
  act(opened.doc);
  unwrap(await opened.saved());
  await opened.close();
}

async function contentOf(on: Device): Promise<unknown> {
  const [library, notes, reviews] = [
    unwrap(await on.docs.open(LIBRARY)).doc,
    unwrap(await on.docs.open(NOTES)).doc,
    unwrap(await on.docs.open(REVIEWS)).doc,
  ];
  return {
    marks: readProgress(library),
    docs: readDocList(library),
    notes: readNotes(notes).sort((a, b) => (a.id < b.id ? -1 : 1)),
    reviews: readReviews(reviews),
    blobs: (await on.blobs.names()).toSorted(),
  };
}

let source: Device;
beforeEach(async () => {
  source = device();
  const clip = unwrap(await source.blobs.put(utf8("# Saved page")));
  await edit(source, LIBRARY, (doc) => {
    stampSchema(doc);
    setMark(doc, "backend-developer/http", { state: "done", day: TODAY, rev: 1 });
    listDoc(doc, NOTES);
    listDoc(doc, REVIEWS);
  });
  await edit(source, NOTES, (doc) => {
    addNote(doc, noteOf("kept", { clip, body: "My line.", author: "Ada Lovelace", published: 20_211 }));
    addNote(doc, noteOf("gone"));
    setNoteFields(doc, "gone", { deletedAt: TODAY });
  });
  await edit(source, REVIEWS, (doc) => {
    addReview(doc, "r1", { question: "q", rev: 1, day: TODAY, grade: 3, ms: 900, at: 1 });
  });
});

describe("export and import", () => {
  it("bring a library into an empty browser with equal content", async () => {
    const text = unwrap(await exportLibrary(source, TODAY));
    const target = device();
    const preview = unwrap(await previewImport(target, text));
    expect(preview.summary).toEqual({ exportedDay: TODAY, notes: 1, marks: 1, reviews: 1, pages: 1 });
    unwrap(await applyImport(target, preview));
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(readNotes(unwrap(await target.docs.open(NOTES)).doc)).toContainEqual(
      expect.objectContaining({ id: "kept", author: "Ada Lovelace", published: 20_211 }),
    );
    expect(unwrap(await previewImport(target, text)).summary).toMatchObject({
      notes: 0,
      marks: 0,
      reviews: 0,
      pages: 0,
    });
  });

  it("keep what was there before", async () => {
    const target = device();
    await edit(target, LIBRARY, (doc) => {
      stampSchema(doc);
      setMark(doc, "backend-developer/dns", { state: "done", day: TODAY, rev: 1 });
    });
    await edit(target, NOTES, (doc) => addNote(doc, noteOf("mine")));
    const preview = unwrap(await previewImport(target, unwrap(await exportLibrary(source, TODAY))));
    unwrap(await applyImport(target, preview));
    const notes = readNotes(unwrap(await target.docs.open(NOTES)).doc).map((note) => note.id);
    expect(notes.sort()).toEqual(["gone", "kept", "mine"]);
    const marks = readProgress(unwrap(await target.docs.open(LIBRARY)).doc);
    expect([...marks.keys()].sort()).toEqual(["backend-developer/dns", "backend-developer/http"]);
  });

  it("change nothing while previewing, and nothing when the file is refused", async () => {
    const text = unwrap(await exportLibrary(source, TODAY));
    const target = device();
    await edit(target, NOTES, (doc) => addNote(doc, noteOf("mine")));
    const before = await contentOf(target);
    unwrap(await previewImport(target, text));
    expect(await previewImport(target, text.slice(0, -1))).toEqual({ ok: false, error: { type: "not-json" } });
    expect(await contentOf(target)).toEqual(before);
  });

  it("leave a spoiled blob out of the file instead of making the file useless", async () => {
    const files = new Map([["0".repeat(64), utf8("spoiled")]]);
    const spoiled = { ...source, blobs: createMemoryBlobStore(files) };
    const text = unwrap(await exportLibrary(spoiled, TODAY));
    expect(unwrap(await previewImport(device(), text)).summary.pages).toBe(0);
  });

  it("are refused over a doc that a newer Waymark wrote", async () => {
    const target = device();
    await edit(target, LIBRARY, (doc) => doc.getMap("meta").set("schemaMajor", SCHEMA_MAJOR + 1));
    const text = unwrap(await exportLibrary(source, TODAY));
    expect(await previewImport(target, text)).toEqual({ ok: false, error: { type: "read-only", doc: LIBRARY } });
  });

  it("say when the import could not be saved", async () => {
    const target = device();
    const preview = unwrap(await previewImport(target, unwrap(await exportLibrary(source, TODAY))));
    target.disk.saveError = { type: "quota-exceeded", detail: "QuotaExceededError" };
    expect(await applyImport(target, preview)).toEqual({ ok: false, error: target.disk.saveError });
  });
});
