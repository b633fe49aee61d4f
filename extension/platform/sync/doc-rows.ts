/**
 * The rows of y-indexeddb as sync reads them: what is committed, by a connection of its own. Writes and makes nothing.
 */
import type { DocRow, DocRows } from "#ext/app/sync/doc-rows.ts";
import type { DocName } from "#shared/domain/ids.ts";
import type { OpenDocError } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { OPEN_LIMIT_MS, openDatabase, requested, unavailable, within } from "../storage/raw-db.ts";
import { databaseOfDoc, readRows, UPDATES } from "../storage/rows.ts";

export function createDocRows(limitMs: number = OPEN_LIMIT_MS): DocRows {
  return {
    lastKey: (name) =>
      inRows(name, limitMs, 0, async (db) => {
        const store = db.transaction(UPDATES, "readonly").objectStore(UPDATES);
        const last = await requested(store.openKeyCursor(null, "prev"));
        return keyOf(last?.key);
      }),
    read: (name) =>
      inRows<readonly DocRow[]>(name, limitMs, [], async (db) =>
        (await readRows(db)).flatMap(({ key, value }) =>
          value instanceof Uint8Array ? [{ key: keyOf(key), update: new Uint8Array(value) }] : [],
        ),
      ),
  };
}

/** y-indexeddb numbers its rows. */
function keyOf(key: IDBValidKey | undefined): number {
  return typeof key === "number" ? key : 0;
}

/** `none` for a doc that has no database: opening one would make it, and a lost doc must not look like an empty one. */
async function inRows<T>(
  name: DocName,
  limitMs: number,
  none: T,
  task: (db: IDBDatabase) => Promise<T>,
): Promise<Result<T, OpenDocError>> {
  let isThere = true;
  const opened = await openDatabase({
    name: databaseOfDoc(name),
    limitMs,
    upgrade: (_, transaction) => {
      isThere = false;
      transaction?.abort();
    },
  });
  if (!opened.ok) return isThere ? opened : ok(none);
  try {
    return await within(task(opened.value), limitMs, `rows of ${name}`);
  } catch (error) {
    return err(unavailable(error));
  } finally {
    opened.value.close();
  }
}
