/**
 * The learner's notes: written into the doc of their month, listed in the library, and found again through the note
 * index. A doc is opened for an act and closed after it. Works in a page and in the background alike.
 */
import { notesDocOfDay, idOfBytes, type DocName } from "#shared/domain/ids.ts";
import {
  addNote,
  addQuotes,
  readNote,
  rowOfNote,
  setNoteFields,
  type KeptPage,
  type NewNote,
  type Note,
  type Quote,
} from "#shared/domain/notes.ts";
import type { BlobStore, Clock, DocStore, NoteIndex, NoteRow, OpenDocError, Random, SaveError } from "#shared/ports.ts";
import { textOfUtf8 } from "#shared/std/bytes.ts";
import { dayOfWallClock } from "#shared/std/day.ts";
import { ok, type Result } from "#shared/std/result.ts";
import type { LibraryModel } from "#ext/app/library-model.ts";
import { createNoteDocs } from "./note-docs.ts";

export interface NotesDeps {
  readonly docs: DocStore;
  readonly blobs: BlobStore;
  readonly noteIndex: NoteIndex;
  readonly clock: Clock;
  readonly random: Random;
  readonly library: LibraryModel;
}

/** Why a note was not read or written. What a newer Waymark wrote, or what is not there, is a failed save. */
export type NotesError = OpenDocError | SaveError;

/** One line of the learner's own on a topic. */
export interface NewLine {
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
  readonly text: string;
}

/**
 * How long a page that is to show notes waits for them before it is drawn without, in milliseconds: longer than
 * reading them takes, and shorter than a learner takes to press anything.
 */
export const NOTES_MS = 400;

export interface Notes {
  /** Resolves when the note is saved. The blob that it names must have been stored before. */
  add(note: NewNote): Promise<Result<NoteRow, NotesError>>;
  addLine(line: NewLine): Promise<Result<NoteRow, NotesError>>;
  /** The whole note, in the trash or not; null when no notes doc of this device holds it. */
  read(id: string): Promise<Result<Note | null, OpenDocError>>;
  /** As `read`; null also when the storage does not answer. */
  find(id: string): Promise<Note | null>;
  /** Newest first, without the trash, as all three lists. */
  byStep(roadmap: string, step: string, limit?: number): Promise<readonly NoteRow[]>;
  byUrl(canonicalUrl: string): Promise<readonly NoteRow[]>;
  newest(limit: number): Promise<readonly NoteRow[]>;
  count(): Promise<number>;
  /** Called after notes changed in any context of this browser; returns the way to stop listening. */
  onChange(listener: () => void): () => void;
  move(id: string, step: string, topic: string): Promise<Result<void, NotesError>>;
  trash(id: string): Promise<Result<void, NotesError>>;
  untrash(id: string): Promise<Result<void, NotesError>>;
  addQuotes(id: string, quotes: ReadonlyMap<string, Quote>): Promise<Result<void, NotesError>>;
  /** What the note keeps of its page from now on. The blob that it names must have been stored before. */
  setPage(id: string, page: KeptPage): Promise<Result<void, NotesError>>;
  /** The saved page as Markdown; null when there is none or this device does not hold it. */
  clipOf(note: Pick<Note, "clip">): Promise<string | null>;
  /** Derives the index rows of one doc anew: after sync or an import wrote to it. */
  reindex(name: DocName): Promise<Result<void, OpenDocError>>;
  /** Derives the whole index anew. */
  reindexAll(): Promise<Result<void, OpenDocError>>;
}

export function createNotes(deps: NotesDeps): Notes {
  const { blobs, noteIndex, clock, random, library } = deps;
  const docs = createNoteDocs(deps);
  const today = (): number => dayOfWallClock(clock.wall(), library.view.peek().profile.rolloverHour);
  const setDeletedAt = (id: string, deletedAt: number | null): Promise<Result<void, NotesError>> =>
    docs.change(id, (doc) => setNoteFields(doc, id, { deletedAt }));
  const read = (id: string): Promise<Result<Note | null, OpenDocError>> => docs.read(id, (doc) => readNote(doc, id));

  async function add(note: NewNote): Promise<Result<NoteRow, NotesError>> {
    const name = notesDocOfDay(note.day);
    const saved = await docs.write(name, note.id, (doc) => addNote(doc, note));
    return saved.ok ? ok(rowOfNote({ ...note, deletedAt: null }, name)) : saved;
  }

  return {
    add,
    addLine: ({ text, ...target }) =>
      add({
        id: idOfBytes(random.bytes(16)),
        kind: "text",
        ...target,
        title: "",
        url: "",
        canonicalUrl: "",
        site: "",
        author: "",
        published: null,
        day: today(),
        createdAt: clock.now(),
        body: text,
        clip: null,
        quotes: new Map(),
      }),
    read,
    find: async (id) => {
      const found = await read(id);
      return found.ok ? found.value : null;
    },
    byStep: (...of) => noteIndex.byStep(...of),
    byUrl: (url) => noteIndex.byUrl(url),
    newest: (limit) => noteIndex.newest(limit),
    count: () => noteIndex.count(),
    onChange: (listener) => noteIndex.onChange(listener),
    move: (id, step, topic) => docs.change(id, (doc) => setNoteFields(doc, id, { step, topic })),
    trash: (id) => setDeletedAt(id, today()),
    untrash: (id) => setDeletedAt(id, null),
    addQuotes: (id, quotes) => docs.change(id, (doc) => addQuotes(doc, id, quotes)),
    setPage: (id, page) => docs.change(id, (doc) => setNoteFields(doc, id, page)),
    clipOf: async ({ clip }) => {
      const bytes = clip === null ? null : await blobs.get(clip);
      return bytes && textOfUtf8(bytes);
    },
    reindex: (name) => docs.reindex(name),
    reindexAll: () => docs.reindexAll(),
  };
}
