/**
 * What a saved doc holds that the relay is not known to hold: the rows since the last that was sealed, merged into one
 * update. The whole difference only when they do not explain the doc: after `known` was emptied, or when the doc's rows
 * were begun anew.
 */
import * as Y from "yjs";
import { schemaMajorOf, isNewerSchema } from "#shared/domain/schema-version.ts";
import type { DocName } from "#shared/domain/ids.ts";
import type { Owed } from "#shared/sync/ports.ts";
import type { DocRow } from "./doc-rows.ts";
import { advanceKnown, containsKnown, decodeKnown, encodeKnown, withinDoc } from "./known.ts";
import { countChanges } from "./learner-changes.ts";
import { namedBlobs } from "./named-blobs.ts";

export function owedOf(name: DocName, rows: readonly DocRow[], knownBytes: Uint8Array, through: number): Owed {
  const doc = docOfRows(rows);
  try {
    if (isNewerSchema(doc)) return { type: "read-only" };
    const known = decodeKnown(knownBytes);
    const saved = Y.snapshot(doc);
    if (!containsKnown(saved, known)) return { type: "lost" };
    const last = rows.at(-1)?.key ?? 0;
    const blobs = namedBlobs(name, doc);
    if (containsKnown(known, saved)) return { type: "nothing", through: last, blobs };
    const whole = { type: "update", through: last, schemaMajor: schemaMajorOf(doc), blobs } as const;
    const fresh = freshRows(rows, known, last < through ? 0 : through);
    const changes = countChanges(doc, fresh, known);
    if (fresh.length > 0 && knownBytes.length > 0) {
      // Without what the relay holds of a row: a trim makes one of all.
      const lacking = fresh.map((row) => Y.diffUpdate(row, stateVectorOf(known)));
      const update = new Uint8Array(Y.mergeUpdates(lacking));
      const brings = withinDoc(advanceKnown(known, update), known, saved);
      if (containsKnown(brings, saved)) return { ...whole, update, brings: encodeKnown(brings), changes };
    }
    const update = new Uint8Array(Y.encodeStateAsUpdate(doc, stateVectorOf(known)));
    return { ...whole, update, brings: encodeKnown(saved), changes };
  } finally {
    doc.destroy();
  }
}

export function snapshotOfRows(rows: readonly DocRow[]): Y.Snapshot {
  const doc = docOfRows(rows);
  const held = Y.snapshot(doc);
  doc.destroy();
  return held;
}

/** A row that yjs cannot apply is the doc store's to quarantine; the others are sent all the same. */
function docOfRows(rows: readonly DocRow[]): Y.Doc {
  const doc = new Y.Doc({ guid: "scratch" });
  try {
    doc.transact(() => {
      for (const { update } of rows) Y.applyUpdate(doc, update);
    });
    return doc;
  } catch {
    doc.destroy();
    return docOfGoodRows(rows);
  }
}

/** A row that throws may have changed the doc before, so the doc is built anew without it. */
function docOfGoodRows(rows: readonly DocRow[]): Y.Doc {
  let good: Uint8Array[] = [];
  let doc = new Y.Doc({ guid: "scratch" });
  for (const { update } of rows) {
    try {
      Y.applyUpdate(doc, update);
      good = [...good, update];
    } catch {
      doc.destroy();
      doc = new Y.Doc({ guid: "scratch" });
      for (const before of good) Y.applyUpdate(doc, before);
    }
  }
  return doc;
}

/** The rows after `through` with something that the relay does not hold. */
function freshRows(rows: readonly DocRow[], known: Y.Snapshot, through: number): Uint8Array[] {
  const fresh: Uint8Array[] = [];
  for (const { key, update } of rows) {
    if (key <= through) continue;
    try {
      if (!Y.snapshotContainsUpdate(known, update)) fresh.push(update);
    } catch {
      // Not readable: left out above too.
    }
  }
  return fresh;
}

/** Only the states: `diffUpdate` and `encodeStateAsUpdate` want them encoded. */
function stateVectorOf(known: Y.Snapshot): Uint8Array {
  return Y.encodeStateVector(known.sv);
}
