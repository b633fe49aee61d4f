/**
 * The local database: blobs, the note index, the card cache, keys and sync's state, through Dexie. A new tab opens the
 * library without it (Dexie is larger than all else that a new tab loads), so nothing on that path may import this
 * file: see lazy-local-db.ts.
 */
import { Dexie, type Table } from "dexie";
import type { NoteRow } from "#shared/ports.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { createBlobStore } from "./blob-store.ts";
import type { LocalDb } from "./lazy-local-db.ts";
import { createCardCache } from "./card-cache.ts";
import { CARD_CACHE, createChangeChannel, NOTE_INDEX } from "./change-channel.ts";
import { createNoteIndex } from "./note-index.ts";
import type { SyncChange } from "#shared/sync/state.ts";

export interface BlobRecord {
  readonly sha256: string;
  readonly content: Bytes;
}

/** A record as it was last put. */
export type SyncRow = SyncChange;

export interface LocalTables {
  readonly db: Dexie;
  readonly blobs: Table<BlobRecord, string>;
  readonly notes: Table<NoteRow, string>;
  /** Non-extractable CryptoKeys by their purpose. */
  readonly keys: Table<CryptoKey, string>;
  /** Records of sync by table and key: see sync-state-store.ts. */
  readonly sync: Table<SyncRow, [string, string]>;
  /**
   * What is worked out from docs as a whole, by its name. Parsed when it is read: an older Waymark may have written it.
   */
  readonly derived: Table<unknown, string>;
}

/** Opens at the first use. */
export function openLocalTables(): LocalTables {
  const db = new Dexie("waymark");
  db.version(1).stores({
    blobs: "sha256",
    notes: "id, doc, canonicalUrl, createdAt, [roadmap+step]",
    keys: "",
  });
  db.version(2).stores({ sync: "[table+key]" });
  db.version(3).stores({ derived: "" });
  db.version(4).stores({ notes: "id, doc, canonicalUrl, createdAt, [roadmap+step+createdAt]" });
  return {
    db,
    blobs: db.table("blobs"),
    notes: db.table("notes"),
    keys: db.table("keys"),
    sync: db.table("sync"),
    derived: db.table("derived"),
  };
}

export function createLocalDb(): LocalDb {
  const tables = openLocalTables();
  return {
    blobs: createBlobStore(tables),
    noteIndex: createNoteIndex(tables, createChangeChannel(NOTE_INDEX)),
    cardCache: createCardCache(tables, createChangeChannel(CARD_CACHE)),
  };
}
