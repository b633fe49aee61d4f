/**
 * One y-indexeddb persistence, held safely.
 *
 * y-indexeddb 9 says nothing of an aborted write and throws into the edit after its database was closed. So we listen
 * on its database: an aborted transaction bubbles up to it, and a closed one is taken away from y-indexeddb, which
 * then leaves the edit alone. Its rows are good by the time it sees them: see rows.ts.
 */
import type { Doc } from "yjs";
import { fetchUpdates, IndexeddbPersistence, storeState } from "y-indexeddb";
import type { DocName } from "#shared/domain/ids.ts";
import type { OpenDocError } from "#shared/ports.ts";
import { ok, type Result } from "#shared/std/result.ts";
import { within } from "./raw-db.ts";
import { behindAllWrites, countRows, databaseOfDoc } from "./rows.ts";

export interface Persistence {
  /** Applies the rows that other contexts wrote. Rejects when the database is closed or a row cannot be applied. */
  fetch(): Promise<void>;
  /** Resolves when all writes begun so far are committed or aborted. Rejects when the database is closed. */
  settled(): Promise<void>;
  /** Puts all rows, those of other contexts too, into one that holds the whole doc. */
  rewrite(): Promise<void>;
  rowCount(): Promise<number>;
  /** Lets go of the doc once nothing is under way. */
  detach(): Promise<void>;
}

export interface PersistenceEvents {
  /** A write was undone by the browser: the row is not there. */
  readonly onAbort: (error: unknown) => void;
  /** The database was closed under us: another context deletes it, or the browser gave it up. */
  readonly onClosed: () => void;
}

/**
 * Puts `doc` on its rows. Like every opening by y-indexeddb this adds a row that holds what the doc held before: empty
 * at the first opening, the whole doc when it is put on rows again after a loss.
 */
export async function persistDoc(
  name: DocName,
  doc: Doc,
  limitMs: number,
  events: PersistenceEvents,
): Promise<Result<Persistence, OpenDocError>> {
  const inner = new IndexeddbPersistence(databaseOfDoc(name), doc);
  const synced = await within(inner.whenSynced, limitMs, `rows of ${name}`);
  if (!synced.ok) {
    // Nothing but the first fetch can be under way: it deletes nothing, so letting go of it loses nothing.
    void inner.destroy().catch(() => undefined);
    return synced;
  }
  // In the same turn as "synced", so before the transaction that loaded the rows can end in an abort.
  watch(inner, events);
  return ok({
    fetch: async () => {
      openOf(inner);
      await fetchUpdates(inner);
    },
    settled: () => behindAllWrites(openOf(inner)),
    rewrite: async () => {
      openOf(inner);
      await storeState(inner, true);
      // storeState resolves before its own writes are done; destroying it then loses rows of other contexts.
      await behindAllWrites(openOf(inner));
    },
    rowCount: () => countRows(openOf(inner)),
    detach: async () => {
      // Its own timed trim may be under way, and there is no other way to know that it ended.
      if (inner.db) await behindAllWrites(inner.db).catch(() => undefined);
      await inner.destroy();
    },
  });
}

/** y-indexeddb applies rows with itself as the origin. */
export function isPersistence(origin: unknown): boolean {
  return origin instanceof IndexeddbPersistence;
}

function watch(inner: IndexeddbPersistence, events: PersistenceEvents): void {
  const db = openOf(inner);
  const closed = (): void => {
    if (inner.db === null) return;
    inner.db = null;
    events.onClosed();
  };
  db.addEventListener("abort", (event) => {
    events.onAbort(event.target instanceof IDBTransaction ? event.target.error : null);
  });
  db.addEventListener("close", closed);
  db.addEventListener("versionchange", closed);
}

function openOf(inner: IndexeddbPersistence): IDBDatabase {
  if (inner.db === null) throw new DOMException("closed", "InvalidStateError");
  return inner.db;
}
