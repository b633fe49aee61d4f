/**
 * The sync desk itself, in the background: it turns sync on and off, keeps the schedule, and tells pages how it stands.
 * Acts go one after the other. Nothing is opened before sync is on or a page asks.
 */
import { openOnce } from "#ext/app/library/open-once.ts";
import { createLane } from "#ext/app/notes/lane.ts";
import { writePairingLine } from "#shared/crypto/pairing-line.ts";
import { wordsOfSecret } from "#shared/crypto/words.ts";
import { readRelayInvite, writeRelay, writeRelayInvite } from "#shared/domain/household.ts";
import { dayOfWallClock } from "#shared/std/day.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { SyncOptions } from "#shared/sync/engine.ts";
import { OFF, type SyncFacts } from "#shared/sync/facts.ts";
import { SPACE_KEY } from "#shared/sync/state.ts";
import { deviceNameOf, enterDevice, enterSender, removeAllDevices } from "./device-list.ts";
import { failureOf } from "./relay-failure.ts";
import { overviewOf } from "./overview.ts";
import { readPairing } from "./read-pairing.ts";
import type { Entry, RunningSync } from "./running-sync.ts";
import { createSchedule, type Schedule } from "./schedule.ts";
import { createSpace, joinSpace, previewSpace } from "./sync-acts.ts";
import { doorOf, type Door } from "./door.ts";
import type { OnAnswer, OverviewAnswer, SyncDesk, SyncFailure, SyncOverview } from "./sync-desk.ts";
import { openHome, readSecret, type SyncHome } from "./sync-home.ts";
import { createRunning, type SyncParts } from "./sync-parts.ts";

/** How long `leave` waits for the word that this device has left; the others can do without it. */
const FAREWELL_MS = 5000;
const MAX_NAME = 60;

export interface SyncService extends SyncDesk {
  /** The background has started: goes on where sync is on, and opens nothing where it is off. */
  start(): Promise<void>;
  /** An edit was saved, by a page or here. */
  ring(): void;
  /** The relay rang at a page, or (null) a page lost it. */
  bell(head: number | null): void;
  /** Null while sync is off. */
  door(): Promise<Door | null>;
}

interface On {
  readonly running: RunningSync;
  readonly schedule: Schedule;
}

type Ready = Result<SyncHome, SyncFailure>;

