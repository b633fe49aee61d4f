/** One browser in the simulation: a disk, a process that comes and goes, and the real client code in it. */
import type * as Y from "yjs";
import { createDocSide } from "#ext/app/sync/doc-side.ts";
import { SYNC_RULES, type DocSideRules } from "#ext/app/sync/rules.ts";
import type { SpaceKeys } from "#shared/crypto/space-keys.ts";
import type { DocName } from "#shared/domain/ids.ts";
import type { Clock, Random } from "#shared/ports.ts";
import { createSyncEngine, type SyncEngine, type SyncOptions } from "#shared/sync/engine.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import type { Transport } from "#shared/sync/ports.ts";
import { RULES, type Rules } from "#shared/sync/rules.ts";
import { createMemoryLocks } from "./memory-locks.ts";
import type { Dice } from "./sim-dice.ts";
import {
  addRow,
  createSimDisk,
  savedDoc,
  simBlobs,
  simDocStore,
  simRows,
  simStateStore,
  type SimDisk,
} from "./sim-disk.ts";
import { createSimProcess, type SimProcess } from "./sim-process.ts";
import { recordEdit, type SimEdit } from "./sim-truth.ts";

export const SIM_DOCS: readonly DocName[] = ["library", "notes/2026-11", "reviews/2026-11"];

export interface SimDeviceWorld {
  readonly keys: SpaceKeys;
  readonly random: Random;
  readonly clock: Clock;
  readonly transport: (process: SimProcess) => Transport;
  readonly rules?: Rules;
  readonly docRules?: DocSideRules;
  readonly dice: Dice;
  /** A number that was never given before: a Yjs client id is never used twice. */
  readonly nextClient: () => number;
}

export interface SimDevice {
  readonly index: number;
  disk: SimDisk;
  /** True while it syncs: a browser runs one sync at a time. */
  busy: boolean;
  hasJoined(): boolean;
  join(create: boolean): Promise<void>;
  /** Dies in the middle when `dieAfter` says so. Null when it died. */
  sync(options: SyncOptions, dieAfter: number | null): Promise<SyncFacts | null>;
  /** A saved edit, made by a page: pages do not share the background's fate. */
  edit(doc: DocName, change: (doc: Y.Doc) => void): SimEdit;
  kill(): void;
}

export function createSimDevice(index: number, world: SimDeviceWorld): SimDevice {
  let process = createSimProcess();
  let engine: SyncEngine | null = null;
  const clients = new Map<DocName, number>();
  const { dice } = world;

  function running(): SyncEngine {
    if (!process.isAlive()) {
      process = createSimProcess();
      engine = null;
    }
    const { disk } = device;
    engine ??= createSyncEngine(
      {
        keys: world.keys,
        transport: world.transport(process),
        state: simStateStore(disk, process),
        // Thousands of names are tried with real devices; here the docs are these.
        docs: {
          ...createDocSide(
            { docs: simDocStore(disk, process), rows: simRows(disk, process) },
            world.docRules ?? SYNC_RULES,
          ),
          possibleNames: () => SIM_DOCS,
        },
        blobs: simBlobs(disk, process),
        clock: world.clock,
        random: world.random,
        locks: createMemoryLocks(),
        invite: null,
      },
      world.rules ?? RULES,
    );
    return engine;
  }

  const device: SimDevice = {
    index,
    disk: createSimDisk(),
    busy: false,
    hasJoined: () => device.disk.tables.space.size > 0,
    async join(create) {
      await (create ? running().create() : running().join());
    },
    async sync(options, dieAfter) {
      const now = running();
      process.dieAfter = dieAfter;
      device.busy = true;
      const ended = await Promise.race([now.sync(options), process.died]);
      device.busy = false;
      process.dieAfter = null;
      return ended === "died" ? null : ended;
    },
    edit(name, change) {
      const doc = savedDoc(device.disk, name);
      // A page that stays open goes on under one id; after a loss the id is never used again.
      const client = dice.once(3) ? undefined : clients.get(name);
      doc.clientID = client ?? world.nextClient();
      clients.set(name, doc.clientID);
      doc.on("update", (update: Uint8Array) => addRow(device.disk, name, update));
      const made = recordEdit(doc, () => change(doc));
      doc.destroy();
      return { doc: name, device: index, ...made };
    },
    kill() {
      process.kill();
      clients.clear();
      device.busy = false;
    },
  };
  return device;
}
