/** A space's log in SQLite: gap-free sequences, running hashes, counters that never fall. */
import type { DatabaseSync } from "node:sqlite";
import { bytesEqual } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { pageBytesOfEntry, PAGE_EMPTY_BYTES } from "#shared/sync/frames.ts";
import { EMPTY_LOG_HASH, nextLogHash } from "../crypto.ts";
import { blob, integer } from "./sqlite-database.ts";
import type { SpaceTable } from "./sqlite-spaces.ts";
import {
  ROW_OVERHEAD_BYTES,
  type AppendError,
  type Appended,
  type LogPage,
  type NewEntry,
  type ReadError,
  type ReadOptions,
  type SpaceId,
  type StoredEntry,
} from "./store.ts";

export interface LogTable {
  /** To be called inside a transaction that takes the writes back when this answers an error. */
  append(space: SpaceId, epoch: Uint8Array, entries: readonly NewEntry[]): Result<Appended, AppendError>;
  read(space: SpaceId, options: ReadOptions): Result<LogPage, ReadError>;
  /** Deletes all entries of a space. */
  clear(num: number): void;
}

export function createLogTable(db: DatabaseSync, spaces: SpaceTable, spaceBytes: number): LogTable {
  const selectHighest = db.prepare(
    "SELECT counter FROM entry WHERE space = ? AND stream = ? AND sender = ? ORDER BY counter DESC LIMIT 1",
  );
  const selectByCounter = db.prepare(
    "SELECT seq, hash FROM entry WHERE space = ? AND stream = ? AND sender = ? AND counter = ?",
  );
  const selectHash = db.prepare("SELECT hash FROM entry WHERE space = ? AND seq = ?");
  const insert = db.prepare(
    "INSERT INTO entry (space, seq, stream, sender, counter, hash, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const selectFrom = db.prepare(
    "SELECT seq, hash, data FROM entry WHERE space = ? AND seq > ? AND data IS NOT NULL AND (covered_at IS NULL OR ?) ORDER BY seq",
  );
  const clear = db.prepare("DELETE FROM entry WHERE space = ?");

  function hashAt(num: number, seq: number): Uint8Array | null {
    if (seq === 0) return EMPTY_LOG_HASH;
    const row = selectHash.get(num, seq);
    return row === undefined ? null : blob(row, "hash");
  }

  /**
   * The sequence of an entry that is stored already, or null when it is not, or is stored with other bytes. Compares
   * by the running hash, which stays when the data of a covered entry has gone.
   */
  function seqOfSame(num: number, { stream, sender, counter, envelope }: NewEntry): number | null {
    const row = selectByCounter.get(num, stream, sender, counter);
    if (row === undefined) return null;
    const seq = integer(row, "seq");
    const before = hashAt(num, seq - 1);
    return before !== null && bytesEqual(nextLogHash(before, envelope), blob(row, "hash")) ? seq : null;
  }

  return {
    append(id, epoch, entries) {
      const found = spaces.live(id);
      if (!found.ok) return found;
      const { num, log } = found.value;
      if (!bytesEqual(log.epoch, epoch)) return err({ type: "epoch-changed", log });
      let { head, hash } = log;
      let { bytes } = found.value;
      const seqs: number[] = [];
      for (const [index, entry] of entries.entries()) {
        const { stream, sender, counter, envelope } = entry;
        const highest = selectHighest.get(num, stream, sender);
        if (highest !== undefined && counter <= integer(highest, "counter")) {
          const same = seqOfSame(num, entry);
          if (same === null) return err({ type: "counter-conflict", index });
          seqs.push(same);
          continue;
        }
        head += 1;
        hash = nextLogHash(hash, envelope);
        bytes += envelope.length + ROW_OVERHEAD_BYTES;
        insert.run(num, head, stream, sender, counter, hash, envelope);
        seqs.push(head);
      }
      const added = head - log.head;
      if (added > 0 && bytes > spaceBytes) return err({ type: "quota-exceeded", limit: spaceBytes });
      if (added > 0) spaces.advance(id, found.value, head, hash, bytes);
      return ok({ log: { epoch: log.epoch, head, hash }, seqs, added });
    },

    read(id, { after, hash, maxBytes, covered }) {
      const found = spaces.live(id);
      if (!found.ok) return found;
      const { num, log } = found.value;
      if (after > 0) {
        const at = hashAt(num, after);
        if (at === null || hash === null || !bytesEqual(at, hash)) return err({ type: "fork", log });
      }
      const entries: StoredEntry[] = [];
      let bytes = PAGE_EMPTY_BYTES;
      let next = { seq: log.head, hash: log.hash };
      for (const row of selectFrom.iterate(num, after, covered ? 1 : 0)) {
        const entry = { seq: integer(row, "seq"), envelope: blob(row, "data") };
        bytes += pageBytesOfEntry(entry.envelope.length);
        const last = entries.at(-1);
        if (last !== undefined && bytes > maxBytes) {
          next = { seq: last.seq, hash: hashAt(num, last.seq) ?? EMPTY_LOG_HASH };
          break;
        }
        entries.push(entry);
      }
      return ok({ log, entries, next });
    },

    clear: (num) => void clear.run(num),
  };
}
