/** Browsers of learners over doubles, and the real relay app without a socket: for tests of the desk's service. */
import { openLibrary } from "#ext/app/library/open-library.ts";
import { relaySource } from "#ext/app/library/relay-source.ts";
import { journalSource } from "#ext/app/library/restore.ts";
import type { SyncParts } from "#ext/app/sync/sync-parts.ts";
import type { SyncOverview } from "#ext/app/sync/sync-desk.ts";
import { createSyncService, type SyncService } from "#ext/app/sync/sync-service.ts";
import { enrol } from "#shared/domain/enrolments.ts";
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";
import type { DocStore } from "#shared/ports.ts";
import { ok, unwrap, type Result } from "#shared/std/result.ts";
import type { RelayRequest, RelayResponse, Transport, TransportError } from "#shared/sync/ports.ts";
import type { Doc } from "yjs";
import { createFakeClock, type FakeClock } from "#test/support/fake-clock.ts";
import { createManualTimers, type ManualTimers } from "#test/support/manual-timers.ts";
import { createMemoryBlobStore } from "#test/support/memory-blob-store.ts";
import { createMemoryDocRows } from "#test/support/memory-doc-rows.ts";
import { createMemoryDisk, createMemoryDocStore, type MemoryDisk } from "#test/support/memory-doc-store.ts";
import { createMemoryLocks } from "#test/support/memory-locks.ts";
import { createMemoryCardCache } from "#test/support/memory-card-cache.ts";
import { createMemoryNoteIndex } from "#test/support/memory-note-index.ts";
import { createMemoryJournal, createMemorySafety, type MemorySafety } from "#test/support/memory-safety.ts";
import { createMemorySyncState, type MemorySyncState } from "#test/support/memory-sync-state.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { relayApp, type RelayApp } from "../../../server/support/relay-app.ts";

export const RELAY = "https://relay.test";

export interface TestRelay {
  app: RelayApp;
  /** Answers in the relay's place; null lets the relay answer. */
  carry: ((request: RelayRequest) => Result<RelayResponse, TransportError>) | null;
  /** `METHOD origin`, in order. */
  readonly asked: string[];
}

export function testRelay(settings: Record<string, string> = {}): TestRelay {
  return { app: relayApp(settings), carry: null, asked: [] };
}

export interface SyncBrowser {
  readonly service: SyncService;
  readonly parts: SyncParts;
  readonly disk: MemoryDisk;
  readonly docs: DocStore;
  readonly safety: MemorySafety;
  readonly state: MemorySyncState;
  readonly clock: FakeClock;
  readonly timers: ManualTimers;
  /** The marker in storage.local, and the alarms that are set. */
  readonly outside: { marker: string | null; isRegular: boolean; once: number | null; looks: number };
  /** The background was stopped and starts again over the same storages. */
  restart(): SyncBrowser;
  /** IndexedDB is gone; storage.local, the files and the journal are not. */
  wipe(): SyncBrowser;
  edit(change: (doc: Doc) => void, name?: DocName): Promise<void>;
  look<T>(read: (doc: Doc) => T, name?: DocName): Promise<T>;
}

let seed = 100;

export function syncBrowser(relay: TestRelay, name = "Chromium on Linux"): SyncBrowser {
  const safety = createMemorySafety();
  const outside = { marker: null as string | null, isRegular: false, once: null as number | null, looks: 0 };
  return browserOn(relay, name, safety, createMemoryJournal(), outside, createMemoryDisk(), createMemorySyncState());
}

function browserOn(
  relay: TestRelay,
  defaultName: string,
  safety: MemorySafety,
  journal: ReturnType<typeof createMemoryJournal>,
  outside: SyncBrowser["outside"],
  disk: MemoryDisk,
  state: MemorySyncState,
): SyncBrowser {
  const docs = createMemoryDocStore(disk);
  const locks = createMemoryLocks();
  const random = createSeededRandom(seed++);
  const clock = createFakeClock();
  const timers = createManualTimers();
  const transport = (origin: string): Transport => ({
    async send(request) {
      relay.asked.push(`${request.method} ${origin}`);
      const answered = relay.carry?.(request);
      if (answered) return answered;
      const { method, path, headers, body } = request;
      const response = await relay.app.call(method, path, { token: null, headers, ...(body && { body }) });
      return ok({ status: response.status, body: new Uint8Array(await response.arrayBuffer()) });
    },
  });
  const marker = {
    read: async () => outside.marker,
    write: async (origin: string | null) => void (outside.marker = origin),
  };
  const parts: SyncParts = {
    open: () => {
      const sources = [relaySource({ safety, marker, transport }), journalSource(journal)];
      return openLibrary({ docs, journal, safety, locks, random, sources });
    },
    docs,
    journal,
    safety,
    locks,
    rows: createMemoryDocRows(disk),
    state,
    blobs: createMemoryBlobStore(),
    noteIndex: createMemoryNoteIndex(),
    cardCache: createMemoryCardCache(),
    catalog: { outline: async (id) => (id === "small" ? smallRoadmap : null) },
    transport,
    clock,
    timers,
    random,
    alarms: {
      regularly: (isOn) => void (outside.isRegular = isOn),
      once: (at) => void (outside.once = at),
    },
    marker,
    session: {
      isFirstLook: async () => outside.looks === 0,
      looked: async () => void (outside.looks += 1),
    },
    awake: (task) => task(),
    defaultName,
    numberedName: (called, number) => `${called}, ${number}`,
    offeredRelay: "",
  };
  const again = (nextDisk: MemoryDisk, nextState: MemorySyncState): SyncBrowser =>
    browserOn(relay, defaultName, safety, journal, outside, nextDisk, nextState);
  return {
    service: createSyncService(parts),
    parts,
    disk,
    docs,
    safety,
    state,
    clock,
    timers,
    outside,
    restart: () => again(disk, state),
    wipe: () => again(createMemoryDisk(), createMemorySyncState()),
    async edit(change, docName = LIBRARY) {
      const opened = unwrap(await docs.open(docName));
      opened.doc.transact(() => change(opened.doc));
      unwrap(await opened.saved());
      await opened.close();
    },
    async look(read, docName = LIBRARY) {
      const opened = unwrap(await docs.open(docName));
      const found = read(opened.doc);
      await opened.close();
      return found;
    },
  };
}

/** A library that was begun here: one roadmap. */
export async function begin(browser: SyncBrowser): Promise<SyncBrowser> {
  const opened = await browser.parts.open();
  if (opened.type !== "fresh") throw new Error(opened.type);
  await browser.edit((doc) => enrol(doc, "small", 20_700));
  return browser;
}

export async function overviewOf({ service }: SyncBrowser): Promise<SyncOverview> {
  const answer = await service.overview();
  if (answer.type !== "overview") throw new Error(answer.type);
  return answer.overview;
}

export async function lineOf({ service }: SyncBrowser): Promise<string> {
  const answer = await service.words();
  if (answer.type !== "words") throw new Error(answer.type);
  return answer.line;
}
