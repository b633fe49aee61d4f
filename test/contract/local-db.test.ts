// @vitest-environment node
import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { describe, expect, it } from "vitest";
import { createLocalDb, openLocalTables } from "#ext/platform/storage/local-db.ts";
import { createPortLocalDb } from "#ext/platform/storage/port-local-db.ts";
import { utf8, type Bytes } from "#shared/std/bytes.ts";
import { createMemoryBlobStore } from "#test/support/memory-blob-store.ts";
import { createMemoryNoteIndex } from "#test/support/memory-note-index.ts";
import { createMemoryCardCache } from "#test/support/memory-card-cache.ts";
import { createPortWorld } from "#test/support/port-world.ts";
import { blobStoreContract } from "./blob-store.contract.ts";
import { cardCacheContract } from "./card-cache.contract.ts";
import { noteIndexContract } from "./note-index.contract.ts";

function freshDatabases(): void {
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
}

describe("blob store: in memory", () => {
  for (const { name, run } of blobStoreContract) {
    it(name, async () => {
      const files = new Map<string, Bytes>();
      await run({
        open: () => createMemoryBlobStore(files),
        spoil: (blob) => {
          files.set(blob, utf8("other"));
          return Promise.resolve();
        },
      });
    });
  }
});

describe("blob store: Dexie on fake-indexeddb", () => {
  for (const { name, run } of blobStoreContract) {
    it(name, async () => {
      freshDatabases();
      await run({
        open: () => createLocalDb().blobs,
        spoil: async (sha256) => {
          await openLocalTables().blobs.put({ sha256, content: utf8("other") });
        },
      });
    });
  }
});

describe("note index: in memory", () => {
  for (const { name, run } of noteIndexContract) it(name, () => run({ open: createMemoryNoteIndex }));
});

describe("note index: Dexie on fake-indexeddb", () => {
  for (const { name, run } of noteIndexContract) {
    it(name, async () => {
      freshDatabases();
      await run({ open: () => createLocalDb().noteIndex });
    });
  }
});

describe("note index: Dexie", () => {
  it("finds the notes of a database that an older Waymark made", async () => {
    freshDatabases();
    const older = new Dexie("waymark");
    older.version(1).stores({ blobs: "sha256", notes: "id, doc, canonicalUrl, createdAt, [roadmap+step]", keys: "" });
    older.version(2).stores({ sync: "[table+key]" });
    older.version(3).stores({ derived: "" });
    const kept = { roadmap: "r", step: "s", doc: "notes/2026-11", canonicalUrl: "" };
    await older.table("notes").bulkPut([
      { ...kept, id: "a", createdAt: 1 },
      { ...kept, id: "b", createdAt: 2 },
      { ...kept, id: "c", createdAt: 3, step: "t" },
    ]);
    older.close();
    expect((await createLocalDb().noteIndex.byStep("r", "s")).map(({ id }) => id)).toEqual(["b", "a"]);
  });
});

describe("card cache: in memory", () => {
  for (const { name, run } of cardCacheContract) it(name, () => run({ open: createMemoryCardCache }));
});

describe("card cache: Dexie on fake-indexeddb", () => {
  for (const { name, run } of cardCacheContract) {
    it(name, async () => {
      freshDatabases();
      await run({ open: () => createLocalDb().cardCache });
    });
  }

  it("reads what it does not understand as nothing", async () => {
    freshDatabases();
    await openLocalTables().derived.put({ builtOn: "today", cards: [] }, "cards");
    expect(await createLocalDb().cardCache.read()).toBeNull();
  });
});

describe("local database: over a port", () => {
  for (const { name, run } of blobStoreContract) {
    it(`blob store ${name}`, async () => {
      const files = new Map<string, Bytes>();
      const world = createPortWorld({ blobs: createMemoryBlobStore(files) });
      await run({
        open: () => createPortLocalDb(world.line()).blobs,
        spoil: (blob) => {
          files.set(blob, utf8("other"));
          return Promise.resolve();
        },
      });
      world.close();
    });
  }

  for (const { name, run } of noteIndexContract) {
    it(`note index ${name}`, async () => {
      const world = createPortWorld();
      await run({ open: () => createPortLocalDb(world.line()).noteIndex });
      world.close();
    });
  }

  for (const { name, run } of cardCacheContract) {
    it(`card cache ${name}`, async () => {
      const world = createPortWorld();
      await run({ open: () => createPortLocalDb(world.line()).cardCache });
      world.close();
    });
  }
});
