/** A device's disk, and the ports of one process over it. */
import * as Y from "yjs";
import type { DocRow, DocRows } from "#ext/app/sync/doc-rows.ts";
import type { DocName } from "#shared/domain/ids.ts";
import type { DocStore, OpenDoc } from "#shared/ports.ts";
import { sha256Hex } from "#shared/crypto/digest.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { ok } from "#shared/std/result.ts";
import type { SyncBlobs, SyncStateStore } from "#shared/sync/ports.ts";
import { applyChange, emptyTables, type SyncTables } from "#shared/sync/state.ts";
import type { SimProcess } from "./sim-process.ts";

export interface SimDisk {
  readonly rows: Map<DocName, DocRow[]>;
  readonly tables: SyncTables;
  readonly blobs: Map<string, Bytes>;
}

export function createSimDisk(): SimDisk {
  return { rows: new Map(), tables: emptyTables(), blobs: new Map() };
}

export function copySimDisk(disk: SimDisk): SimDisk {
  const copy: SimDisk = {
    rows: new Map([...disk.rows].map(([name, rows]) => [name, [...rows]])),
    tables: copyTables(disk.tables),
    blobs: new Map(disk.blobs),
  };
  return copy;
}

/** The records are never changed in place, so copies of the tables suffice. */
function copyTables(tables: SyncTables): SyncTables {
  return {
    space: new Map(tables.space),
    streams: new Map(tables.streams),
    outbox: new Map(tables.outbox),
    aside: new Map(tables.aside),
    counters: new Map(tables.counters),
    blobs: new Map(tables.blobs),
  };
}

/** The saved doc. The caller destroys it. */
export function savedDoc(disk: SimDisk, name: DocName): Y.Doc {
  const doc = new Y.Doc({ guid: "scratch" });
  doc.transact(() => {
    for (const { update } of disk.rows.get(name) ?? []) Y.applyUpdate(doc, update);
  });
  return doc;
}

export function addRow(disk: SimDisk, name: DocName, update: Uint8Array): void {
  const rows = disk.rows.get(name) ?? [];
  rows.push({ key: (rows.at(-1)?.key ?? 0) + 1, update: new Uint8Array(update) });
  disk.rows.set(name, rows);
}

/** All rows become one, as `storeState` does. */
export function trimRows(disk: SimDisk, name: DocName): void {
  const rows = disk.rows.get(name);
  if (rows === undefined || rows.length < 2) return;
  const doc = savedDoc(disk, name);
  disk.rows.set(name, [{ key: (rows.at(-1)?.key ?? 0) + 1, update: new Uint8Array(Y.encodeStateAsUpdate(doc)) }]);
  doc.destroy();
}

export function simStateStore(disk: SimDisk, process: SimProcess): SyncStateStore {
  return {
    load: () => process.run(() => ok(copyTables(disk.tables))),
    commit: (changes) =>
      process.run(() => {
        for (const change of changes) applyChange(disk.tables, change);
        return ok();
      }),
  };
}

export function simRows(disk: SimDisk, process: SimProcess): DocRows {
  return {
    lastKey: (name) => process.run(() => ok(disk.rows.get(name)?.at(-1)?.key ?? 0)),
    read: (name) => process.run(() => ok([...(disk.rows.get(name) ?? [])])),
  };
}

export function simBlobs(disk: SimDisk, process: SimProcess): SyncBlobs {
  return {
    get: (sha256) => process.run(() => disk.blobs.get(sha256) ?? null),
    put: (content) =>
      process.run(async () => {
        const name = await sha256Hex(content);
        disk.blobs.set(name, content);
        return ok(name);
      }),
  };
}

/** Docs of a process: an update stands in memory until `saved` has put it on the disk. */
export function simDocStore(disk: SimDisk, process: SimProcess): DocStore {
  return {
    async open(name) {
      const doc = await process.run(() => savedDoc(disk, name));
      const unsaved: Uint8Array[] = [];
      doc.on("update", (update: Uint8Array) => unsaved.push(update));
      const opened: OpenDoc = {
        name,
        doc,
        readOnly: false,
        saved: () =>
          process.run(() => {
            for (const update of unsaved.splice(0)) addRow(disk, name, update);
            return ok();
          }),
        onSaveState: () => () => undefined,
        close: () => Promise.resolve(doc.destroy()),
      };
      return ok(opened);
    },
    names: () => process.run(() => ok([...disk.rows.keys()])),
    close: () => Promise.resolve(),
  };
}
