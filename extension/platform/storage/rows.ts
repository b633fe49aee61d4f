/**
 * The rows of a doc: y-indexeddb's database, read by ourselves before y-indexeddb sees it. One row that Yjs cannot
 * apply makes y-indexeddb's `whenSynced` hang for ever, so each is tried on a scratch doc first.
 */
import * as Y from "yjs";
import type { DocName } from "#shared/domain/ids.ts";
import { parseDocName } from "#shared/domain/ids.ts";
import type { OpenDocError } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { committed, openDatabase, requested, unavailable } from "./raw-db.ts";

const PREFIX = "waymark/doc/";
export const UPDATES = "updates";
export const CUSTOM = "custom";

export function databaseOfDoc(name: DocName): string {
  return PREFIX + name;
}

/** The doc that a database belongs to, or null. */
export function docOfDatabase(database: string): DocName | null {
  return database.startsWith(PREFIX) ? parseDocName(database.slice(PREFIX.length)) : null;
}

/** Opens the database of a doc with the stores that y-indexeddb 9 makes, so that either may come first. */
export function openRows(name: DocName, limitMs: number): Promise<Result<IDBDatabase, OpenDocError>> {
  return openDatabase({
    name: databaseOfDoc(name),
    limitMs,
    upgrade: (db) => {
      db.createObjectStore(UPDATES, { autoIncrement: true });
      db.createObjectStore(CUSTOM);
    },
  });
}

/** A row as it was found. `value` is undefined when the browser could not read it. */
export interface BadRow {
  readonly key: IDBValidKey;
  readonly value: unknown;
}

export interface CheckedRows {
  /** All rows that can be applied, applied. The caller destroys it. */
  readonly scratch: Y.Doc;
  readonly bad: readonly BadRow[];
}

/** Reads all rows and tells which cannot be applied. Changes nothing. */
export async function checkRows(db: IDBDatabase): Promise<Result<CheckedRows, OpenDocError>> {
  try {
    const rows = await readRows(db);
    const whole = new Y.Doc();
    if (applyAll(whole, rows)) return ok({ scratch: whole, bad: [] });
    whole.destroy();
    return ok(sortOut(rows));
  } catch (error) {
    return err(unavailable(error));
  }
}

export interface Row {
  readonly key: IDBValidKey;
  readonly value: unknown;
}

/** All rows by key; `value` is undefined where the browser cannot read it. */
export async function readRows(db: IDBDatabase): Promise<Row[]> {
  const store = db.transaction(UPDATES, "readonly").objectStore(UPDATES);
  const [keys, values] = await Promise.all([
    requested(store.getAllKeys()),
    // Large values live in files of their own; one that is missing fails the whole answer.
    requested<unknown[]>(store.getAll()).catch(() => null),
  ]);
  if (values) return keys.map((key, i) => ({ key, value: values[i] }));
  const rows: Row[] = [];
  for (const key of keys) {
    const single = db.transaction(UPDATES, "readonly").objectStore(UPDATES);
    const value: unknown = await requested<unknown>(single.get(key)).catch(() => undefined);
    rows.push({ key, value });
  }
  return rows;
}

function applyAll(doc: Y.Doc, rows: readonly Row[]): boolean {
  try {
    doc.transact(() => {
      for (const { value } of rows) Y.applyUpdate(doc, updateOfValue(value));
    });
    return true;
  } catch {
    return false;
  }
}

function updateOfValue(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError("not an update");
}

/** Row by row. A row that throws may have changed the doc before, so the doc is built anew without it. */
function sortOut(rows: readonly Row[]): CheckedRows {
  let scratch = new Y.Doc();
  const good: Row[] = [];
  const bad: BadRow[] = [];
  for (const row of rows) {
    if (applyAll(scratch, [row])) {
      good.push(row);
      continue;
    }
    bad.push(row);
    scratch.destroy();
    scratch = new Y.Doc();
    applyAll(scratch, good);
  }
  return { scratch, bad };
}

export async function deleteRows(db: IDBDatabase, keys: readonly IDBValidKey[]): Promise<Result<void, OpenDocError>> {
  try {
    const transaction = db.transaction(UPDATES, "readwrite");
    for (const key of keys) transaction.objectStore(UPDATES).delete(key);
    await committed(transaction);
    return ok();
  } catch (error) {
    return err(unavailable(error));
  }
}

/** Resolves when everything queued on the rows before this call is committed or aborted. Rejects when closed. */
export async function behindAllWrites(db: IDBDatabase): Promise<void> {
  const transaction = db.transaction(UPDATES, "readonly");
  const done = committed(transaction);
  transaction.objectStore(UPDATES).count();
  await done;
}

export function countRows(db: IDBDatabase): Promise<number> {
  return requested(db.transaction(UPDATES, "readonly").objectStore(UPDATES).count());
}
