/** Contexts of one browser on fake-indexeddb, with the real store, journal and channel. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { createDocChannel } from "#ext/platform/storage/channel.ts";
import { createDocStore } from "#ext/platform/storage/doc-store.ts";
import { createJournalKey } from "#ext/platform/storage/journal-key.ts";
import { createJournal } from "#ext/platform/storage/journal.ts";
import { createSafetyCopies } from "#ext/platform/storage/safety-copies.ts";
import { idOfBytes } from "#shared/domain/ids.ts";
import type { Clock, DocStore, Journal, Locks, Random, SafetyCopies } from "#shared/ports.ts";
import { unwrap } from "#shared/std/result.ts";
import { createFakeClock } from "#test/support/fake-clock.ts";
import { createMemoryLocks } from "#test/support/memory-locks.ts";
import {
  createMemoryFileStore,
  createMemoryTextStore,
  type MemoryFileStore,
  type MemoryTextStore,
} from "#test/support/memory-text-store.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";

/** Of all contexts of all browsers: two that draw the same bytes would be one library. */
let seed = 1;

export interface TestContext {
  readonly docs: DocStore;
  readonly journal: Journal;
  readonly safety: SafetyCopies;
  readonly locks: Locks;
  readonly random: Random;
  readonly clock: Clock;
}

export interface TestBrowser {
  readonly storage: MemoryTextStore;
  readonly files: MemoryFileStore;
  /** A new page or worker. */
  context(): TestContext;
  /** Closes all contexts. */
  close(): Promise<void>;
  /** What Chromium did in 7 of 330 kills. */
  wipeDatabases(): void;
}

/** A browser with empty storages; `withSecret` gives it a root secret, as the first run does. */
export async function createTestBrowser(withSecret = true): Promise<TestBrowser> {
  globalThis.indexedDB = new IDBFactory();
  const storage = createMemoryTextStore();
  const files = createMemoryFileStore();
  const locks = createMemoryLocks();
  const clock = createFakeClock();
  const stores: DocStore[] = [];

  function context(): TestContext {
    const random = createSeededRandom(seed++);
    const safety = createSafetyCopies({ storage, files, limitMs: 1000 });
    const journal = createJournal({ storage, locks, clock, random, key: createJournalKey(safety, storage) });
    const docs = createDocStore({ journal, locks, clock, channel: createDocChannel(), limitMs: 1000 });
    stores.push(docs);
    return { docs, journal, safety, locks, random, clock };
  }

  if (withSecret) {
    const { safety, random } = context();
    const rootSecret = random.bytes(16);
    unwrap(await safety.write({ libraryId: idOfBytes(random.bytes(16)), rootSecret, begun: false }));
  }
  return {
    storage,
    files,
    context,
    close: async () => {
      await Promise.all(stores.splice(0).map((store) => store.close()));
    },
    wipeDatabases: () => {
      globalThis.indexedDB = new IDBFactory();
    },
  };
}
