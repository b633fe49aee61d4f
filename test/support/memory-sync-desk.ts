/**
 * A `SyncDesk` in memory for tests of pages. It reads what is typed with the real parsers, knows one relay with one
 * library, and shows whatever overview a test puts up; `fail` makes the next call of one kind answer a failure.
 */
import type { LibrarySketch, Pairing, SyncDesk, SyncFailure, SyncOverview } from "#ext/app/sync/sync-desk.ts";
import { parsePairingLine, parseRelayAddress, writePairingLine } from "#shared/crypto/pairing-line.ts";
import { parseWords, wordsOfSecret } from "#shared/crypto/words.ts";
import { bytesEqual, type Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { OFF, type SyncFacts } from "#shared/sync/facts.ts";

export interface MemorySyncDesk extends SyncDesk {
  /** What was asked, in order. */
  readonly asked: (keyof SyncDesk)[];
  readonly now: SyncOverview;
  /** Puts other facts or a whole other overview up, as the background does when something changes. */
  show(change: Partial<Omit<SyncOverview, "facts">> & { readonly facts?: Partial<SyncFacts> }): void;
  /** The next call of `what` answers `failure` and changes nothing. */
  fail(what: Exclude<keyof SyncDesk, "onOverview">, failure: SyncFailure): void;
}

export interface MemorySyncWorld {
  /** The library that a pairing leads to; its relay knows no other. */
  readonly there: { readonly secret: Bytes; readonly relayOrigin: string; readonly sketch: LibrarySketch };
  readonly here: LibrarySketch;
  readonly secret: Bytes;
  readonly offeredRelay: string;
  /** Milliseconds since 1970 and the civil day of the same. */
  readonly now: number;
  readonly today: number;
}

export const EMPTY_SKETCH: LibrarySketch = { isEmpty: true, roadmaps: [], devices: [], notes: 0, topicsDone: 0 };

export const MEMORY_WORLD: MemorySyncWorld = {
  there: {
    secret: new Uint8Array(16).fill(7),
    relayOrigin: "https://relay.example.org",
    sketch: {
      isEmpty: false,
      roadmaps: ["Backend developer 2026"],
      devices: ["Firefox on the laptop"],
      notes: 12,
      topicsDone: 34,
    },
  },
  here: EMPTY_SKETCH,
  secret: new Uint8Array(16).fill(9),
  offeredRelay: "",
  now: Date.UTC(2026, 10, 22, 9, 31),
  today: 20_779,
};

const THIS_ID = "11".repeat(16);

export function createMemorySyncDesk(change: Partial<MemorySyncWorld> = {}): MemorySyncDesk {
  const world = { ...MEMORY_WORLD, ...change };
  const listeners = new Set<(overview: SyncOverview) => void>();
  const failures = new Map<keyof SyncDesk, SyncFailure>();
  const asked: (keyof SyncDesk)[] = [];
  let { secret } = world;
  let now: SyncOverview = {
    facts: OFF,
    relay: null,
    offeredRelay: world.offeredRelay,
    deviceName: "Chromium on Linux",
    devices: [],
    waitingFor: [],
  };

  const put = (next: SyncOverview): void => {
    now = next;
    for (const listener of listeners) listener(next);
  };
  const turnOn = (relay: string, others: readonly string[]): void => {
    const mine = { id: THIS_ID, name: now.deviceName, isThis: true, added: world.today, lastSeen: world.today };
    const rest = others.map((name, i) => ({
      id: String(i).padStart(32, "0"),
      name,
      isThis: false,
      added: world.today - 10,
      lastSeen: world.today - 1,
    }));
    const facts: SyncFacts = { ...OFF, state: { type: "synced" }, syncedAt: world.now };
    put({ ...now, facts, relay, offeredRelay: relay, devices: [mine, ...rest] });
  };
  const turnOff = (): void => put({ ...now, facts: OFF, relay: null, devices: [] });

  /** The failure a test has asked for, once. */
  const begin = (what: keyof SyncDesk): SyncFailure | null => {
    asked.push(what);
    const failure = failures.get(what) ?? null;
    failures.delete(what);
    return failure;
  };
  const read = async (pairing: Pairing): Promise<Result<{ secret: Bytes; relayOrigin: string }, SyncFailure>> => {
    const typed = pairing.type === "line" ? await parsePairingLine(pairing.line) : readWords(pairing);
    if (!typed.ok) return typed;
    if (now.relay !== null) return err({ type: "already-on" });
    if (typed.value.relayOrigin !== world.there.relayOrigin) return err({ type: "relay-missing" });
    return bytesEqual(typed.value.secret, world.there.secret) ? typed : err({ type: "unknown-space" });
  };

  return {
    asked,
    get now() {
      return now;
    },
    show(next) {
      put({ ...now, ...next, facts: { ...now.facts, ...next.facts } });
    },
    fail(what, failure) {
      failures.set(what, failure);
    },
    async overview() {
      return begin("overview") ?? { type: "overview", overview: now };
    },
    onOverview(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async create(address) {
      const failure = begin("create");
      if (failure) return failure;
      const relay = parseRelayAddress(address);
      if (!relay.ok) return relay.error;
      if (now.relay !== null) return { type: "already-on" };
      turnOn(relay.value, []);
      return { type: "on" };
    },
    async words() {
      const failure = begin("words");
      if (failure) return failure;
      if (now.relay === null) return { type: "not-on" };
      const line = await writePairingLine({ secret, relayOrigin: now.relay });
      return { type: "words", words: wordsOfSecret(secret), line };
    },
    async preview(pairing) {
      const failure = begin("preview");
      if (failure) return failure;
      const found = await read(pairing);
      if (!found.ok) return found.error;
      return {
        type: "preview",
        relay: found.value.relayOrigin,
        there: world.there.sketch,
        here: world.here,
        unreadable: 0,
      };
    },
    async join(pairing) {
      const failure = begin("join");
      if (failure) return failure;
      const found = await read(pairing);
      if (!found.ok) return found.error;
      ({ secret } = found.value);
      turnOn(found.value.relayOrigin, world.there.sketch.devices);
      return { type: "on" };
    },
    async syncNow() {
      const failure = begin("syncNow");
      if (failure) return failure;
      if (now.relay === null) return { type: "not-on" };
      put({ ...now, facts: { ...now.facts, state: { type: "synced" }, syncedAt: world.now, owed: 0, retryAt: null } });
      return { type: "overview", overview: now };
    },
    async leave() {
      const failure = begin("leave");
      if (failure) return failure;
      if (now.relay === null) return { type: "not-on" };
      turnOff();
      return { type: "off" };
    },
    async deleteSpace() {
      const failure = begin("deleteSpace");
      if (failure) return failure;
      if (now.relay === null) return { type: "not-on" };
      turnOff();
      return { type: "off" };
    },
    async renameDevice(name) {
      const failure = begin("renameDevice");
      if (failure) return failure;
      const deviceName = name.trim();
      if (deviceName === "") return { type: "no-name" };
      const devices = now.devices.map((device) => (device.isThis ? { ...device, name: deviceName } : device));
      put({ ...now, deviceName, devices });
      return { type: "overview", overview: now };
    },
  };
}

function readWords({
  words,
  address,
}: Extract<Pairing, { type: "words" }>): Result<{ secret: Bytes; relayOrigin: string }, SyncFailure> {
  const secret = parseWords(words);
  if (!secret.ok) return secret;
  const relayOrigin = parseRelayAddress(address);
  return relayOrigin.ok ? ok({ secret: secret.value, relayOrigin: relayOrigin.value }) : relayOrigin;
}
