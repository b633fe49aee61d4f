/** The note index in Dexie: found by step, address and time without opening a notes doc. */
import { Dexie } from "dexie";
import type { NoteIndex, NoteRow } from "#shared/ports.ts";
import type { LocalTables } from "./local-db.ts";
import type { ChangeChannel } from "./change-channel.ts";

export function createNoteIndex({ db, notes }: LocalTables, channel: ChangeChannel): NoteIndex {
  return {
    async replace(doc, rows) {
      await db.transaction("rw", notes, async () => {
        const before = new Map((await notes.where("doc").equals(doc).toArray()).map((row) => [row.id, textOf(row)]));
        // What is in the trash is in no answer, so it is not stored.
        const wanted = new Map(rows.filter((row) => !row.deleted).map((row) => [row.id, row]));
        // A month may hold a thousand notes, and an act changes one of them: only what differs is written.
        await notes.bulkDelete([...before.keys()].filter((id) => !wanted.has(id)));
        await notes.bulkPut([...wanted.values()].filter((row) => before.get(row.id) !== textOf(row)));
      });
      channel.announce();
    },
    byStep: (roadmap, step, limit = Infinity) =>
      notes
        .where("[roadmap+step+createdAt]")
        .between([roadmap, step, Dexie.minKey], [roadmap, step, Dexie.maxKey])
        // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, walked from its end
        .reverse()
        .limit(limit)
        .toArray(),
    byUrl: async (url) => (url === "" ? [] : newestFirst(await notes.where({ canonicalUrl: url }).toArray())),
    byId: async (id) => (await notes.get(id)) ?? null,
    // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, walked from its end
    newest: (limit) => notes.orderBy("createdAt").reverse().limit(limit).toArray(),
    count: () => notes.count(),
    async clear() {
      await notes.clear();
      channel.announce();
    },
    onChange: (listener) => channel.listen(listener),
  };
}

function textOf(row: NoteRow): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function newestFirst(rows: readonly NoteRow[]): NoteRow[] {
  return [...rows].sort((a, b) => b.createdAt - a.createdAt);
}
