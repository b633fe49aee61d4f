/** What a page or the worker of the storage test extension can be asked to do. It holds one context's storage. */
import * as Y from "yjs";
import { openLibrary, type OpenedLibrary } from "#ext/app/library/open-library.ts";
import { journalSource } from "#ext/app/library/restore.ts";
import { systemClock } from "#ext/platform/clock.ts";
import { systemRandom } from "#ext/platform/random.ts";
import { putOnRows } from "#ext/platform/storage/open-rows.ts";
import { createQuarantine } from "#ext/platform/storage/quarantine.ts";
import { countRows, openRows, UPDATES } from "#ext/platform/storage/rows.ts";
import { createStorage } from "#ext/platform/storage/storage-deps.ts";
import { LIBRARY, parseDocName } from "#shared/domain/ids.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import type { OpenDoc } from "#shared/ports.ts";
import { unwrap } from "#shared/std/result.ts";
import { deleteDatabases, runContracts } from "./contracts.ts";

const LIMIT_MS = 20_000;
const quarantine = createQuarantine(systemClock);
const storage = createStorage({ clock: systemClock, random: systemRandom });
let library: OpenDoc | null = null;
let allowWrites = (): void => undefined;

function openDoc(): OpenDoc {
  if (!library) throw new Error("the library is not open");
  return library;
}

function tick(doc: Y.Doc, key: string): void {
  setMark(doc, key, { state: "done", day: 20_000, rev: 1 });
}

export const probe = {
  async open(): Promise<OpenedLibrary["type"]> {
    const opened = await openLibrary({ ...storage, random: systemRandom, sources: [journalSource(storage.journal)] });
    if ("library" in opened) library = opened.library;
    return opened.type;
  },
  /** Makes `count` edits, each an act of its own, and waits until they are saved. */
  async tick(prefix: string, count: number): Promise<boolean> {
    for (let i = 0; i < count; i++) {
      tick(openDoc().doc, `${prefix}/${i}`);
      if (i % 10 === 9) await Promise.resolve();
    }
    return (await openDoc().saved()).ok;
  },
  ticks: (): string[] => [...readProgress(openDoc().doc).keys()],
  /** Opens and closes the library doc, reading only. */
  async openAndClose(times: number): Promise<void> {
    for (let i = 0; i < times; i++) await unwrap(await storage.docs.open(LIBRARY)).close();
  },
  async rowCount(): Promise<number> {
    const db = unwrap(await openRows(LIBRARY, LIMIT_MS));
    const count = await countRows(db);
    db.close();
    return count;
  },
  async plantRow(doc: string, bytes: number[]): Promise<void> {
    const db = unwrap(await openRows(parseDocName(doc) ?? LIBRARY, LIMIT_MS));
    const transaction = db.transaction(UPDATES, "readwrite");
    transaction.objectStore(UPDATES).add(Uint8Array.from(bytes));
    await new Promise((resolve) => {
      transaction.addEventListener("complete", resolve);
    });
    db.close();
  },
  quarantined: async (): Promise<number[][]> => unwrap(await quarantine.list()).map((row) => [...(row.bytes ?? [])]),
  /** Puts a doc of its own on the rows, begins a trim, and lets go while it runs, as y-indexeddb's timed trim may. */
  async trimAndLetGo(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      const doc = new Y.Doc();
      const events = { onAbort: () => undefined, onClosed: () => undefined };
      const put = unwrap(await putOnRows(LIBRARY, doc, { quarantine, limitMs: LIMIT_MS, events }));
      const trimmed = put.persistence?.rewrite().catch(() => undefined);
      await put.persistence?.detach();
      await trimmed;
      doc.destroy();
    }
  },
  /** Edits one after the other until `stop`; answers the keys it wrote. */
  async tickUntil(prefix: string, stop: () => boolean): Promise<string[]> {
    const keys: string[] = [];
    while (!stop()) {
      const key = `${prefix}/${keys.length}`;
      tick(openDoc().doc, key);
      keys.push(key);
      await new Promise((resolve) => {
        setTimeout(resolve, 1);
      });
    }
    await openDoc().saved();
    return keys;
  },
  /** Lets the browser undo every write of rows, as it does when the disk is full. */
  abortWrites(): void {
    // oxlint-disable-next-line typescript/unbound-method -- called with its store below
    const original = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function abort(this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      const { transaction } = this;
      queueMicrotask(() => transaction.abort());
      return key === undefined ? original.call(this, value) : original.call(this, value, key);
    };
    allowWrites = () => {
      IDBObjectStore.prototype.add = original;
    };
  },
  allowWrites: (): void => allowWrites(),
  saved: async (): Promise<boolean> => (await openDoc().saved()).ok,
  /** The ticks that the rows hold, read by nobody else. */
  async ticksInRows(): Promise<string[]> {
    const db = unwrap(await openRows(LIBRARY, LIMIT_MS));
    const doc = new Y.Doc();
    const rows = await new Promise<Uint8Array[]>((resolve) => {
      const request = db.transaction(UPDATES, "readonly").objectStore(UPDATES).getAll();
      request.addEventListener("success", () => resolve(request.result));
    });
    db.close();
    for (const row of rows) Y.applyUpdate(doc, row);
    return [...readProgress(doc).keys()];
  },
  deleteDatabases,
  close: (): Promise<void> => storage.docs.close(),
  runContracts,
};

export type Probe = typeof probe;
