/**
 * What sync must not forget, as plain records in tables by key. A store writes a list of changes in one transaction;
 * losing all of it is safe (the device pulls everything and sends what the relay lacks), losing a part is not.
 */
import type { Bytes } from "#shared/std/bytes.ts";

/**
 * Where the device stands on its relay. One record, under the key `space`; it is written once the relay has answered
 * for the space, so that only a device that has one makes the space again after a 404.
 */
export interface SpaceRecord {
  readonly relayOrigin: string;
  /** The space's id, 32 hex digits: it tells when the secret was replaced. */
  readonly space: string;
  /** 16 random bytes in hex, never used again after a restore, a 409 or a heal. */
  readonly sender: string;
  /** 32 hex digits; null before the first answer. */
  readonly epoch: string | null;
  /** Everything up to it is applied and saved here. */
  readonly cursor: LogPoint;
  /** Where a push left the log, until the cursor has come past it: a relay that is not there any more has lost it. */
  readonly mark: Mark | null;
  /** When everything was last exchanged (ms since 1970); null before. */
  readonly syncedAt: number | null;
}

export interface LogPoint {
  readonly seq: number;
  /** The running hash there, 64 hex digits. */
  readonly hash: string;
}

export interface Mark extends LogPoint {
  /** Everything between the cursor and it is this device's own: there is nothing to read. */
  readonly own: boolean;
}

/** One doc's stream, under the doc's name. */
export interface StreamRecord {
  readonly name: string;
  readonly stream: string;
  readonly known: Bytes;
  /** Rows up to it are in `known` or were never owed. */
  readonly through: number;
  /** The last counter that the present sender used here. */
  readonly counter: number;
  /** An entry could not be opened, and the other devices have not been asked yet for what it may have held. */
  readonly asks: boolean;
}

/** The one unacknowledged envelope of a stream, under the doc's name. Sent byte for byte until it is acknowledged. */
export interface OutboxRecord {
  readonly name: string;
  readonly envelope: Bytes;
  /** Contents that travel as blobs before it, when the update is larger than an entry. */
  readonly parts: readonly Bytes[];
  readonly brings: Bytes;
  readonly through: number;
  readonly changes: number;
  /** It asks, and brings nothing. */
  readonly asks: boolean;
}

/**
 * Why an entry was set aside instead of applied. `cannot-open` and `unreadable` are quarantine; the others are tried
 * again: when more of the stream has come, when this Waymark is newer, when the doc's name is known.
 */
export type AsideReason = "cannot-open" | "unreadable" | "waiting" | "newer" | "unknown-doc";

export function isQuarantine(reason: AsideReason): boolean {
  return reason === "cannot-open" || reason === "unreadable";
}

/** An entry that is kept as it came, under the SHA-256 of its bytes. */
export interface AsideRecord {
  readonly seq: number;
  /** Null when its stream belongs to no doc that is known here. */
  readonly name: string | null;
  readonly envelope: Bytes;
  readonly reason: AsideReason;
}

/** What has come of one sender in one stream, under `<doc name> <sender>`. For display only. */
export interface CounterRecord {
  readonly name: string;
  readonly sender: string;
  /** Every counter up to it has come. */
  readonly complete: number;
  readonly highest: number;
  /** When the newest of it was sealed, by its sender's clock (ms since 1970); 0 when none could be opened. */
  readonly sentAt: number;
}

/** A blob that a doc names, under its SHA-256. */
export interface BlobRecord {
  readonly here: boolean;
  readonly there: boolean;
  /** It is larger than a relay takes. */
  readonly tooLarge: boolean;
}

export interface SyncTables {
  readonly space: Map<string, SpaceRecord>;
  readonly streams: Map<string, StreamRecord>;
  readonly outbox: Map<string, OutboxRecord>;
  readonly aside: Map<string, AsideRecord>;
  readonly counters: Map<string, CounterRecord>;
  readonly blobs: Map<string, BlobRecord>;
}

type RecordOf<T extends keyof SyncTables> = SyncTables[T] extends Map<string, infer R> ? R : never;

/** Puts a record, or takes it away when it is null. */
export type SyncChange = {
  [T in keyof SyncTables]: { readonly table: T; readonly key: string; readonly value: RecordOf<T> | null };
}[keyof SyncTables];

export const SPACE_KEY = "space";
export const EMPTY_HASH = "00".repeat(32);
export const LOG_START: LogPoint = { seq: 0, hash: EMPTY_HASH };
/** Contains nothing. */
export const NOTHING_KNOWN: Bytes = new Uint8Array();

export function emptyTables(): SyncTables {
  return {
    space: new Map(),
    streams: new Map(),
    outbox: new Map(),
    aside: new Map(),
    counters: new Map(),
    blobs: new Map(),
  };
}

/** What a commit does to the tables; stores in memory and the engine's own copy use it. */
export function applyChange(tables: SyncTables, change: SyncChange): void {
  switch (change.table) {
    case "space":
      return put(tables.space, change.key, change.value);
    case "streams":
      return put(tables.streams, change.key, change.value);
    case "outbox":
      return put(tables.outbox, change.key, change.value);
    case "aside":
      return put(tables.aside, change.key, change.value);
    case "counters":
      return put(tables.counters, change.key, change.value);
    case "blobs":
      return put(tables.blobs, change.key, change.value);
  }
}

function put<R>(table: Map<string, R>, key: string, value: R | null): void {
  if (value === null) table.delete(key);
  else table.set(key, value);
}
