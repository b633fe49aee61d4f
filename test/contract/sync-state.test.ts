// @vitest-environment node
import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { describe, expect, it } from "vitest";
import { openLocalTables } from "#ext/platform/storage/local-db.ts";
import { createSyncStateStore } from "#ext/platform/sync/sync-state-store.ts";
import { createMemorySyncState } from "#test/support/memory-sync-state.ts";
import { syncStateContract } from "./sync-state.contract.ts";

function freshDatabases(): void {
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
}

describe("sync state: in memory", () => {
  for (const { name, run } of syncStateContract) {
    it(name, async () => {
      const store = createMemorySyncState();
      await run({ open: () => store });
    });
  }
});

describe("sync state: Dexie on fake-indexeddb", () => {
  for (const { name, run } of syncStateContract) {
    it(name, async () => {
      freshDatabases();
      await run({ open: () => createSyncStateStore(openLocalTables()) });
    });
  }

  it("stores nothing of a commit that fails in the middle", async () => {
    freshDatabases();
    const store = createSyncStateStore(openLocalTables());
    const blob = { here: true, there: false, tooLarge: false };
    const broken = Object.assign(() => undefined, blob);
    const answer = await store.commit([
      { table: "blobs", key: "a", value: blob },
      { table: "blobs", key: "b", value: broken },
    ]);
    expect(answer).toMatchObject({ ok: false, error: { type: "save-failed" } });
    const loaded = await store.load();
    expect(loaded.ok && loaded.value.blobs.size).toBe(0);
  });
});
