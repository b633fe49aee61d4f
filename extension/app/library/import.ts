/** Bringing an export file in: what it would add is shown first, then it is merged into what is here. */
import * as Y from "yjs";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { parseExportFile, type ExportFile, type ExportFileError } from "#shared/domain/export-file.ts";
import { listDoc } from "#shared/domain/household.ts";
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";
import { readNotes } from "#shared/domain/notes.ts";
import { readProgress } from "#shared/domain/progress.ts";
import { readReviews } from "#shared/domain/reviews.ts";
import { stampSchema } from "#shared/domain/schema-version.ts";
import type { DocStore, OpenDoc, OpenDocError, SaveError } from "#shared/ports.ts";
import type { Day } from "#shared/std/day.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { PortableLibrary } from "./export.ts";

/** What the file would add to what is here. Trash is not counted. */
export interface ImportSummary {
  readonly exportedDay: Day;
  readonly notes: number;
  /** Marks that are new or would become others. */
  readonly marks: number;
  readonly reviews: number;
  /** Saved pages and pictures. */
  readonly pages: number;
}

export type ImportError =
  | ExportFileError
  | OpenDocError
  | SaveError
  /** A doc here was written by a newer Waymark. */
  | { readonly type: "read-only"; readonly doc: DocName };

/** A file that was understood, with its summary; `applyImport` takes it. */
export interface ImportPreview {
  readonly file: ExportFile;
  readonly summary: ImportSummary;
}

/** Reads the file and compares it with what is here. Changes nothing. */
export async function previewImport(
  library: PortableLibrary,
  text: string,
): Promise<Result<ImportPreview, ImportError>> {
  const parsed = await parseExportFile(text, sha256Hex);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const counts = { notes: 0, marks: 0, reviews: 0 };
  for (const [name, update] of file.docs) {
    const opened = await openToWrite(library.docs, name);
    if (!opened.ok) return opened;
    const added = countAdded(opened.value.doc, update);
    await opened.value.close();
    counts.notes += added.notes;
    counts.marks += added.marks;
    counts.reviews += added.reviews;
  }
  const held = new Set(await library.blobs.names());
  const pages = [...file.blobs.keys()].filter((name) => !held.has(name)).length;
  return ok({ file, summary: { exportedDay: file.exportedDay, ...counts, pages } });
}

/** Merges the file into the library. A blob goes before the notes that name it; doing it twice adds nothing. */
export async function applyImport(
  library: PortableLibrary,
  { file }: Pick<ImportPreview, "file">,
): Promise<Result<void, ImportError>> {
  for (const content of file.blobs.values()) {
    const put = await library.blobs.put(content);
    if (!put.ok) return put;
  }
  for (const [name, update] of file.docs) {
    const merged = await change(library.docs, name, (doc) => Y.applyUpdate(doc, update));
    if (!merged.ok) return merged;
  }
  // Notes of a month that was unknown here are found through the list.
  return change(library.docs, LIBRARY, (doc) => {
    stampSchema(doc);
    for (const name of file.docs.keys()) if (name !== LIBRARY) listDoc(doc, name);
  });
}

async function change(docs: DocStore, name: DocName, act: (doc: Y.Doc) => void): Promise<Result<void, ImportError>> {
  const opened = await openToWrite(docs, name);
  if (!opened.ok) return opened;
  opened.value.doc.transact(() => act(opened.value.doc));
  const saved = await opened.value.saved();
  await opened.value.close();
  return saved;
}

async function openToWrite(docs: DocStore, name: DocName): Promise<Result<OpenDoc, ImportError>> {
  const opened = await docs.open(name);
  if (!opened.ok || !opened.value.readOnly) return opened;
  await opened.value.close();
  return err({ type: "read-only", doc: name });
}

function countAdded(here: Y.Doc, update: Uint8Array): { notes: number; marks: number; reviews: number } {
  const merged = new Y.Doc();
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(here));
  Y.applyUpdate(merged, update);
  const [before, after] = [contentOf(here), contentOf(merged)];
  merged.destroy();
  const changed = [...after.marks].filter(([key, mark]) => before.marks.get(key) !== mark);
  return {
    notes: [...after.notes].filter((id) => !before.notes.has(id)).length,
    marks: changed.length,
    reviews: [...after.reviews].filter((id) => !before.reviews.has(id)).length,
  };
}

interface Content {
  readonly notes: ReadonlySet<string>;
  /** State and day by key. */
  readonly marks: ReadonlyMap<string, string>;
  readonly reviews: ReadonlySet<string>;
}

function contentOf(doc: Y.Doc): Content {
  const shown = readNotes(doc).filter((note) => note.deletedAt === null);
  const marks = [...readProgress(doc)].map(([key, mark]) => [key, `${mark.state} ${mark.day}`] as const);
  return {
    notes: new Set(shown.map((note) => note.id)),
    marks: new Map(marks),
    reviews: new Set(readReviews(doc).keys()),
  };
}
