/**
 * What the pure code and the app need from the world outside, as interfaces.
 *
 * Each has a real adapter in `extension/platform/` and an in-memory double in `test/support/`; both pass the same
 * contract suite in `test/contract/`.
 */
import type { Doc } from "yjs";
import type { DocName } from "./domain/ids.ts";
import type { Bytes } from "./std/bytes.ts";
import type { WallClock } from "./std/day.ts";
import type { Result } from "./std/result.ts";

export interface Clock {
  /** Milliseconds since 1970, for display and intervals; never for order. */
  now(): number;
  /** What the learner's wall clock and calendar show. */
  wall(): WallClock;
}

export interface Random {
  bytes(length: number): Bytes;
}

/** All docs of this device. One store lives in each context; stores of one browser see each other's rows. */
export interface DocStore {
  /** Opens a doc and keeps it live until it is closed. Opening a name twice gives two handles on one doc. */
  open(name: DocName): Promise<Result<OpenDoc, OpenDocError>>;
  /** Names of the docs that have rows on this device. */
  names(): Promise<Result<readonly DocName[], OpenDocError>>;
  /** Closes all docs, once what is under way has been written. */
  close(): Promise<void>;
}

export interface OpenDoc {
  readonly name: DocName;
  readonly doc: Doc;
  /** True when the doc was written by a newer Waymark: it may be read, and nothing here writes to it. */
  readonly readOnly: boolean;
  /** Resolves when every edit made so far is committed and its sealed copy is in the journal. */
  saved(): Promise<Result<void, SaveError>>;
  /** Called when saving begins, ends or fails; returns the way to stop listening. */
  onSaveState(listener: (state: SaveState) => void): () => void;
  close(): Promise<void>;
}

export type SaveState = { readonly type: "saved" } | { readonly type: "saving" } | SaveError;

/** `detail` is for a report; it holds no content of the learner's. */
export type OpenDocError =
  | { readonly type: "storage-unavailable"; readonly detail: string }
  | { readonly type: "storage-timeout"; readonly detail: string };

export type SaveError =
  | { readonly type: "save-failed"; readonly detail: string }
  | { readonly type: "quota-exceeded"; readonly detail: string };

/** Immutable files by the SHA-256 of their content, in hex. */
export interface BlobStore {
  put(content: Bytes): Promise<Result<string, SaveError>>;
  /** Null when this device does not hold it, or holds bytes that no longer match their name. */
  get(sha256: string): Promise<Bytes | null>;
  has(sha256: string): Promise<boolean>;
  names(): Promise<readonly string[]>;
}

/** The derived list of all notes, so that no notes doc is opened to draw a list. May be thrown away and rebuilt. */
export interface NoteIndex {
  /** Replaces all rows that came from one notes doc. */
  replace(docName: DocName, rows: readonly NoteRow[]): Promise<void>;
  /** Newest first; at most `limit` where one is given. */
  byStep(roadmap: string, step: string, limit?: number): Promise<readonly NoteRow[]>;
  byUrl(canonicalUrl: string): Promise<readonly NoteRow[]>;
  byId(id: string): Promise<NoteRow | null>;
  /** Newest first; notes in the trash are left out of every answer. */
  newest(limit: number): Promise<readonly NoteRow[]>;
  /** How many notes there are, without those in the trash. */
  count(): Promise<number>;
  clear(): Promise<void>;
  /** Called after rows changed, in this context or another of this browser; returns the way to stop listening. */
  onChange(listener: () => void): () => void;
}

/** One note as lists show it. `doc` is the notes doc that holds it. */
export interface NoteRow {
  readonly id: string;
  readonly doc: DocName;
  readonly kind: "text" | "link" | "page" | "selection";
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
  readonly title: string;
  /** Host of the saved page without `www.`, or "" for the learner's own line. */
  readonly site: string;
  readonly url: string;
  readonly canonicalUrl: string;
  readonly day: number;
  readonly createdAt: number;
  readonly deleted: boolean;
}

