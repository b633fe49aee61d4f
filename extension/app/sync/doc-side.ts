/** The docs as the sync engine sees them: what of them is owed, and how updates from a relay come in. */
import * as Y from "yjs";
import { isNewerSchema, SCHEMA_MAJOR } from "#shared/domain/schema-version.ts";
import { parseDocName, type DocName } from "#shared/domain/ids.ts";
import type { DocStore } from "#shared/ports.ts";
import { assert } from "#shared/std/assert.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { ok } from "#shared/std/result.ts";
import type { ApplyOutcome, DocSide, RemoteUpdate } from "#shared/sync/ports.ts";
import { possibleNames } from "./doc-names.ts";
import type { DocRows } from "./doc-rows.ts";
import { advanceKnown, containsKnown, decodeKnown, encodeKnown, joinKnown, meetKnown, withinDoc } from "./known.ts";
import { namedBlobs } from "./named-blobs.ts";
import { owedOf, snapshotOfRows } from "./owed.ts";
import { SYNC_RULES, type DocSideRules } from "./rules.ts";
import { createTrial } from "./trial.ts";

/** The origin of a transaction that brings what a relay sent. */
export const FROM_RELAY = Symbol("from relay");

export interface DocSideDeps {
  readonly docs: DocStore;
  readonly rows: DocRows;
}

/** `rules` is for tests. */
export function createDocSide({ docs, rows }: DocSideDeps, rules: DocSideRules = SYNC_RULES): DocSide {
  return {
    names: () => docs.names(),
    possibleNames,
    lastRow: (name) => rows.lastKey(docNameOf(name)),
    async owed(name, known, through) {
      const read = await rows.read(docNameOf(name));
      return read.ok ? ok(owedOf(docNameOf(name), read.value, known, through)) : read;
    },
    async apply(name, known, updates) {
      const opened = await docs.open(docNameOf(name));
      if (!opened.ok) return opened;
      const { doc, readOnly } = opened.value;
      try {
        if (readOnly) return ok({ type: "applied", outcomes: updates.map(() => "newer" as const), known, blobs: [] });
        // Looked at before anything is applied: what comes would hide what is gone.
        const before = decodeKnown(known);
        if (!containsKnown(Y.snapshot(doc), before)) return ok({ type: "lost" });
        const outcomes = applyReadable(doc, updates);
        const stored = await opened.value.saved();
        if (!stored.ok) return stored;
        const held = Y.snapshot(doc);
        let after = before;
        for (const [i, { update, isOnRelay }] of updates.entries()) {
          if (outcomes[i] !== "applied") continue;
          if (!Y.snapshotContainsUpdate(held, update)) outcomes[i] = "waiting";
          else if (isOnRelay) after = advanceKnown(after, update, rules);
        }
        return ok({
          type: "applied",
          outcomes,
          known: encodeKnown(withinDoc(after, before, held)),
          blobs: namedBlobs(docNameOf(name), doc),
        });
      } finally {
        await opened.value.close();
      }
    },
    meet: meetBytes,
    async held(name) {
      const read = await rows.read(docNameOf(name));
      return read.ok ? ok(encodeKnown(snapshotOfRows(read.value))) : read;
    },
    join: (known, more) => encodeKnown(joinKnown(decodeKnown(known), decodeKnown(more))),
  };
}

/** What another device says that it holds may be nonsense; then nothing counts as held by both, and all is sent. */
function meetBytes(known: Bytes, other: Uint8Array): Bytes {
  const mine = decodeKnown(known);
  try {
    const both = meetKnown(mine, decodeKnown(other));
    // Byte for byte as it was when nothing is missing: another encoding would look like a change.
    return containsKnown(both, mine) ? known : encodeKnown(both);
  } catch {
    return new Uint8Array();
  }
}

/**
 * Each update is tried on a copy first: yjs checks nothing, and an update that makes it throw half way has already
 * changed the doc. All that can be applied goes in one transaction, which makes one row.
 */
function applyReadable(doc: Y.Doc, updates: readonly RemoteUpdate[]): ApplyOutcome[] {
  const trial = createTrial(doc);
  const outcomes = updates.map(({ update, schemaMajor }): ApplyOutcome => {
    if (schemaMajor > SCHEMA_MAJOR) return "newer";
    return trial.accepts(update) ? "applied" : "unreadable";
  });
  const isNewer = isNewerSchema(trial.doc());
  trial.end();
  // An update that calls itself ours and makes the doc newer: applied, it would lock the doc half way through a page.
  if (isNewer) return outcomes.map((outcome) => (outcome === "applied" ? "newer" : outcome));
  doc.transact(() => {
    for (const [i, { update }] of updates.entries())
      if (outcomes[i] === "applied") Y.applyUpdate(doc, update, FROM_RELAY);
  }, FROM_RELAY);
  return outcomes;
}

/** The engine only hands back names that it was given. */
function docNameOf(name: string): DocName {
  const parsed = parseDocName(name);
  assert(parsed !== null, "the engine keeps names of docs");
  return parsed;
}
