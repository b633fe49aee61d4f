/** The table of spaces: who may write, where each log stands, how much it holds. */
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
  advance(num: number, head: number, hash: Uint8Array, bytes: number): void;
  setBytes(num: number, bytes: number): void;
  /** Leaves a tombstone: the id, and when. */
  bury(num: number): void;
}

export function createSpaceTable(db: DatabaseSync): SpaceTable {
  const select = db.prepare("SELECT num, epoch, token_hash, head, hash, bytes FROM space WHERE id = ?");
  const insert = db.prepare("INSERT INTO space (id, epoch, token_hash, hash) VALUES (?, ?, ?, ?)");
  const advance = db.prepare("UPDATE space SET head = ?, hash = ?, bytes = ? WHERE num = ?");
  const setBytes = db.prepare("UPDATE space SET bytes = ? WHERE num = ?");
  const bury = db.prepare(
    "UPDATE space SET token_hash = NULL, head = 0, hash = ?, bytes = 0, deleted_at = unixepoch() WHERE num = ?",
  );

  function find(id: SpaceId): SpaceRow | null {
    const row = select.get(idBytes(id));
    if (row === undefined) return null;
    return {
      num: integer(row, "num"),
      tokenHash: row["token_hash"] === null ? null : blob(row, "token_hash"),
      log: { epoch: blob(row, "epoch"), head: integer(row, "head"), hash: blob(row, "hash") },
      bytes: integer(row, "bytes"),
    };
  }

  return {
    find,
    live(id) {
      const row = find(id);
      if (row === null) return err({ type: "unknown-space" });
      return row.tokenHash === null ? err({ type: "deleted-space" }) : ok(row);
    },
    insert: (id, tokenHash, epoch) => void insert.run(idBytes(id), epoch, tokenHash, EMPTY_LOG_HASH),
    advance: (num, head, hash, bytes) => void advance.run(head, hash, bytes, num),
    setBytes: (num, bytes) => void setBytes.run(bytes, num),
    bury: (num) => void bury.run(EMPTY_LOG_HASH, num),
  };
}

/** The 16 bytes of an id in hex. */
export function idBytes(id: string): Uint8Array {
  return Buffer.from(id, "hex");
}
