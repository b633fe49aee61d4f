/**
 * What the relay needs of a database. Every adapter passes `test/contract/relay-store.contract.ts`.
 *
 * A write that answers `ok` is durable: it has been committed and flushed, and no crash takes it back. A write that
 * answers an error has changed nothing.
 */
import type { Result } from "#shared/std/result.ts";

/** A space's id as 32 lower-case hex digits, as in the path. */
export type SpaceId = string;
/** A blob's id as 32 lower-case hex digits. */
export type BlobId = string;

/** Where a log stands: its random epoch, the highest sequence and the running hash there. */
export interface LogState {
  readonly epoch: Uint8Array;
  readonly head: number;
  readonly hash: Uint8Array;
}

export type SpaceState =
  | { readonly type: "unknown" }
  | { readonly type: "deleted" }
  | { readonly type: "live"; readonly tokenHash: Uint8Array; readonly log: LogState };

export interface Created {
  readonly created: boolean;
  readonly log: LogState;
}

export interface BlobStored {
  readonly created: boolean;
}

/** One envelope and what its clear header says. */
export interface NewEntry {
  readonly stream: Uint8Array;
  readonly sender: Uint8Array;
  readonly counter: number;
  readonly envelope: Uint8Array;
}

export interface Appended {
  readonly log: LogState;
  readonly seqs: readonly number[];
  /** How many of them had not been stored before. */
  readonly added: number;
}

export interface StoredEntry {
  readonly seq: number;
  readonly envelope: Uint8Array;
}

export interface LogPage {
  readonly log: LogState;
  readonly entries: readonly StoredEntry[];
  readonly next: { readonly seq: number; readonly hash: Uint8Array };
}

export interface ReadOptions {
  readonly after: number;
  /** The running hash that the reader has at `after`; unused when `after` is 0. */
  readonly hash: Uint8Array | null;
  /** A page stops before it would grow above this, unless it is still without an entry. */
  readonly maxBytes: number;
  /** Also the entries that a snapshot covers, for repair. */
  readonly covered: boolean;
}

/** The database could not write: its disk is full, or it failed. Nothing of the request was stored. */
export type StoreFailure = { readonly type: "storage-full" } | { readonly type: "storage-failed" };
export type Gone = { readonly type: "unknown-space" } | { readonly type: "deleted-space" };
export type QuotaExceeded = { readonly type: "quota-exceeded"; readonly limit: number };

export type CreateError = { readonly type: "deleted-space" } | { readonly type: "wrong-token" } | StoreFailure;
export type AppendError =
  | Gone
  | { readonly type: "epoch-changed"; readonly log: LogState }
  | { readonly type: "counter-conflict"; readonly index: number }
  | QuotaExceeded
  | StoreFailure;
export type ReadError = Gone | { readonly type: "fork"; readonly log: LogState };
export type PutBlobError = Gone | QuotaExceeded | StoreFailure;

/** After a commit: a space's new head, or null when the space was deleted. */
export type SpaceListener = (space: SpaceId, head: number | null) => void;

export interface Store {
  space(space: SpaceId): Promise<SpaceState>;
  /** Makes a space, or finds the one that was made with the same token. `created` tells them apart. */
  create(space: SpaceId, tokenHash: Uint8Array, epoch: Uint8Array): Promise<Result<Created, CreateError>>;
  /** All or nothing. An envelope that is stored already answers its old sequence. */
  append(space: SpaceId, epoch: Uint8Array, entries: readonly NewEntry[]): Promise<Result<Appended, AppendError>>;
  read(space: SpaceId, options: ReadOptions): Promise<Result<LogPage, ReadError>>;
  /** Keeps the first envelope of an id; `created` is false for a later one. */
  putBlob(space: SpaceId, blob: BlobId, envelope: Uint8Array): Promise<Result<BlobStored, PutBlobError>>;
  blob(space: SpaceId, blob: BlobId): Promise<Uint8Array | null>;
  blobBytes(space: SpaceId, blob: BlobId): Promise<number | null>;
  /** Those of the asked ids that are not stored, in the order asked. */
  missingBlobs(space: SpaceId, blobs: readonly BlobId[]): Promise<readonly BlobId[]>;
  /** Deletes all that a space holds and leaves a tombstone. A second time is ok too. */
  remove(space: SpaceId): Promise<Result<void, { readonly type: "unknown-space" } | StoreFailure>>;
  /** Returns the way to stop listening. */
  watch(listener: SpaceListener): () => void;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Bytes of entries and blobs that one space may hold. */
  readonly spaceBytes: number;
}

/** What a row costs beside its envelope: keys, hash and index. Counted, so that tiny entries cannot fill a disk. */
export const ROW_OVERHEAD_BYTES = 160;
