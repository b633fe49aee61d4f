/**
 * The docs that hold notes: which one has a note, acts on one of them, and the index rows derived from it. Acts run one
 * after the other, so that the rows of an older act never replace those of a newer one.
 */
import type { Doc } from "yjs";
import type { DocName } from "#shared/domain/ids.ts";
import { readNotes, rowOfNote } from "#shared/domain/notes.ts";
import type { OpenDoc, OpenDocError } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { createDocActs } from "#ext/app/library/doc-acts.ts";
import { createLane } from "./lane.ts";
import type { NotesDeps, NotesError } from "./notes.ts";

export interface NoteDocs {
  /**
   * Acts on a doc in one transaction, lists it in the library, and resolves when that is saved. `id` lives there now.
   */
  write(name: DocName, id: string, act: (doc: Doc) => void): Promise<Result<void, NotesError>>;
  /** Acts on the doc that holds the note. */
  change(id: string, act: (doc: Doc) => void): Promise<Result<void, NotesError>>;
  /** Null when no doc of this device holds the note. */
  read<T>(id: string, look: (doc: Doc) => T): Promise<Result<T | null, OpenDocError>>;
  reindex(name: DocName): Promise<Result<void, OpenDocError>>;
  reindexAll(): Promise<Result<void, OpenDocError>>;
}

type Deps = Pick<NotesDeps, "docs" | "noteIndex" | "library">;

export function createNoteDocs({ docs, noteIndex, library }: Deps): NoteDocs {
  const inTurn = createLane();
  const { opened, write } = createDocActs({ docs, library });
  /** Docs of notes that this context met: those in the trash are in no index. */
  const met = new Map<string, DocName>();

  async function index({ name, doc }: OpenDoc): Promise<void> {
    await noteIndex.replace(
      name,
      readNotes(doc).map((note) => rowOfNote(note, name)),
    );
  }

  const holds = ({ doc }: OpenDoc, id: string): boolean => doc.getMap("notes").has(id);

  /** The index knows most; a note in the trash, or one the index lost, is looked for in the docs themselves. */
  async function locate(id: string): Promise<Result<DocName | null, OpenDocError>> {
    const known = met.get(id) ?? (await noteIndex.byId(id))?.doc;
    if (known) return ok(known);
    const names = await notesDocs();
    if (!names.ok) return names;
    for (const name of names.value) {
      const found = await opened(name, async (open) => holds(open, id));
      if (!found.ok) return found;
      if (found.value) return ok(name);
    }
    return ok(null);
  }

  /** Newest month first: that is where a note is looked for. */
  async function notesDocs(): Promise<Result<readonly DocName[], OpenDocError>> {
    const names = await docs.names();
    return names.ok
      ? ok(
          names.value
            .filter((name) => name.startsWith("notes/"))
            .sort()
            .toReversed(),
        )
      : names;
  }

  const writeTo = (name: DocName, id: string, act: (doc: Doc) => void): Promise<Result<void, NotesError>> =>
    write(name, act, async (open) => {
      met.set(id, name);
      await index(open);
    });

  return {
    write: (name, id, act) => inTurn(() => writeTo(name, id, act)),
    change: (id, act) =>
      inTurn(async () => {
        const name = await locate(id);
        if (!name.ok) return name;
        return name.value ? writeTo(name.value, id, act) : err({ type: "save-failed", detail: "no-such-note" });
      }),
    read: async (id, look) => {
      const name = await locate(id);
      if (!name.ok || name.value === null) return name.ok ? ok(null) : name;
      return opened(name.value, async (open) => {
        if (holds(open, id)) met.set(id, open.name);
        return look(open.doc);
      });
    },
    reindex: (name) => inTurn(() => opened(name, index)),
    reindexAll: () =>
      inTurn(async () => {
        const names = await notesDocs();
        if (!names.ok) return names;
        await noteIndex.clear();
        for (const name of names.value) {
          const done = await opened(name, index);
          if (!done.ok) return done;
        }
        return ok();
      }),
  };
}
