/** Runs the contract suites in this context, on the real databases of the browser. */
import { createDocChannel } from "#ext/platform/storage/channel.ts";
import { createDocStore } from "#ext/platform/storage/doc-store.ts";
import { createExtensionStorage } from "#ext/platform/storage/extension-storage.ts";
import { createFileStore } from "#ext/platform/storage/files.ts";
import { createJournalKey } from "#ext/platform/storage/journal-key.ts";
import { createJournal } from "#ext/platform/storage/journal.ts";
import { createLocalDb, openLocalTables } from "#ext/platform/storage/local-db.ts";
import { createWebLocks } from "#ext/platform/storage/locks.ts";
import { createSafetyCopies } from "#ext/platform/storage/safety-copies.ts";
import { systemClock } from "#ext/platform/clock.ts";
import { systemRandom } from "#ext/platform/random.ts";
import type { DocStore } from "#shared/ports.ts";
import { utf8 } from "#shared/std/bytes.ts";
import { blobStoreContract } from "#test/contract/blob-store.contract.ts";
import { docStoreContract } from "#test/contract/doc-store.contract.ts";
import { noteIndexContract } from "#test/contract/note-index.contract.ts";

export interface ContractOutcome {
  readonly name: string;
  readonly error: string | null;
}

export async function runContracts(): Promise<ContractOutcome[]> {
  const outcomes: ContractOutcome[] = [];
  const stores: DocStore[] = [];
  const attempt = async (name: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
      outcomes.push({ name, error: null });
    } catch (error) {
      outcomes.push({ name, error: String(error) });
    }
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await deleteDatabases();
  };
  await deleteDatabases();
  for (const { name, run } of docStoreContract) {
    await attempt(`doc store ${name}`, () => run({ openStore: () => storeIn(stores) }));
  }
  for (const { name, run } of blobStoreContract) {
    const spoil = async (sha256: string): Promise<void> => {
      await openLocalTables().blobs.put({ sha256, content: utf8("other") });
    };
    await attempt(`blob store ${name}`, () => run({ open: () => createLocalDb().blobs, spoil }));
  }
  for (const { name, run } of noteIndexContract) {
    await attempt(`note index ${name}`, () => run({ open: () => createLocalDb().noteIndex }));
  }
  return outcomes;
}

function storeIn(stores: DocStore[]): DocStore {
  const storage = createExtensionStorage();
  const locks = createWebLocks();
  const safety = createSafetyCopies({ storage, files: createFileStore() });
  const deps = { clock: systemClock, random: systemRandom, locks, storage };
  const journal = createJournal({ ...deps, key: createJournalKey(safety, storage) });
  const store = createDocStore({ ...deps, journal, channel: createDocChannel() });
  stores.push(store);
  return store;
}

export async function deleteDatabases(): Promise<string[]> {
  const names = (await indexedDB.databases()).map((info) => info.name ?? "");
  await Promise.all(names.map(deleteDatabase));
  return names;
}

async function deleteDatabase(name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener("success", () => resolve());
    request.addEventListener("error", () => reject(request.error ?? new Error("delete")));
  });
}
