/**
 * What must not be lost: every saved edit, as the ids that Yjs gave it, and whether a promise about it still stands.
 */
import type * as Y from "yjs";
import type { DocName } from "#shared/domain/ids.ts";

interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** One saved edit: what it added and what it deleted. */
export interface SimEdit {
  readonly doc: DocName;
  readonly device: number;
  readonly added: readonly Range[];
  readonly deleted: readonly Range[];
}

/** Makes the edit and tells what it was. */
export function recordEdit(doc: Y.Doc, edit: () => void): Pick<SimEdit, "added" | "deleted"> {
  let made: Pick<SimEdit, "added" | "deleted"> = { added: [], deleted: [] };
  doc.once("afterTransaction", (transaction: Y.Transaction) => {
    const added: Range[] = [];
    for (const [client, after] of transaction.afterState) {
      const before = transaction.beforeState.get(client) ?? 0;
      if (after > before) added.push({ client, clock: before, length: after - before });
    }
    const deleted = [...transaction.deleteSet.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }) => ({ client, clock, length: len })),
    );
    made = { added, deleted };
  });
  doc.transact(edit);
  return made;
}

/** Whether a doc of this snapshot holds the edit, whole. */
export function holdsEdit(held: Y.Snapshot, { added, deleted }: SimEdit): boolean {
  if (added.some(({ client, clock, length }) => (held.sv.get(client) ?? 0) < clock + length)) return false;
  return deleted.every(({ client, clock, length }) => {
    const items = held.ds.clients.get(client) ?? [];
    return items.some((item) => item.clock <= clock && clock + length <= item.clock + item.len);
  });
}
