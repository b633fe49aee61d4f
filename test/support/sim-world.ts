/**
 * One schedule of the simulation: three browsers and a relay, edits and faults in an order that the seed decides, then
 * quiet, until all are equal. Answers what is wrong at the end, or nothing.
 */
import * as Y from "yjs";
import type { DocSideRules } from "#ext/app/sync/rules.ts";
import { createSpaceKeys, type SpaceKeys } from "#shared/crypto/space-keys.ts";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { putImportedRoadmap } from "#shared/domain/household.ts";
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";
import { hexOfBytes, utf8 } from "#shared/std/bytes.ts";
import { parsePush } from "#shared/sync/frames.ts";
import type { RelayRequest, RelayResponse } from "#shared/sync/ports.ts";
import type { Rules } from "#shared/sync/rules.ts";
import { createFakeClock } from "./fake-clock.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { createSimDevice, SIM_DOCS, type SimDevice } from "./sim-device.ts";
import { createDice } from "./sim-dice.ts";
import { copySimDisk, createSimDisk, trimRows } from "./sim-disk.ts";
import { findLoss, findMissingBlobs, settle } from "./sim-end.ts";
import { simTransport, type SimNetwork } from "./sim-network.ts";
import { createSimRelay, type SimRelayOptions } from "./sim-relay.ts";
import { holdsEdit, type SimEdit } from "./sim-truth.ts";

export interface SimOptions {
  readonly rules?: Rules;
  readonly docRules?: DocSideRules;
  readonly relay?: Partial<SimRelayOptions>;
  /** How keys open envelopes, for a client that does not look at the tag. */
  readonly keys?: (keys: SpaceKeys) => SpaceKeys;
  /** How often things happen, instead of the usual. */
  readonly weights?: Partial<Record<keyof typeof WEIGHTS, number>>;
  readonly actions?: number;
  /** Hears of every act: to read a failing seed. */
  readonly trace?: (line: string) => void;
}

const WEIGHTS = {
  edit: 34,
  sync: 34,
  dyingSync: 8,
  trim: 3,
  restart: 3,
  wipe: 2,
  putBack: 3,
  rot: 3,
  late: 3,
  loseDoc: 2,
  loseDevice: 2,
  cloneDevice: 1,
  flush: 2,
};

const NO_DEVICE = (): boolean => false;
/** The secret of every simulated library. */
export const SIM_SECRET = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
const keysOfAll = createSpaceKeys(SIM_SECRET, "https://relay.test");

