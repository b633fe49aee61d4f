/** The rows of a `DocStore` in memory, whose keys are their places. */
import type { DocRow, DocRows } from "#ext/app/sync/doc-rows.ts";
import type { DocName } from "#shared/domain/ids.ts";
import { ok } from "#shared/std/result.ts";
import type { MemoryDisk } from "./memory-doc-store.ts";

export function createMemoryDocRows(disk: MemoryDisk): DocRows {
  const rowsOf = (name: DocName): DocRow[] =>
    (disk.rows.get(name) ?? []).map((row, i) => ({ key: i + 1, update: new Uint8Array(row) }));
  return {
    lastKey: (name) => Promise.resolve(ok(rowsOf(name).length)),
    read: (name) => Promise.resolve(ok(rowsOf(name))),
  };
}
