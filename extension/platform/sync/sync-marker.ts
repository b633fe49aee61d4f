/**
 * That sync is on, and with which relay: in storage.local, which is not lost together with IndexedDB. Pages look at it
 * before they ring, so that an edit wakes no background that has nothing to do.
 */
import type { SyncMarker } from "#ext/app/sync/sync-parts.ts";
import type { TextStore } from "../storage/extension-storage.ts";

const KEY = "sync";

export function createSyncMarker(storage: TextStore): SyncMarker {
  return {
    read: () =>
      storage.get([KEY]).then(
        (texts) => texts.get(KEY) ?? null,
        () => null,
      ),
    async write(relayOrigin) {
      // The record of the space says it too: a marker that could not be written is written at the next start.
      await write(storage, relayOrigin).catch(() => undefined);
    },
  };
}

async function write(storage: TextStore, relayOrigin: string | null): Promise<void> {
  if (relayOrigin === null) return storage.remove([KEY]);
  if ((await storage.get([KEY])).get(KEY) !== relayOrigin) await storage.set(new Map([[KEY, relayOrigin]]));
}

/** Whether sync is on, as it is now; false until that was read. `onChange` hears when it becomes so or ends. */
export function watchSyncMarker(storage: TextStore, onChange: () => void = () => undefined): () => Promise<boolean> {
  let isOn: Promise<boolean> | null = null;
  const read = async (): Promise<boolean> =>
    storage.get([KEY]).then(
      (texts) => texts.has(KEY),
      () => false,
    );
  storage.onChange(KEY, () => {
    isOn = null;
    onChange();
  });
  return () => (isOn ??= read());
}
