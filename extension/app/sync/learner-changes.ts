/**
 * How many changes of the learner's are in rows, for display. An act is one transaction and so one row; what Waymark
 * notes beside it, such as who the device is and which docs there are, is nobody's change. Rows that were put together
 * since have no acts any more: of those the things count that were changed.
 */
import * as Y from "yjs";

/** Maps of the library that hold nothing of the learner's own. */
const BOOKKEEPING: ReadonlySet<string> = new Set(["meta", "docs", "devices", "senders"]);

/** `doc` holds all rows. 0 where only bookkeeping was not sent. */
export function countChanges(doc: Y.Doc, rows: readonly Uint8Array[], known: Y.Snapshot): number {
  let count = 0;
  for (const row of rows) {
    const { structs, ds } = Y.decodeUpdate(row);
    const written = structs.filter((struct) => struct instanceof Y.Item);
    const fresh = written.filter(({ id, length }) => id.clock + length > (known.sv.get(id.client) ?? 0));
    const things = new Set(fresh.flatMap(({ id }) => thingOf(doc, id) ?? []));
    // One that holds what was sent before is no act, but what a trim made of several.
    const isAct = fresh.length === written.length;
    if (things.size > 0) count += isAct ? 1 : things.size;
    else if (written.length === 0 && ds.clients.size > 0) count += 1;
  }
  return count;
}

/**
 * What of the learner's a struct belongs to: a key such as a mark's, or the nested type of a note. Null for
 * bookkeeping.
 */
function thingOf(doc: Y.Doc, id: Y.ID): string | Y.AbstractType<unknown> | null {
  // It waits for what it builds on.
  if (Y.getState(doc.store, id.client) <= id.clock) return null;
  const item = Y.getItem(doc.store, id);
  if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return null;
  let root: Y.AbstractType<unknown> = item.parent;
  let nested: Y.AbstractType<unknown> | null = item.content instanceof Y.ContentType ? item.content.type : null;
  while (root.parent !== null) {
    nested = root;
    root = root.parent;
  }
  const name = Y.findRootTypeKey(root);
  return BOOKKEEPING.has(name) ? null : (nested ?? `${name}/${item.parentSub ?? ""}`);
}
