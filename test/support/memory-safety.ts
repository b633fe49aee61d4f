/** `SafetyCopies` and a `Journal` in memory: what outlives the docs of a browser. */
import type { DocName } from "#shared/domain/ids.ts";
import type { Journal, KnownLibrary, SafetyCopies } from "#shared/ports.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { ok } from "#shared/std/result.ts";

export interface MemorySafety extends SafetyCopies {
  known: KnownLibrary | null;
}

export function createMemorySafety(): MemorySafety {
  const safety: MemorySafety = {
    known: null,
    async read() {
      const { known } = safety;
      return { local: ok(known && { ...known, rootSecret: null }), files: ok(known), database: ok(known) };
    },
    async write(library) {
      safety.known = library;
      return ok();
    },
  };
  return safety;
}

export function createMemoryJournal(): Journal {
  const entries = new Map<DocName, Bytes[]>();
  return {
    async append(doc, update) {
      entries.set(doc, [...(entries.get(doc) ?? []), new Uint8Array(update)]);
      return ok();
    },
    flush: async () => ok(),
    read: async (doc) => ok({ updates: entries.get(doc) ?? [], unreadable: 0, newest: null }),
    docs: async () => ok([...entries.keys()]),
    compact: async () => ok(),
    truncateThrough: async () => ok(),
  };
}