export function createSyncService(parts: SyncParts): SyncService {
  const inTurn = createLane();
  const listeners = new Set<(overview: SyncOverview) => void>();
  let known: SyncHome | null = null;
  let on: On | null = null;
  let told = "";

  const home = openOnce(async (): Promise<Ready> => {
    const opened = await openHome(parts);
    if (opened.ok) known = opened.value;
    return opened;
  });

  /** Turns sync on where the record of a space, or the marker of a lost one, says that it was. */
  const load = openOnce(async (): Promise<Result<void, SyncFailure>> => {
    const tables = await parts.state.load();
    if (!tables.ok) return tables;
    const record = tables.value.space.get(SPACE_KEY);
    const relay = record?.relayOrigin ?? (await parts.marker.read());
    if (relay === null) return ok();
    const opened = await home();
    if (!opened.ok) return opened;
    const secret = await readSecret(parts);
    if (!secret.ok) return secret;
    const entry = (space: Uint8Array): Entry =>
      record === undefined ? "lost" : record.space === hexOfBytes(space) ? "entered" : "replaced";
    const invite = readRelayInvite(opened.value.library.doc);
    turnOn(await createRunning(parts, { relay, secret: secret.value, invite, entry }, tell));
    return ok();
  });

  const overview = (opened: SyncHome): SyncOverview =>
    overviewOf(parts, opened, on?.running.facts() ?? OFF, on?.running.keys.relayOrigin ?? null);

  function tell(): void {
    if (known === null) return;
    const now = overview(known);
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    for (const listener of listeners) listener(now);
  }

  async function exchange(running: RunningSync, options: SyncOptions): Promise<SyncFacts> {
    const thorough = await parts.session.isFirstLook();
    const facts = await parts.awake(() => running.run({ ...options, thorough }));
    if (facts.state.type === "synced" && on?.running === running) {
      if (thorough) await parts.session.looked();
      enter(facts.sender);
    }
    return facts;
  }

  /** This device's own entries in the library; nothing is written where they stand. */
  function enter(sender: string | null): void {
    if (known === null || known.library.readOnly) return;
    const { library, device } = known;
    library.doc.transact(() => {
      const name = deviceNameOf(library.doc, device, parts.defaultName);
      enterDevice(library.doc, device, { name, removed: false }, today());
      enterSender(library.doc, device, sender);
    });
  }

  const today = (): number => dayOfWallClock(parts.clock.wall(), 0);

  function turnOn(running: RunningSync): On {
    on = { running, schedule: createSchedule({ ...parts, run: (options) => exchange(running, options) }) };
    parts.alarms.regularly(true);
    void parts.marker.write(running.keys.relayOrigin);
    return on;
  }

  function turnOff({ schedule }: On): void {
    schedule.stop();
    on = null;
    parts.alarms.regularly(false);
    void parts.marker.write(null);
    tell();
  }

  /** The library, ready to be written to. */
  async function ready(): Promise<Ready> {
    const loaded = await load();
    if (!loaded.ok) return loaded;
    const opened = await home();
    return opened.ok && opened.value.library.readOnly ? err({ type: "read-only" }) : opened;
  }

  /** An act that turns sync on, where it is off. */
  function turningOn(
    act: (opened: SyncHome) => Promise<Result<RunningSync, SyncFailure>>,
    write: (opened: SyncHome) => void,
  ): Promise<OnAnswer> {
    return inTurn(async () => {
      const opened = await ready();
      if (!opened.ok) return opened.error;
      if (on) return { type: "already-on" };
      const started = await parts.awake(() => act(opened.value));
      if (!started.ok) return started.error;
      const { running, schedule } = turnOn(started.value);
      opened.value.library.doc.transact(() => {
        writeRelay(opened.value.library.doc, running.keys.relayOrigin);
        write(opened.value);
        enter(null);
      });
      void schedule.now();
      return { type: "on" };
    });
  }

  /** An act on the sync that is on. */
  async function whileOn<T>(act: (now: On, opened: SyncHome) => Promise<T | SyncFailure>): Promise<T | SyncFailure> {
    const loaded = await load();
    if (!loaded.ok) return loaded.error;
    const opened = await home();
    if (!opened.ok) return opened.error;
    return on ? act(on, opened.value) : { type: "not-on" };
  }

  /** Tells the others that this device leaves, when that can be done at once. */
  async function sayFarewell({ running, schedule }: On, { library, device }: SyncHome): Promise<void> {
    if (running.facts().state.type !== "synced" || library.readOnly) return;
    const name = deviceNameOf(library.doc, device, parts.defaultName);
    enterDevice(library.doc, device, { name, removed: true }, today());
    await library.saved();
    await Promise.race([
      schedule.now({ pushFirst: true }),
      new Promise<void>((done) => parts.timers.after(FAREWELL_MS, done)),
    ]);
  }

  async function answerOverview(): Promise<OverviewAnswer> {
    const loaded = await load();
    if (!loaded.ok) return loaded.error;
    const opened = await home();
    return opened.ok ? { type: "overview", overview: overview(opened.value) } : opened.error;
  }

  return {
    async start() {
      await load();
      await on?.schedule.now();
    },
    ring: () => void load().then(() => on?.schedule.ring()),
    bell: (head) => void load().then(() => on?.schedule.bell(head)),
    async door() {
      await load();
      return on && doorOf(on.running.keys);
    },
    overview: answerOverview,
    onOverview(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    create: (address, invite) =>
      turningOn(
        (opened) => createSpace(parts, opened, address, invite, tell),
        ({ library }) => writeRelayInvite(library.doc, invite),
      ),
    join: (pairing) =>
      turningOn(
        async (opened) => {
          const line = await readPairing(pairing);
          return line.ok ? joinSpace(parts, opened, line.value, tell) : line;
        },
        () => undefined,
      ),
    async preview(pairing) {
      const line = await readPairing(pairing);
      if (!line.ok) return line.error;
      const opened = await ready();
      if (!opened.ok) return opened.error;
      if (on) return { type: "already-on" };
      return parts.awake(() => previewSpace(parts, opened.value, line.value));
    },
    words: () =>
      whileOn(async ({ running }) => {
        const secret = await readSecret(parts);
        if (!secret.ok) return secret.error;
        const { relayOrigin } = running.keys;
        const line = await writePairingLine({ secret: secret.value, relayOrigin });
        return { type: "words" as const, words: wordsOfSecret(secret.value), line };
      }),
    syncNow: () =>
      whileOn(async ({ schedule }) => {
        await schedule.now();
        return answerOverview();
      }),
    leave: () =>
      inTurn(() =>
        whileOn(async (now, opened) => {
          on = null;
          await sayFarewell(now, opened);
          const left = await now.running.engine.leave();
          on = now;
          if (!left.ok) return failureOf(left.error);
          turnOff(now);
          return { type: "off" as const };
        }),
      ),
    deleteSpace: () =>
      inTurn(() =>
        whileOn(async (now, { library }) => {
          const gone = await parts.awake(() => now.running.engine.deleteSpace());
          if (!gone.ok) return failureOf(gone.error);
          if (!library.readOnly) library.doc.transact(() => removeAllDevices(library.doc));
          turnOff(now);
          return { type: "off" as const };
        }),
      ),
    renameDevice: (typed) =>
      inTurn(async () => {
        const name = typed.trim().slice(0, MAX_NAME);
        if (name === "") return { type: "no-name" as const };
        const opened = await ready();
        if (!opened.ok) return opened.error;
        const { library, device } = opened.value;
        enterDevice(library.doc, device, { name, removed: on === null }, today());
        tell();
        return answerOverview();
      }),
  };
}
