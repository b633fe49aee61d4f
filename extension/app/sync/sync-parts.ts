/** What the background's sync is made of, and the engine for one secret and one relay put together from it. */
import type { CatalogSource, Timers } from "#ext/app/ports.ts";
import { createSpaceKeys } from "#shared/crypto/space-keys.ts";
import type { BlobStore, CardCache, Clock, DocStore, Journal, Locks, NoteIndex, Random } from "#shared/ports.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import type { DocSide, SyncStateStore, Transport } from "#shared/sync/ports.ts";
import type { DeviceNaming } from "./device-list.ts";
import { createDocSide } from "./doc-side.ts";
import type { DocRows } from "./doc-rows.ts";
import { createIndexedDocs } from "./indexed-docs.ts";
import { createRunningSync, type Entry, type RunningSync } from "./running-sync.ts";
import type { Alarms } from "./schedule.ts";
import type { SyncHomeDeps } from "./sync-home.ts";

export interface SyncParts extends SyncHomeDeps, DeviceNaming {
  readonly docs: DocStore;
  readonly journal: Journal;
  readonly locks: Locks;
  readonly rows: DocRows;
  readonly state: SyncStateStore;
  readonly blobs: BlobStore;
  readonly noteIndex: NoteIndex;
  readonly cardCache: Pick<CardCache, "expire">;
  readonly catalog: Pick<CatalogSource, "outline">;
  readonly transport: (relayOrigin: string) => Transport;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly alarms: Alarms;
  readonly marker: SyncMarker;
  readonly session: BrowserSession;
  /** Keeps the background from being stopped while the task runs. */
  readonly awake: <T>(task: () => Promise<T>) => Promise<T>;
  /** A relay that came with this build; "" for none. */
  readonly offeredRelay: string;
}

/** That sync is on, and with which relay, outside the database: it survives where IndexedDB is lost. */
export interface SyncMarker {
  read(): Promise<string | null>;
  write(relayOrigin: string | null): Promise<void>;
}

/** One run of the browser, over all the starts of its background. */
export interface BrowserSession {
  /** True until `looked` was called in this run of the browser. */
  isFirstLook(): Promise<boolean>;
  looked(): Promise<void>;
}

export interface SpaceChoice {
  readonly relay: string;
  readonly secret: Bytes;
  readonly invite: string | null;
  readonly entry: Entry | ((space: Bytes) => Entry);
}

export async function createRunning(
  parts: SyncParts,
  { relay, secret, invite, entry }: SpaceChoice,
  onFacts: (facts: SyncFacts) => void,
): Promise<RunningSync> {
  const keys = await createSpaceKeys(secret, relay);
  const deps = { ...parts, keys, invite, transport: parts.transport(relay), docs: docSideOf(parts), onFacts };
  return createRunningSync(deps, typeof entry === "function" ? entry(keys.space) : entry);
}

function docSideOf(parts: Pick<SyncParts, "docs" | "rows" | "noteIndex" | "cardCache">): DocSide {
  return createIndexedDocs(createDocSide(parts), parts);
}
