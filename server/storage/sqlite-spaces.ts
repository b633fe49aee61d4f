/**
 * The table of spaces: who may write, where each log stands, how much it holds. The rows that were used last are kept,
 * since each push and each pull begins with one; nobody else writes to the file.
 */
import type { DatabaseSync } from "node:sqlite";
import { err, ok, type Result } from "#shared/std/result.ts";
import { EMPTY_LOG_HASH } from "../crypto.ts";
import { blob, integer } from "./sqlite-database.ts";
import type { Gone, LogState, SpaceId } from "./store.ts";

export interface SpaceRow {
  readonly num: number;
  /** Null in a tombstone. */
  readonly tokenHash: Uint8Array | null;
  readonly log: LogState;
  readonly bytes: number;
}

export interface SpaceTable {
  find(id: SpaceId): SpaceRow | null;
  live(id: SpaceId): Result<SpaceRow, Gone>;
  insert(id: SpaceId, tokenHash: Uint8Array, epoch: Uint8Array): void;
  advance(id: SpaceId, row: SpaceRow, head: number, hash: Uint8Array, bytes: number): void;
  setBytes(id: SpaceId, row: SpaceRow, bytes: number): void;
  /** Leaves a tombstone: the id, and when. */
  bury(id: SpaceId, row: SpaceRow): void;
  /** Writes were taken back: what is kept may be of them. */
  forget(): void;
}

/** About 1 MB when full. */
const MAX_KEPT = 2000;

export function createSpaceTable(db: DatabaseSync): SpaceTable {
  const select = db.prepare("SELECT num, epoch, token_hash, head, hash, bytes FROM space WHERE id = ?");
  const insert = db.prepare("INSERT INTO space (id, epoch, token_hash, hash) VALUES (?, ?, ?, ?)");
  const advance = db.prepare("UPDATE space SET head = ?, hash = ?, bytes = ? WHERE num = ?");
  const setBytes = db.prepare("UPDATE space SET bytes = ? WHERE num = ?");
  const bury = db.prepare(
    "UPDATE space SET token_hash = NULL, head = 0, hash = ?, bytes = 0, deleted_at = unixepoch() WHERE num = ?",
  );

  const kept = new Map<SpaceId, SpaceRow>();

  function keep(id: SpaceId, row: SpaceRow): SpaceRow {
    // Deleted first, so that the map's order is the order of use.
    kept.delete(id);
    kept.set(id, row);
    const [oldest] = kept.size > MAX_KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return row;
  }

  function find(id: SpaceId): SpaceRow | null {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const row = select.get(idBytes(id));
    if (row === undefined) return null;
    return keep(id, {
      num: integer(row, "num"),
      tokenHash: row["token_hash"] === null ? null : blob(row, "token_hash"),
      log: { epoch: blob(row, "epoch"), head: integer(row, "head"), hash: blob(row, "hash") },
      bytes: integer(row, "bytes"),
    });
  }

  return {
    find,
    live(id) {
      const row = find(id);
      if (row === null) return err({ type: "unknown-space" });
      return row.tokenHash === null ? err({ type: "deleted-space" }) : ok(row);
    },
    insert: (id, tokenHash, epoch) => void insert.run(idBytes(id), epoch, tokenHash, EMPTY_LOG_HASH),
    advance(id, row, head, hash, bytes) {
      advance.run(head, hash, bytes, row.num);
      keep(id, { ...row, log: { epoch: row.log.epoch, head, hash }, bytes });
    },
    setBytes(id, row, bytes) {
      setBytes.run(bytes, row.num);
      keep(id, { ...row, bytes });
    },
    bury(id, row) {
      bury.run(EMPTY_LOG_HASH, row.num);
      kept.delete(id);
    },
    forget: () => kept.clear(),
  };
}

/** The 16 bytes of an id in hex. */
export function idBytes(id: string): Uint8Array {
  return Buffer.from(id, "hex");
}
