/** What sync must not forget, in Dexie: one row for each record, and one transaction for each commit. */
import type { SyncStateStore } from "#shared/sync/ports.ts";
import { applyChange, emptyTables, type SyncChange } from "#shared/sync/state.ts";
import { err, ok } from "#shared/std/result.ts";
import type { LocalTables } from "../storage/local-db.ts";
import { unavailable } from "../storage/raw-db.ts";
import { saveErrorOf } from "../storage/save-state.ts";

export function createSyncStateStore({ db, sync }: Pick<LocalTables, "db" | "sync">): SyncStateStore {
  return {
    async load() {
      try {
        const tables = emptyTables();
        for (const row of await sync.toArray()) applyChange(tables, row);
        return ok(tables);
      } catch (error) {
        return err(unavailable(error));
      }
    },
    async commit(changes) {
      const last = lastOfEach(changes);
      const gone = last.filter(({ value }) => value === null);
      try {
        await db.transaction("rw", sync, async () => {
          await sync.bulkDelete(gone.map(({ table, key }): [string, string] => [table, key]));
          await sync.bulkPut(last.filter(({ value }) => value !== null));
        });
        return ok();
      } catch (error) {
        return err(saveErrorOf(error));
      }
    },
  };
}

/** Of several changes of one record the last counts. */
function lastOfEach(changes: readonly SyncChange[]): SyncChange[] {
  return [...new Map(changes.map((change) => [`${change.table} ${change.key}`, change])).values()];
}
