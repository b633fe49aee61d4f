import fc from "fast-check";
import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import {
  advanceKnown,
  containsKnown,
  decodeKnown,
  encodeKnown,
  joinKnown,
  meetKnown,
  withinDoc,
} from "#ext/app/sync/known.ts";

const NOTHING = decodeKnown(new Uint8Array());

function docOf(client: number, ...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** Three edits of one client, as three updates. */
function threeUpdates(): Uint8Array[] {
  const doc = docOf(7);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const letter of ["a", "b", "c"]) doc.getMap("map").set(letter, 1);
  return updates;
}

const [A = new Uint8Array(), B = new Uint8Array(), C = new Uint8Array()] = threeUpdates();

describe("known", () => {
  it("[S5] advances with what goes on without a gap", () => {
    const known = advanceKnown(advanceKnown(NOTHING, A), B);
    expect(known.sv).toEqual(new Map([[7, 2]]));
    expect(advanceKnown(known, A).sv).toEqual(new Map([[7, 2]]));
    expect(advanceKnown(NOTHING, Y.mergeUpdates([A, B, C])).sv).toEqual(new Map([[7, 3]]));
  });

  it("[S5] does not advance over a gap, between updates or inside one", () => {
    expect(advanceKnown(NOTHING, B).sv.size).toBe(0);
    const holed = Y.mergeUpdates([A, C]);
    // What yjs itself says of this update hides the hole.
    expect(Y.parseUpdateMeta(holed)).toEqual({ from: new Map([[7, 0]]), to: new Map([[7, 3]]) });
    expect(advanceKnown(NOTHING, holed).sv).toEqual(new Map([[7, 1]]));
    expect(advanceKnown(NOTHING, holed, { gap: false }).sv).toEqual(new Map([[7, 3]]));
  });

  it("[S4] holds deletes, which no state vector shows", () => {
    const doc = docOf(7, A);
    const before = Y.snapshot(doc);
    doc.getMap("map").delete("a");
    const after = Y.snapshot(doc);
    expect(after.sv).toEqual(before.sv);
    expect([containsKnown(before, after), containsKnown(after, before)]).toEqual([false, true]);
  });

  it("[S5] is never more than the doc has saved", () => {
    const doc = docOf(1, A);
    const claimed = advanceKnown(NOTHING, Y.mergeUpdates([A, B]));
    expect(withinDoc(claimed, NOTHING, Y.snapshot(doc)).sv).toEqual(new Map([[7, 1]]));
  });

  it("contains what was joined, and nothing that either lacks is in what they share", () => {
    const state = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })));
    const ranges = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 4 })),
    );
    const snapshot = fc.tuple(state, ranges).map(([states, deletes]) => {
      const ds = Y.createDeleteSet();
      for (const [client, clock, len] of deletes) {
        ds.clients.set(client, [...(ds.clients.get(client) ?? []), { clock, len }]);
      }
      return Y.createSnapshot(Y.mergeDeleteSets([ds]), new Map(states));
    });
    fc.assert(
      fc.property(snapshot, snapshot, (a, b) => {
        const [both, either] = [meetKnown(a, b), joinKnown(a, b)];
        expect([containsKnown(either, a), containsKnown(either, b)]).toEqual([true, true]);
        expect([containsKnown(a, both), containsKnown(b, both)]).toEqual([true, true]);
        if (containsKnown(b, a)) expect(containsKnown(both, a)).toBe(true);
        expect(containsKnown(decodeKnown(encodeKnown(a)), a)).toBe(true);
      }),
    );
  });
});
