/**
 * A device of ours without its browser: the product's schedule, engine, sealing and doc side over docs in memory, a
 * page that holds the doc and the doorbell, and HTTP by Node.
 */
import WebSocket from "ws";
import type * as Y from "yjs";
import { createDocSide } from "#ext/app/sync/doc-side.ts";
import { doorOf } from "#ext/app/sync/door.ts";
import { createSchedule } from "#ext/app/sync/schedule.ts";
import { systemClock, systemTimers } from "#ext/platform/clock.ts";
import { systemRandom } from "#ext/platform/random.ts";
import { createSpaceKeys } from "#shared/crypto/space-keys.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { err, ok, unwrap } from "#shared/std/result.ts";
import { createSyncEngine } from "#shared/sync/engine.ts";
import type { Transport } from "#shared/sync/ports.ts";
import { parseBell } from "#shared/sync/protocol.ts";
import { createMemoryDocRows } from "#test/support/memory-doc-rows.ts";
import { createMemoryDisk, createMemoryDocStore } from "#test/support/memory-doc-store.ts";
import { createMemoryLocks } from "#test/support/memory-locks.ts";
import { createMemorySyncState } from "#test/support/memory-sync-state.ts";
import type { BenchClient } from "./contender.ts";

/** Where the product keeps ticks too. */
const SHARED_MAP = "progress";

export async function connectWaymark(origin: string, doc: number, client: number): Promise<BenchClient> {
  const keys = await createSpaceKeys(secretOf(doc), origin);
  const disk = createMemoryDisk();
  const engine = createSyncEngine({
    keys,
    transport: nodeTransport(origin),
    state: createMemorySyncState(),
    docs: {
      ...createDocSide({ docs: createMemoryDocStore(disk), rows: createMemoryDocRows(disk) }),
      // Thousands of names are tried with real devices; here the doc is this one.
      possibleNames: () => [LIBRARY],
    },
    blobs: { get: async () => null, put: async () => err({ type: "save-failed", detail: "no blobs here" }) },
    clock: systemClock,
    random: systemRandom,
    locks: createMemoryLocks(),
    invite: null,
  });
  unwrap(await (client === 0 ? engine.create() : engine.join()));
  const alarms = { regularly: () => undefined, once: () => undefined };
  const run = engine.sync.bind(engine);
  const schedule = createSchedule({ clock: systemClock, timers: systemTimers, alarms, run });
  const page = unwrap(await createMemoryDocStore(disk).open(LIBRARY));
  await schedule.now();
  const { url, hello } = doorOf(keys);
  const bell = await standAt(url, hello, (head) => schedule.bell(head));
  const shared = page.doc.getMap(SHARED_MAP);
  return {
    edit(key, value) {
      shared.set(key, value);
      void schedule.ring();
    },
    keys: () => [...shared.keys()],
    onKey(listener) {
      shared.observe(({ keysChanged, transaction }: Y.YMapEvent<unknown>) => {
        if (!transaction.local) for (const key of keysChanged) listener(String(key));
      });
    },
    close() {
      schedule.stop();
      bell();
      void page.close();
    },
  };
}

/** Makes the space of a doc. */
export async function prepareWaymark(origin: string, doc: number): Promise<void> {
  const keys = await createSpaceKeys(secretOf(doc), origin);
  const transport = nodeTransport(origin);
  const headers = { "waymark-protocol": "1", authorization: `Bearer ${keys.token}` };
  const path = new URL(doorOf(keys).url).pathname.replace(/\/live$/, "");
  unwrap(await transport.send({ method: "PUT", path, headers, body: null }));
}

/** The doorbell of a page that nobody touches. */
export async function idleWaymark(origin: string, doc: number): Promise<() => void> {
  const { url, hello } = doorOf(await createSpaceKeys(secretOf(doc), origin));
  return standAt(url, hello, () => undefined);
}

/** Resolves at the first bell, which says that the token was taken. */
async function standAt(url: string, hello: object, onBell: (head: number) => void): Promise<() => void> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  socket.once("open", () => socket.send(JSON.stringify(hello)));
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (data: Buffer) => {
      const bell = parseBell(JSON.parse(data.toString()));
      if (!bell.ok) return;
      resolve();
      onBell(bell.value.head);
    });
  });
  return () => socket.terminate();
}

function nodeTransport(origin: string): Transport {
  return {
    async send({ method, path, headers, body }) {
      try {
        const answer = await fetch(origin + path, { method, headers, ...(body && { body }) });
        return ok({ status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) });
      } catch {
        return err({ type: "offline" });
      }
    },
  };
}

function secretOf(doc: number): Uint8Array<ArrayBuffer> {
  const secret = new Uint8Array(16);
  new DataView(secret.buffer).setUint32(12, doc + 1);
  return secret;
}
