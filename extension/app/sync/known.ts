/**
 * `known`: what the relay is known to hold of a doc, as a Yjs snapshot (state vector and delete set) in bytes. No bytes
 * mean nothing.
 *
 * It may say less than the relay holds, and then something is sent twice. It may never say more: that would be lost.
 */
import * as Y from "yjs";
import type { Bytes } from "#shared/std/bytes.ts";
import { SYNC_RULES, type DocSideRules } from "./rules.ts";

export function decodeKnown(known: Uint8Array): Y.Snapshot {
  return known.length === 0 ? Y.createSnapshot(Y.createDeleteSet(), new Map()) : Y.decodeSnapshot(known);
}

export function encodeKnown(known: Y.Snapshot): Bytes {
  return new Uint8Array(Y.encodeSnapshot(known));
}

/** Everything that either contains. Both must hold without gaps, as snapshots of docs and `advance` do. */
export function joinKnown(a: Y.Snapshot, b: Y.Snapshot): Y.Snapshot {
  const states = new Map(a.sv);
  for (const [client, clock] of b.sv) states.set(client, Math.max(clock, states.get(client) ?? 0));
  return Y.createSnapshot(Y.mergeDeleteSets([a.ds, b.ds]), states);
}

/** What both contain. */
export function meetKnown(a: Y.Snapshot, b: Y.Snapshot): Y.Snapshot {
  const states = new Map<number, number>();
  for (const [client, clock] of a.sv) {
    const both = Math.min(clock, b.sv.get(client) ?? 0);
    if (both > 0) states.set(client, both);
  }
  const deletes = Y.createDeleteSet();
  for (const [client, items] of a.ds.clients) {
    const common = items.flatMap((item) => overlaps(item, b.ds.clients.get(client) ?? []));
    if (common.length > 0) deletes.clients.set(client, common);
  }
  return Y.createSnapshot(deletes, states);
}

type DeleteItem = ReturnType<typeof Y.createDeleteSet>["clients"] extends Map<number, (infer I)[]> ? I : never;

/** The pieces of one deleted range that lie in others. */
function overlaps(item: DeleteItem, others: readonly DeleteItem[]): DeleteItem[] {
  return others.flatMap((other) => {
    const clock = Math.max(item.clock, other.clock);
    const len = Math.min(item.clock + item.len, other.clock + other.len) - clock;
    return len > 0 ? [{ clock, len }] : [];
  });
}

export function containsKnown(whole: Y.Snapshot, part: Y.Snapshot): boolean {
  for (const [client, clock] of part.sv) if (clock > (whole.sv.get(client) ?? 0)) return false;
  return Y.equalDeleteSets(whole.ds, Y.mergeDeleteSets([whole.ds, part.ds]));
}

/**
 * `known` after the relay is seen to hold `update`: a client advances only where the update goes on without a gap. The
 * gaps inside an update count too. They are not in `parseUpdateMeta`, which says from where to where and takes a hole
 * for content, so the structs themselves are looked at.
 */
export function advanceKnown(known: Y.Snapshot, update: Uint8Array, rules: DocSideRules = SYNC_RULES): Y.Snapshot {
  const { structs, ds } = Y.decodeUpdate(update);
  const states = new Map(known.sv);
  // Structs of one client come in the order of their clocks.
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const state = states.get(client) ?? 0;
    const end = clock + struct.length;
    if (end > state && (clock <= state || !rules.gap)) states.set(client, end);
  }
  return Y.createSnapshot(Y.mergeDeleteSets([known.ds, ds]), states);
}

/**
 * No more than the doc itself contains: what waits in memory for its causes is not saved, and must be fetched again.
 */
export function withinDoc(known: Y.Snapshot, before: Y.Snapshot, doc: Y.Snapshot): Y.Snapshot {
  const states = new Map<number, number>();
  for (const [client, clock] of known.sv) states.set(client, Math.min(clock, doc.sv.get(client) ?? 0));
  const deletes = Y.equalDeleteSets(doc.ds, Y.mergeDeleteSets([doc.ds, known.ds])) ? known.ds : before.ds;
  return Y.createSnapshot(deletes, states);
}
