/**
 * What the sync engine needs from the world outside. It sees opaque bytes only: what an update means, and what `known`
 * contains, is the doc side's business.
 */
import type { Clock, Locks, OpenDocError, Random, SaveError } from "#shared/ports.ts";
import type { SpaceKeys } from "#shared/crypto/space-keys.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import type { Result } from "#shared/std/result.ts";
import type { SyncChange, SyncTables } from "./state.ts";

/** A place on this device did not answer or did not take a write. Nothing was half done. */
export type LocalError = OpenDocError | SaveError;

export interface SyncDeps {
  readonly keys: SpaceKeys;
  readonly transport: Transport;
  readonly state: SyncStateStore;
  readonly docs: DocSide;
  readonly blobs: SyncBlobs;
  readonly clock: Clock;
  readonly random: Random;
  readonly locks: Locks;
  /** The operator's code, kept so that a wiped relay can be refilled; null when there is none. */
  readonly invite: string | null;
}

export interface RelayRequest {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** From the relay's origin. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes | null;
}

export interface RelayResponse {
  readonly status: number;
  readonly body: Bytes;
}

/** `timeout` when no answer came in time: the request may have been served. */
export type TransportError = { readonly type: "offline" } | { readonly type: "timeout" };

/** HTTP to one relay. It knows the origin, follows no redirect, sends no cookie, and ends what takes too long. */
export interface Transport {
  send(request: RelayRequest): Promise<Result<RelayResponse, TransportError>>;
}

/** What sync must not forget. */
export interface SyncStateStore {
  /** All of it. The tables are the caller's own copy. */
  load(): Promise<Result<SyncTables, LocalError>>;
  /** All changes in one transaction, in their order; `ok` once it is committed. */
  commit(changes: readonly SyncChange[]): Promise<Result<void, LocalError>>;
}

/** The docs, seen from the engine. `known` is what the relay is known to hold of a doc; no bytes mean nothing. */
export interface DocSide {
  /** Docs that have rows on this device. */
  names(): Promise<Result<readonly string[], LocalError>>;
  /** Every name that a doc can have: how the doc of a stream is found that this device has not met. */
  possibleNames(): readonly string[];
  /** The key of the newest row of a doc; 0 when it has none. */
  lastRow(name: string): Promise<Result<number, LocalError>>;
  /** What the saved doc holds beyond `known`; rows up to `through` were sealed before. */
  owed(name: string, known: Bytes, through: number): Promise<Result<Owed, LocalError>>;
  /**
   * Applies updates of the relay and answers once they are saved here. The doc stays as it was where one is refused.
   */
  apply(name: string, known: Bytes, updates: readonly RemoteUpdate[]): Promise<Result<Applied | DocLost, LocalError>>;
  /** Everything that either contains. */
  join(known: Bytes, more: Bytes): Bytes;
  /** What both contain. */
  meet(known: Bytes, other: Uint8Array): Bytes;
  /** What the saved doc holds, in the form of `known`. */
  held(name: string): Promise<Result<Bytes, LocalError>>;
}

/** The doc does not contain `known`: it was lost, or put back from an older copy. Nothing was done. */
export interface DocLost {
  readonly type: "lost";
}

export type Owed =
  | { readonly type: "nothing"; readonly through: number; readonly blobs: readonly string[] }
  | {
      readonly type: "update";
      readonly update: Bytes;
      /** `known` as it is once the relay holds the update. */
      readonly brings: Bytes;
      readonly through: number;
      /** How many changes of the learner's are in it, for display; 0 where there is only bookkeeping. */
      readonly changes: number;
      readonly schemaMajor: number;
      /** SHA-256 of each blob that the doc names. */
      readonly blobs: readonly string[];
    }
  | DocLost
  /** The doc was written by a newer Waymark; this one does not write to it. */
  | { readonly type: "read-only" };

export interface RemoteUpdate {
  readonly update: Uint8Array;
  /** False for one that was set aside before: the log that it came from may be gone, so it adds nothing to `known`. */
  readonly isOnRelay: boolean;
  readonly schemaMajor: number;
}

/**
 * `applied`: in the doc and saved. `waiting`: it builds on changes that have not come yet. `unreadable`: yjs cannot
 * read it. `newer`: it, or the doc, is of a newer Waymark.
 */
export type ApplyOutcome = "applied" | "waiting" | "unreadable" | "newer";

export interface Applied {
  readonly type: "applied";
  /** One for each update. */
  readonly outcomes: readonly ApplyOutcome[];
  /** What the relay is known to hold now; never more than this doc has saved. */
  readonly known: Bytes;
  readonly blobs: readonly string[];
}

/** Immutable files by the SHA-256 of their content, as in `BlobStore`. */
export interface SyncBlobs {
  put(content: Bytes): Promise<Result<string, SaveError>>;
  get(sha256: string): Promise<Bytes | null>;
}
