/** The storage of one context, put together: what pages and the background build first. */
import type { Clock, DocStore, Journal, Locks, Random, SafetyCopies } from "#shared/ports.ts";
import { createDocChannel } from "./channel.ts";
import { createDocStore } from "./doc-store.ts";
import { createExtensionStorage } from "./extension-storage.ts";
import { createFileStore } from "./files.ts";
import { createJournalKey } from "./journal-key.ts";
import { createJournal } from "./journal.ts";
import { createWebLocks } from "./locks.ts";
import { createSafetyCopies } from "./safety-copies.ts";

export interface StorageDeps {
  readonly docs: DocStore;
  readonly journal: Journal;
  readonly safety: SafetyCopies;
  readonly locks: Locks;
}

export function createStorage({ clock, random }: { readonly clock: Clock; readonly random: Random }): StorageDeps {
  const storage = createExtensionStorage();
  const locks = createWebLocks();
  const safety = createSafetyCopies({ storage, files: createFileStore() });
  const journal = createJournal({ storage, locks, clock, random, key: createJournalKey(safety, storage) });
  const docs = createDocStore({ journal, locks, clock, channel: createDocChannel() });
  return { docs, journal, safety, locks };
}