/** What the answers of questions come to, so that no reviews doc is opened to say what is due. May be thrown away. */
export interface CardCache {
  /** What this page knows at once, for its first drawing; the book itself may be newer. Null where nothing is known. */
  glance(): CardBook | null;
  /** Null when there is nothing, or nothing that is understood. */
  read(): Promise<CardBook | null>;
  write(book: CardBook): Promise<void>;
  /** Says that the docs hold more than the book: an open page or the background works it out anew. */
  expire(): Promise<void>;
  clear(): Promise<void>;
  /** Called after the book changed, in this context or another of this browser; returns the way to stop listening. */
  onChange(listener: () => void): () => void;
}

export interface CardBook {
  /** The civil day it was made on: what waits for its day is worked out anew on another. */
  readonly builtOn: number;
  /** Questions that were answered and come back, without those that rest. */
  readonly cards: readonly CachedCard[];
  /** Days with answers, in order. */
  readonly days: readonly ReviewDay[];
}

export interface CachedCard {
  readonly key: string;
  /** The roadmap that it is planned with. */
  readonly roadmap: string;
  /** The civil days of the last answer and of the next. */
  readonly last: number;
  readonly due: number;
  readonly stability: number;
  /** Whole minutes that it takes about. */
  readonly minutes: number;
}

export interface ReviewDay {
  readonly day: number;
  readonly count: number;
  /** Time taken, in milliseconds. */
  readonly ms: number;
}

/** Sealed copies of every update since the last backup, outside IndexedDB. */
export interface Journal {
  /** Resolves when a sealed copy is stored. What could not be stored is kept and goes with the next call. */
  append(doc: DocName, update: Uint8Array): Promise<Result<void, SaveError>>;
  /** Tries again to store what could not be stored. */
  flush(doc: DocName): Promise<Result<void, SaveError>>;
  /** Everything that can be opened; what cannot is counted and left where it is. */
  read(doc: DocName): Promise<Result<JournalContent, SaveError>>;
  /** Docs that have entries. */
  docs(): Promise<Result<readonly DocName[], SaveError>>;
  /** Puts the entries of a doc into one when there are more than `above`. What another context adds meanwhile stays. */
  compact(doc: DocName, above: number): Promise<Result<void, SaveError>>;
  /** Takes away what a backup holds: entries written at or before `time` (ms since 1970). */
  truncateThrough(doc: DocName, time: number): Promise<Result<void, SaveError>>;
}

export interface JournalContent {
  /** Yjs updates, in no order that matters. */
  readonly updates: readonly Bytes[];
  /** Entries that could not be opened. */
  readonly unreadable: number;
  /** When the newest readable entry was written (ms since 1970), or null when there is none. */
  readonly newest: number | null;
}

/** What says that a library exists here, kept in three places that do not get lost together. */
export interface SafetyCopies {
  readonly read: () => Promise<SafetyRecords>;
  /** Writes all three places. The root secret goes to files and database, never to `local`. */
  readonly write: (library: KnownLibrary) => Promise<Result<void, SaveError>>;
}

/** Each place answers for itself: null when nothing is there, an error when the place does not answer. */
export interface SafetyRecords {
  /** storage.local */
  readonly local: Result<SafetyRecord | null, OpenDocError>;
  /** OPFS */
  readonly files: Result<SafetyRecord | null, OpenDocError>;
  /** The library doc's own database, which is lost together with the docs. */
  readonly database: Result<SafetyRecord | null, OpenDocError>;
}

export interface SafetyRecord {
  /** 16 random bytes in hex. */
  readonly libraryId: string;
  readonly rootSecret: Bytes | null;
  /** False until the first run was finished: a library that was never begun is not missed. */
  readonly begun: boolean;
}

export interface KnownLibrary {
  readonly libraryId: string;
  readonly rootSecret: Bytes;
  readonly begun: boolean;
}

/** Rows of a doc that could not be applied, kept as they were found. */
export interface Quarantine {
  list(): Promise<Result<readonly QuarantinedRow[], OpenDocError>>;
}

export interface QuarantinedRow {
  readonly doc: DocName;
  /** Null when the browser could not read the row at all. */
  readonly bytes: Bytes | null;
  /** When it was set aside (ms since 1970). */
  readonly at: number;
}

/** One at a time across all contexts of this browser. */
export interface Locks {
  run<T>(name: string, task: () => Promise<T>): Promise<T>;
  /** Null, and nothing done, when another context holds the lock. */
  runIfFree<T>(name: string, task: () => Promise<T>): Promise<T | null>;
}
