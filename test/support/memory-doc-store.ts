/** A `DocStore` whose rows live in memory. Stores made from one `MemoryDisk` are the contexts of one browser. */
import * as Y from "yjs";
import type { DocName } from "#shared/domain/ids.ts";
import { isNewerSchema } from "#shared/domain/schema-version.ts";
import type { DocStore, OpenDoc, OpenDocError, SaveError, SaveState } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";

export interface MemoryDisk {
  readonly rows: Map<DocName, Uint8Array[]>;
  /** What the next opens and saves answer instead of working. */
  openError: OpenDocError | null;
  saveError: SaveError | null;
  readonly listeners: Set<(name: DocName, update: Uint8Array) => void>;
}

export function createMemoryDisk(): MemoryDisk {
  return { rows: new Map(), openError: null, saveError: null, listeners: new Set() };
}

interface Live {
  readonly doc: Y.Doc;
  readonly readOnly: boolean;
  handles: number;
  isSaved: boolean;
  readonly stateListeners: Set<(state: SaveState) => void>;
}

const FROM_DISK = Symbol("from disk");

export function createMemoryDocStore(disk: MemoryDisk = createMemoryDisk()): DocStore {
  const live = new Map<DocName, Live>();

  const hear = (name: DocName, update: Uint8Array): void => {
    const entry = live.get(name);
    if (entry) Y.applyUpdate(entry.doc, update, FROM_DISK);
  };
  disk.listeners.add(hear);

  const stateOf = (entry: Live): SaveState =>
    entry.isSaved ? { type: "saved" } : (disk.saveError ?? { type: "saving" });

  function write(name: DocName, entry: Live, update: Uint8Array): void {
    // What could not be written before goes with it.
    const row = entry.isSaved ? update : Y.encodeStateAsUpdate(entry.doc);
    entry.isSaved = disk.saveError === null;
    for (const listener of entry.stateListeners) listener({ type: "saving" });
    if (entry.isSaved) {
      disk.rows.set(name, [...(disk.rows.get(name) ?? []), row]);
      for (const listener of disk.listeners) if (listener !== hear) listener(name, row);
    }
    for (const listener of entry.stateListeners) listener(stateOf(entry));
  }

  function openLive(name: DocName): Live {
    const known = live.get(name);
    if (known) return known;
    const doc = new Y.Doc();
    for (const row of disk.rows.get(name) ?? []) Y.applyUpdate(doc, row, FROM_DISK);
    const entry: Live = { doc, readOnly: isNewerSchema(doc), handles: 0, isSaved: true, stateListeners: new Set() };
    live.set(name, entry);
    if (!disk.rows.has(name)) disk.rows.set(name, []);
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_DISK && !entry.readOnly) write(name, entry, update);
    });
    return entry;
  }

  async function saved(name: DocName, entry: Live): Promise<Result<void, SaveError>> {
    await Promise.resolve();
    if (entry.readOnly) return err({ type: "save-failed", detail: "newer-schema" });
    if (!entry.isSaved && disk.saveError === null) write(name, entry, Y.encodeStateAsUpdate(entry.doc));
    return entry.isSaved || !disk.saveError ? ok() : err(disk.saveError);
  }

  function handleOn(name: DocName, entry: Live): OpenDoc {
    let isOpen = true;
    return {
      name,
      doc: entry.doc,
      readOnly: entry.readOnly,
      saved: () => saved(name, entry),
      onSaveState(listener) {
        entry.stateListeners.add(listener);
        return () => entry.stateListeners.delete(listener);
      },
      close() {
        if (isOpen) entry.handles -= 1;
        isOpen = false;
        if (entry.handles === 0 && live.get(name) === entry) {
          live.delete(name);
          entry.doc.destroy();
        }
        return Promise.resolve();
      },
    };
  }

  return {
    async open(name) {
      await Promise.resolve();
      if (disk.openError) return err(disk.openError);
      const entry = openLive(name);
      entry.handles += 1;
      return ok(handleOn(name, entry));
    },
    names: () => Promise.resolve(disk.openError ? err(disk.openError) : ok([...disk.rows.keys()])),
    close() {
      disk.listeners.delete(hear);
      for (const entry of live.values()) entry.doc.destroy();
      live.clear();
      return Promise.resolve();
    },
  };
}
