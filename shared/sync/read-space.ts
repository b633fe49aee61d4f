/**
 * All that a space holds, read without joining it: for a look before two libraries are merged, and for bringing docs
 * back after a loss. Writes nothing, here or there.
 */
import { hexOfBytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { SpaceKeys } from "#shared/crypto/space-keys.ts";
import type { DocSide, Transport } from "./ports.ts";
import { wholeUpdate } from "./read-entry.ts";
import { createRelayClient, type CallError, type RelayClient } from "./relay-client.ts";
import { emptyTables, LOG_START, type LogPoint } from "./state.ts";
import { createStreamNames, type StreamNames } from "./stream-names.ts";

export interface SpaceContent {
  /** Updates by doc name, in the order of the log. They may build on each other, and on some that cannot be read. */
  readonly updates: ReadonlyMap<string, readonly Uint8Array[]>;
  /** Entries that could not be opened, or whose doc is not known here. */
  readonly unreadable: number;
}

export interface ReadSpaceDeps {
  readonly keys: SpaceKeys;
  readonly transport: Transport;
  readonly docs: Pick<DocSide, "possibleNames">;
}

export async function readSpace({ keys, transport, docs }: ReadSpaceDeps): Promise<Result<SpaceContent, CallError>> {
  const relay = createRelayClient(keys, transport);
  const names = createStreamNames({ keys, docs }, emptyTables());
  const updates = new Map<string, Uint8Array[]>();
  let unreadable = 0;
  let cursor: LogPoint = LOG_START;
  for (;;) {
    const page = await relay.pull(cursor);
    if (!page.ok) return page;
    for (const { envelope } of page.value.entries) {
      const entry = await readUpdate({ keys, relay, names }, envelope);
      if (!entry.ok) return entry;
      if (entry.value.type === "unreadable") unreadable += 1;
      if (entry.value.type !== "update") continue;
      const { name, update } = entry.value;
      updates.set(name, [...(updates.get(name) ?? []), update]);
    }
    const { next, head } = page.value;
    if (next.seq === head) return ok({ updates, unreadable });
    if (next.seq <= cursor.seq) return err({ type: "not-understood", status: 200 });
    cursor = { seq: next.seq, hash: hexOfBytes(next.hash) };
  }
}

type Found =
  | { readonly type: "update"; readonly name: string; readonly update: Uint8Array }
  | { readonly type: "unreadable" }
  /** A question of a device: it holds nothing of the library. */
  | { readonly type: "other" };

async function readUpdate(
  { keys, relay, names }: { readonly keys: SpaceKeys; readonly relay: RelayClient; readonly names: StreamNames },
  envelope: Uint8Array,
): Promise<Result<Found, CallError>> {
  const opened = await keys.open(envelope);
  if (!opened.ok || opened.value.header.kind === "blob") return ok({ type: "unreadable" });
  const { header, payload } = opened.value;
  if (payload.form === "asks") return ok({ type: "other" });
  const name = await names.nameOf(hexOfBytes(header.stream));
  const update = await wholeUpdate(keys, relay, payload);
  if (!update.ok) return update;
  if (name === null || update.value === null) return ok({ type: "unreadable" });
  return ok({ type: "update", name, update: update.value });
}
