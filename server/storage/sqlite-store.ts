/**
 * The `Store` on SQLite: one file, one process, every acknowledged write flushed. Logic of the log in `sqlite-log.ts`.
 */
import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { err, ok, type Result } from "#shared/std/result.ts";
import { EMPTY_LOG_HASH, sameHash } from "../crypto.ts";
import { createGroupCommit } from "./group-commit.ts";
import { createSpaceTable, idBytes } from "./sqlite-spaces.ts";
import { blob, integer, openDatabase, type DatabaseOptions, type OpenError } from "./sqlite-database.ts";
import { createLogTable } from "./sqlite-log.ts";
import {
  ROW_OVERHEAD_BYTES,
  type BlobId,
  type BlobStored,
  type CreateError,
  type Created,
  type PutBlobError,
  type SpaceId,
  type SpaceListener,
  type Store,
  type StoreOptions,
} from "./store.ts";

export interface SqliteStoreOptions extends StoreOptions, DatabaseOptions {
  /** A group of writes was committed. */
  readonly onGroup?: (writes: number) => void;
  /** The database failed, or its file was taken away; the writes concerned were refused. */
  readonly onFailure?: (error: unknown) => void;
}

export function createSqliteStore(options: SqliteStoreOptions): Result<Store, OpenError> {
  const opened = openDatabase(options);
  if (!opened.ok) return opened;
  const db = opened.value;
  const onFailure = options.onFailure ?? (() => {});
  const isSameFile = watchFile(options.path);
  const spaces = createSpaceTable(db);
  const commits = createGroupCommit(db, {
    guard() {
      if (isSameFile()) return null;
      onFailure(new Error("the database file was moved or deleted while the relay runs"));
      return { type: "storage-failed" };
    },
    onGroup: options.onGroup ?? (() => {}),
    onTakenBack: () => spaces.forget(),
    onFailure,
  });
  const listeners = new Set<SpaceListener>();
  const log = createLogTable(db, spaces, options.spaceBytes);
  const blobs = prepareBlobs(db);

  function tell(id: SpaceId, head: number | null): void {
    for (const listener of listeners) listener(id, head);
  }

  const store: Store = {
    async space(id) {
      const row = spaces.find(id);
      if (row === null) return { type: "unknown" };
      return row.tokenHash === null ? { type: "deleted" } : { type: "live", tokenHash: row.tokenHash, log: row.log };
    },

    create(id, tokenHash, epoch) {
      return commits.run((): Result<Created, CreateError> => {
        const row = spaces.find(id);
        if (row === null) {
          spaces.insert(id, tokenHash, epoch);
          return ok({ created: true, log: { epoch, head: 0, hash: EMPTY_LOG_HASH } });
        }
        if (row.tokenHash === null) return err({ type: "deleted-space" });
        return sameHash(row.tokenHash, tokenHash) ? ok({ created: false, log: row.log }) : err({ type: "wrong-token" });
      });
    },

    async append(id, epoch, entries) {
      const appended = await commits.run(() => log.append(id, epoch, entries));
      if (appended.ok && appended.value.added > 0) tell(id, appended.value.log.head);
      return appended;
    },

    async read(id, wanted) {
      return log.read(id, wanted);
    },

    putBlob(id, blobId, envelope) {
      return commits.run((): Result<BlobStored, PutBlobError> => {
        const row = spaces.live(id);
        if (!row.ok) return row;
        if (blobs.size.get(row.value.num, idBytes(blobId)) !== undefined) return ok({ created: false });
        const bytes = row.value.bytes + envelope.length + ROW_OVERHEAD_BYTES;
        if (bytes > options.spaceBytes) return err({ type: "quota-exceeded", limit: options.spaceBytes });
        blobs.insert.run(row.value.num, idBytes(blobId), envelope.length, envelope);
        spaces.setBytes(id, row.value, bytes);
        return ok({ created: true });
      });
    },

    async blob(id, blobId) {
      const row = blobs.data.get(idBytes(id), idBytes(blobId));
      return row === undefined ? null : blob(row, "data");
    },

    async blobBytes(id, blobId) {
      const num = spaces.find(id)?.num;
      const row = num === undefined ? undefined : blobs.size.get(num, idBytes(blobId));
      return row === undefined ? null : integer(row, "size");
    },

    async missingBlobs(id, asked) {
      const num = spaces.find(id)?.num;
      if (num === undefined) return asked;
      return asked.filter((blobId: BlobId) => blobs.size.get(num, idBytes(blobId)) === undefined);
    },

    async remove(id) {
      const removed = await commits.run(() => {
        const row = spaces.find(id);
        if (row === null) return err({ type: "unknown-space" as const });
        if (row.tokenHash === null) return ok();
        log.clear(row.num);
        blobs.clear.run(row.num);
        spaces.bury(id, row);
        return ok();
      });
      if (removed.ok) tell(id, null);
      return removed;
    },

    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async close() {
      commits.flush();
      try {
        db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      } catch (error) {
        // A full disk: the write-ahead log stays, and the next start reads it.
        onFailure(error);
      }
      db.close();
    },
  };
  return ok(store);
}

function prepareBlobs(db: DatabaseSync) {
  return {
    size: db.prepare("SELECT size FROM blob WHERE space = ? AND id = ?"),
    data: db.prepare("SELECT data FROM blob WHERE space = (SELECT num FROM space WHERE id = ?) AND id = ?"),
    insert: db.prepare("INSERT INTO blob (space, id, size, data) VALUES (?, ?, ?, ?)"),
    clear: db.prepare("DELETE FROM blob WHERE space = ?"),
  };
}

/**
 * Whether the path still names the file that was opened. SQLite goes on writing into a file that has been deleted, so
 * that a relay would acknowledge what nobody will ever read again.
 */
function watchFile(path: string): () => boolean {
  const opened = statSync(path, { bigint: true });
  return () => {
    const now = statSync(path, { bigint: true, throwIfNoEntry: false });
    return now !== undefined && now.ino === opened.ino && now.dev === opened.dev;
  };
}
