/** The storage of one context, put together: what pages and the background build first. */
import type { DocName } from "#shared/domain/ids.ts";
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

export interface StorageNeeds {
  readonly clock: Clock;
  readonly random: Random;
  /** A doc of this context has new rows of its own: sync wants to know. */
  readonly onRows?: () => void;
}

export function createStorage({ clock, random, onRows = () => undefined }: StorageNeeds): StorageDeps {
  const storage = createExtensionStorage();
  const locks = createWebLocks();
  const safety = createSafetyCopies({ storage, files: createFileStore() });
  const journal = createJournal({ storage, locks, clock, random, key: createJournalKey(safety, storage) });
  const channel = createDocChannel();
  const announce = (doc: DocName): void => {
    channel.announce(doc);
    onRows();
  };
  const docs = createDocStore({ journal, locks, clock, channel: { ...channel, announce } });
  return { docs, journal, safety, locks };
}
