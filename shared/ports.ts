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
  byStep(roadmap: string, step: string): Promise<readonly NoteRow[]>;
  byUrl(canonicalUrl: string): Promise<readonly NoteRow[]>;
  byId(id: string): Promise<NoteRow | null>;
  /** Newest first; notes in the trash are left out of every answer. */
  newest(limit: number): Promise<readonly NoteRow[]>;
  clear(): Promise<void>;
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