/** Null when all is well, or what is wrong. */
export async function runSchedule(seed: number, options: SimOptions = {}): Promise<string | null> {
  const dice = createDice(seed);
  const real = await keysOfAll;
  const keys = options.keys?.(real) ?? real;
  const weights = { ...WEIGHTS, ...options.weights };
  const space = hexOfBytes(real.space);
  const relay = createSimRelay(space, { pageBytes: 900, acksEarly: false, ...options.relay });
  const network: SimNetwork = { calm: false, late: [] };
  const clock = createFakeClock();
  let clients = 1;
  let edits: SimEdit[] = [];
  /** Envelopes whose acknowledgement a device has heard, and that an honest relay still holds. */
  let acknowledged: Uint8Array[] = [];
  let copies: { readonly at: number; readonly acknowledged: readonly Uint8Array[] }[] = [];
  let relayAge = 0;
  let depth = 0;
  let nextKey = 0;
  let blobsMayBeLost = false;

  const wire = {
    dice,
    network,
    handle: (request: RelayRequest) => relay.handle(request),
    async meanwhile() {
      if (depth > 1 || !dice.once(6)) return;
      depth += 1;
      await act();
      depth -= 1;
    },
    age: () => relayAge,
    heard(request: RelayRequest, response: RelayResponse, age: number) {
      // What the relay lost before the answer was read was never promised to stay.
      if (age !== relayAge) return;
      if (request.method !== "POST" || !request.path.includes("/entries") || response.status !== 200) return;
      const pushed = request.body === null ? null : parsePush(request.body);
      // A repeated envelope may be damaged by now where it is stored.
      if (pushed?.ok) acknowledged.push(...pushed.value.filter((envelope) => !relay.isRotten(envelope)));
    },
  };
  const devices = [0, 1, 2].map((index) =>
    createSimDevice(index, {
      keys,
      random: createSeededRandom(seed * 8 + index),
      clock,
      dice,
      transport: (process) => simTransport(wire, process),
      nextClient: () => clients++,
      ...(options.rules ? { rules: options.rules } : {}),
      ...(options.docRules ? { docRules: options.docRules } : {}),
    }),
  );

  async function act(): Promise<void> {
    clock.advance(1000);
    const device = dice.pick(devices);
    if (device === undefined) return;
    const what = dice.draw(weights);
    options.trace?.(`${"  ".repeat(depth)}${what} ${device.index}`);
    switch (what) {
      case "edit":
        return edit(device);
      case "sync":
        return sync(device, null);
      case "dyingSync":
        return sync(device, dice.roll(40));
      case "trim":
        return trimRows(device.disk, dice.pick(SIM_DOCS) ?? LIBRARY);
      case "restart":
        return relay.restart();
      case "wipe":
        relay.wipe();
        relayAge += 1;
        [acknowledged, copies, blobsMayBeLost] = [[], [], true];
        return forgetWhatIsOnlyOn(NO_DEVICE);
      case "putBack":
        return putBack();
      case "rot":
        return rot();
      case "late":
        return void (await Promise.all(network.late.splice(0, 1).map((request) => relay.handle(request))));
      case "loseDoc":
        return loseDoc(device);
      case "loseDevice":
        return loseDevice(device);
      case "cloneDevice":
        return cloneDevice(device);
      case "flush":
        return relay.flush();
    }
  }

  async function edit(device: SimDevice): Promise<void> {
    const name = dice.pick(SIM_DOCS) ?? LIBRARY;
    const key = `k${nextKey++}`;
    const kind = dice.draw({ set: 5, text: 4, remove: 2, blob: name === LIBRARY ? 1 : 0 });
    const at = dice.roll(1000);
    const blob = utf8(`blob ${key}`);
    const sha256 = kind === "blob" ? await sha256Hex(blob) : "";
    if (kind === "blob") device.disk.blobs.set(sha256, blob);
    const made = device.edit(name, (doc) => {
      const map = doc.getMap("map");
      const text = doc.getText("text");
      if (kind === "text") text.insert(at % (text.length + 1), key);
      else if (kind === "blob") putImportedRoadmap(doc, key, { title: key, blob: sha256 });
      else if (kind === "remove" && map.size > 0) map.delete([...map.keys()].sort()[at % map.size] ?? "");
      else map.set(key, at);
    });
    edits.push(made);
  }

  async function sync(device: SimDevice, dieAfter: number | null): Promise<void> {
    if (device.busy) return;
    if (!device.hasJoined()) {
      device.busy = true;
      await device.join(devices.every((other) => !other.hasJoined()) && device.index === 0);
      device.busy = false;
      if (!device.hasJoined()) return;
    }
    const pushFirst = dice.once(2);
    await device.sync({ pushFirst, onlyOwed: pushFirst && dice.once(2), thorough: dice.once(4) }, dieAfter);
  }

  async function putBack(): Promise<void> {
    if (copies.length === 0 || dice.once(2)) {
      copies.push({ at: relay.copy(), acknowledged: [...acknowledged] });
      return;
    }
    const copy = dice.pick(copies);
    if (copy === undefined) return;
    await relay.putBack(copy.at);
    relayAge += 1;
    copies = copies.filter(({ at }) => at <= copy.at);
    [acknowledged, blobsMayBeLost] = [[...copy.acknowledged], true];
    await forgetWhatIsOnlyOn(NO_DEVICE);
  }

  async function rot(): Promise<void> {
    const envelope = await relay.rot(dice.roll(1000), dice.roll(100_000));
    if (envelope === null) return;
    relayAge += 1;
    const damaged = hexOfBytes(envelope);
    acknowledged = acknowledged.filter((other) => hexOfBytes(other) !== damaged);
    copies = copies.map((copy) => ({
      ...copy,
      acknowledged: copy.acknowledged.filter((other) => hexOfBytes(other) !== damaged),
    }));
    await forgetWhatIsOnlyOn(NO_DEVICE);
  }

  /** Of what no other device has saved and no relay has to keep, no promise stands. */
  async function forgetWhatIsOnlyOn(lost: (device: SimDevice, name: DocName) => boolean): Promise<void> {
    const held = new Map<DocName, Y.Snapshot>();
    for (const name of SIM_DOCS) {
      const doc = new Y.Doc({ guid: "scratch" });
      for (const device of devices) {
        if (lost(device, name)) continue;
        for (const { update } of device.disk.rows.get(name) ?? []) Y.applyUpdate(doc, update);
      }
      const stream = await real.streamId(name);
      for (const envelope of acknowledged) {
        const opened = await real.open(envelope);
        if (!opened.ok || opened.value.payload.form !== "whole") continue;
        if (hexOfBytes(opened.value.header.stream) === stream) Y.applyUpdate(doc, opened.value.payload.body);
      }
      held.set(name, Y.snapshot(doc));
      doc.destroy();
    }
    edits = edits.filter((one) => {
      const snapshot = held.get(one.doc);
      return snapshot !== undefined && holdsEdit(snapshot, one);
    });
  }

  async function loseDoc(device: SimDevice): Promise<void> {
    if (device.busy) return;
    const name = dice.pick(SIM_DOCS) ?? LIBRARY;
    await forgetWhatIsOnlyOn((other, doc) => other === device && doc === name);
    device.kill();
    device.disk.rows.delete(name);
  }

  async function loseDevice(device: SimDevice): Promise<void> {
    if (device.busy) return;
    await forgetWhatIsOnlyOn((other) => other === device);
    device.kill();
    device.disk = createSimDisk();
    blobsMayBeLost = true;
  }

  async function cloneDevice(device: SimDevice): Promise<void> {
    const other = devices[(device.index + 1) % devices.length];
    if (other === undefined || device.busy || other.busy) return;
    await loseDevice(other);
    other.disk = copySimDisk(device.disk);
  }

  for (let n = options.actions ?? 20; n > 0; n--) await act();
  network.calm = true;
  const trouble = await settle(devices);
  if (trouble !== null) return trouble;
  return findLoss(devices, edits) ?? (blobsMayBeLost ? null : findMissingBlobs(devices));
}
