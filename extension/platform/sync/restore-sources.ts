/** Where a lost library comes back from: the journal of this device, and the relay while sync is on. */
import { journalSource, type RestoreSource } from "#ext/app/library/restore.ts";
import type { Journal, SafetyCopies } from "#shared/ports.ts";

/** A page that brings a library back waits so long for each answer of the relay. */
const PATIENCE_MS = 10_000;

export interface RestoreDeps {
  readonly journal: Journal;
  readonly safety: SafetyCopies;
}

/** All that they hold is merged. What reads the relay is loaded when a library is missing, and never before. */
export function restoreSources({ journal, safety }: RestoreDeps): readonly RestoreSource[] {
  let loading: Promise<RestoreSource> | undefined;
  const relay = (): Promise<RestoreSource> => (loading ??= loadRelaySource(safety));
  return [
    { name: "relay", docs: async () => (await relay()).docs(), read: async (doc) => (await relay()).read(doc) },
    journalSource(journal),
  ];
}

async function loadRelaySource(safety: SafetyCopies): Promise<RestoreSource> {
  const [{ relaySource }, { createSyncMarker }, { createRelayTransport }, { createExtensionStorage }] =
    await Promise.all([
      import("#ext/app/library/relay-source.ts"),
      import("./sync-marker.ts"),
      import("./relay-transport.ts"),
      import("../storage/extension-storage.ts"),
    ]);
  return relaySource({
    safety,
    marker: createSyncMarker(createExtensionStorage()),
    transport: (origin) => createRelayTransport(origin, PATIENCE_MS),
  });
}
