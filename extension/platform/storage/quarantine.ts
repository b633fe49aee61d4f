/**
 * Rows that could not be applied, in a database of their own: the rest of the doc opens, and nothing is thrown away.
 */
import { parseDocName, type DocName } from "#shared/domain/ids.ts";
import type { Clock, OpenDocError, Quarantine, QuarantinedRow } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { committed, openDatabase, requested, unavailable } from "./raw-db.ts";
import { deleteRows, type BadRow } from "./rows.ts";

const STORE = "rows";

export interface RowQuarantine extends Quarantine {
  /** Copies the rows here, and only then takes them out of the doc's database `from`. */
  take(doc: DocName, from: IDBDatabase, rows: readonly BadRow[]): Promise<Result<void, OpenDocError>>;
}

export function createQuarantine(clock: Clock): RowQuarantine {
  return {
    async take(doc, from, rows) {
      const added = await inStore("readwrite", (store) => {
        for (const { value } of rows) store.add({ doc, value, at: clock.now() });
        return Promise.resolve();
      });
      return added.ok
        ? deleteRows(
            from,
            rows.map((row) => row.key),
          )
        : added;
    },
    async list() {
      const found = await inStore<unknown[]>("readonly", (store) => requested(store.getAll()));
      if (!found.ok) return found;
      return ok(found.value.map(rowOfRecord).filter((row) => row !== null));
    },
  };
}

function rowOfRecord(record: unknown): QuarantinedRow | null {
  if (typeof record !== "object" || record === null || !("doc" in record) || !("at" in record)) return null;
  const doc = parseDocName(String(record.doc));
  if (doc === null || typeof record.at !== "number") return null;
  const value = "value" in record ? record.value : undefined;
  return { doc, at: record.at, bytes: value instanceof Uint8Array ? new Uint8Array(value) : null };
}

async function inStore<T>(
  mode: IDBTransactionMode,
  task: (store: IDBObjectStore) => Promise<T>,
): Promise<Result<T, OpenDocError>> {
  const upgrade = (db: IDBDatabase): void => void db.createObjectStore(STORE, { autoIncrement: true });
  const opened = await openDatabase({ name: "waymark/quarantine", upgrade });
  if (!opened.ok) return opened;
  try {
    const transaction = opened.value.transaction(STORE, mode);
    const done = committed(transaction);
    const value = await task(transaction.objectStore(STORE));
    await done;
    return ok(value);
  } catch (error) {
    return err(unavailable(error));
  } finally {
    opened.value.close();
  }
}
