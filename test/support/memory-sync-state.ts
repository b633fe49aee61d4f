/** A `SyncStateStore` in memory. */
import type { LocalError, SyncStateStore } from "#shared/sync/ports.ts";
import { applyChange, emptyTables, type SyncTables } from "#shared/sync/state.ts";
import { err, ok } from "#shared/std/result.ts";

export interface MemorySyncState extends SyncStateStore {
  readonly tables: SyncTables;
  /** What every call answers instead of working. */
  fault: LocalError | null;
}

export function createMemorySyncState(): MemorySyncState {
  const tables = emptyTables();
  const store: MemorySyncState = {
    tables,
    fault: null,
    async load() {
      if (store.fault) return err(store.fault);
      const copy: SyncTables = structuredClone(tables);
      return ok(copy);
    },
    async commit(changes) {
      if (store.fault) return err(store.fault);
      for (const change of structuredClone(changes)) applyChange(tables, change);
      return ok();
    },
  };
  return store;
}
