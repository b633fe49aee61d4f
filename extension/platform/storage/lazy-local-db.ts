/**
 * The local database, loaded at its first use: Dexie is larger than all else that a new tab loads, and a tab that is
 * only glanced at should not pay for it.
 */
import type { BlobStore, NoteIndex } from "#shared/ports.ts";
import type { StoredCards } from "./card-cache.ts";
import { CARD_CACHE, createChangeChannel, NOTE_INDEX } from "./change-channel.ts";

export interface LocalDb {
  readonly blobs: BlobStore;
  readonly noteIndex: NoteIndex;
  readonly cardCache: StoredCards;
}

export function createLazyLocalDb(): LocalDb {
  let loading: Promise<LocalDb> | undefined;
  const load = (): Promise<LocalDb> =>
    (loading ??= import("./local-db.ts").then(({ createLocalDb }) => createLocalDb()));
  return {
    blobs: {
      put: async (content) => (await load()).blobs.put(content),
      get: async (sha256) => (await load()).blobs.get(sha256),
      has: async (sha256) => (await load()).blobs.has(sha256),
      names: async () => (await load()).blobs.names(),
    },
    noteIndex: {
      replace: async (docName, rows) => (await load()).noteIndex.replace(docName, rows),
      byStep: async (...of) => (await load()).noteIndex.byStep(...of),
      byUrl: async (canonicalUrl) => (await load()).noteIndex.byUrl(canonicalUrl),
      byId: async (id) => (await load()).noteIndex.byId(id),
      newest: async (limit) => (await load()).noteIndex.newest(limit),
      count: async () => (await load()).noteIndex.count(),
      clear: async () => (await load()).noteIndex.clear(),
      onChange: (listener) => createChangeChannel(NOTE_INDEX).listen(listener),
    },
    cardCache: {
      read: async () => (await load()).cardCache.read(),
      write: async (book) => (await load()).cardCache.write(book),
      expire: async () => (await load()).cardCache.expire(),
      clear: async () => (await load()).cardCache.clear(),
      onChange: (listener) => createChangeChannel(CARD_CACHE).listen(listener),
    },
  };
}
