/**
 * The relay as a place that holds copies of docs: after a loss its space is read with the secret that survived. Without
 * sync, without the secret or without an answer it holds nothing, and the other sources go on alone.
 */
import { possibleNames } from "#ext/app/sync/doc-names.ts";
import { readSecret } from "#ext/app/sync/sync-home.ts";
import type { SyncMarker } from "#ext/app/sync/sync-parts.ts";
import { createSpaceKeys } from "#shared/crypto/space-keys.ts";
import { LIBRARY, parseDocName } from "#shared/domain/ids.ts";
import type { SafetyCopies } from "#shared/ports.ts";
import { ok } from "#shared/std/result.ts";
import type { Transport } from "#shared/sync/ports.ts";
import { readSpace, type SpaceContent } from "#shared/sync/read-space.ts";
import type { RestoreSource } from "./restore.ts";

export interface RelaySourceDeps {
  readonly safety: SafetyCopies;
  readonly marker: Pick<SyncMarker, "read">;
  readonly transport: (relayOrigin: string) => Transport;
}

const NOTHING: SpaceContent = { updates: new Map(), unreadable: 0 };

export function relaySource(deps: RelaySourceDeps): RestoreSource {
  let content = NOTHING;
  return {
    name: "relay",
    async docs() {
      content = await readRelay(deps);
      return ok([...content.updates.keys()].map(parseDocName).filter((name) => name !== null));
    },
    async read(doc) {
      const updates = (content.updates.get(doc) ?? []).map((update) => new Uint8Array(update));
      // Of what could not be opened nobody knows the doc: it is counted once.
      return ok({ updates, unreadable: doc === LIBRARY ? content.unreadable : 0, newest: null });
    },
  };
}

async function readRelay({ safety, marker, transport }: RelaySourceDeps): Promise<SpaceContent> {
  const relay = await marker.read();
  if (relay === null) return NOTHING;
  const secret = await readSecret({ safety });
  if (!secret.ok) return NOTHING;
  const keys = await createSpaceKeys(secret.value, relay);
  const read = await readSpace({ keys, transport: transport(relay), docs: { possibleNames } });
  return read.ok ? read.value : NOTHING;
}
