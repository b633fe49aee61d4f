/** The sync desk itself, in the background: what pages may ask, and what wakes it. Acts go one after the other. */
import { createLane } from "#ext/app/notes/lane.ts";
import { writePairingLine } from "#shared/crypto/pairing-line.ts";
import { wordsOfSecret } from "#shared/crypto/words.ts";
import { writeRelay, writeRelayInvite } from "#shared/domain/household.ts";
import type { Result } from "#shared/std/result.ts";
import { dayOfWallClock } from "#shared/std/day.ts";
import { nameDevice, removeAllDevices, removeDevice } from "./device-list.ts";
import { doorOf, type Door } from "./door.ts";
import { createLivingSync, type On } from "./living-sync.ts";
import { readPairing } from "./read-pairing.ts";
import { failureOf } from "./relay-failure.ts";
import type { RunningSync } from "./running-sync.ts";
import { createSpace, joinSpace, previewSpace } from "./sync-acts.ts";
import type { OnAnswer, OverviewAnswer, SyncDesk, SyncFailure } from "./sync-desk.ts";
import { readSecret, type SyncHome } from "./sync-home.ts";
import type { SyncParts } from "./sync-parts.ts";

/** How long `leave` waits for the word that this device has left; the others can do without it. */
const FAREWELL_MS = 5000;
const MAX_NAME = 60;

export interface SyncService extends SyncDesk {
  /** The background has started: goes on where sync is on, and opens nothing where it is off. */
  start(): Promise<void>;
  /** An edit was saved, by a page or here. Resolves when it was sent, or when it is clear that it will be later. */
  ring(): Promise<void>;
  /** The relay rang at a page, or (null) a page lost it. */
  bell(head: number | null): void;
  /** Null while sync is off. */
  door(): Promise<Door | null>;
}

export function createSyncService(parts: SyncParts): SyncService {
  const inTurn = createLane();
  const living = createLivingSync(parts);

  /** An act that turns sync on, where it is off. */
  function turningOn(
    act: (opened: SyncHome) => Promise<Result<RunningSync, SyncFailure>>,
    write: (opened: SyncHome) => void,
  ): Promise<OnAnswer> {
    return inTurn(async () => {
      const opened = await living.ready();
      if (!opened.ok) return opened.error;
      if (living.on()) return { type: "already-on" };
      const started = await parts.awake(() => act(opened.value));
      if (!started.ok) return started.error;
      const { running, schedule } = living.turnOn(started.value);
      const { doc } = opened.value.library;
      doc.transact(() => {
        writeRelay(doc, running.keys.relayOrigin);
        write(opened.value);
      });
      void schedule.now();
      return { type: "on" };
    });
  }

  /** An act on the sync that is on. */
  async function whileOn<T>(act: (now: On, opened: SyncHome) => Promise<T | SyncFailure>): Promise<T | SyncFailure> {
    const loaded = await living.load();
    if (!loaded.ok) return loaded.error;
    const opened = await living.home();
    if (!opened.ok) return opened.error;
    const now = living.on();
    return now ? act(now, opened.value) : { type: "not-on" };
  }

  /** Tells the others that this device leaves, when that can be done at once. */
  async function sayFarewell({ running, schedule }: On, { library, device }: SyncHome): Promise<void> {
    if (running.facts().state.type !== "synced" || library.readOnly) return;
    removeDevice(library.doc, device);
    await library.saved();
    await Promise.race([
      schedule.now({ pushFirst: true }),
      new Promise<void>((done) => parts.timers.after(FAREWELL_MS, done)),
    ]);
  }

  async function answerOverview(): Promise<OverviewAnswer> {
    const loaded = await living.load();
    if (!loaded.ok) return loaded.error;
    const opened = await living.home();
    return opened.ok ? { type: "overview", overview: living.overview(opened.value) } : opened.error;
  }

  return {
    async start() {
      await living.load();
      // An edit may have woken it: that goes before what is new on the relay.
      await living.on()?.schedule.now({ pushFirst: true });
    },
    async ring() {
      await living.load();
      await living.on()?.schedule.ring();
    },
    bell: (head) => void living.load().then(() => living.on()?.schedule.bell(head)),
    async door() {
      await living.load();
      const now = living.on();
      return now && doorOf(now.running.keys);
    },
    overview: answerOverview,
    onOverview: (listener) => living.onOverview(listener),
    create: (address, invite) =>
      turningOn(
        (opened) => createSpace(parts, opened, address, invite, living.tell),
        ({ library }) => {
          writeRelayInvite(library.doc, invite);
          living.enter(null);
        },
      ),
    join: (pairing) =>
      turningOn(
        async (opened) => {
          const line = await readPairing(pairing);
          return line.ok ? joinSpace(parts, opened, line.value, living.tell) : line;
        },
        // It enters itself once it knows the others.
        () => undefined,
      ),
    async preview(pairing) {
      const line = await readPairing(pairing);
      if (!line.ok) return line.error;
      const opened = await living.ready();
      if (!opened.ok) return opened.error;
      if (living.on()) return { type: "already-on" };
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
          const left = await living.asIfOff(async () => {
            await sayFarewell(now, opened);
            return now.running.engine.leave();
          });
          if (!left.ok) return failureOf(left.error);
          living.turnOff(now);
          return { type: "off" as const };
        }),
      ),
    deleteSpace: () =>
      inTurn(() =>
        whileOn(async (now, { library }) => {
          const gone = await parts.awake(() => now.running.engine.deleteSpace());
          if (!gone.ok) return failureOf(gone.error);
          if (!library.readOnly) library.doc.transact(() => removeAllDevices(library.doc));
          living.turnOff(now);
          return { type: "off" as const };
        }),
      ),
    renameDevice: (typed) =>
      inTurn(async () => {
        const name = typed.trim().slice(0, MAX_NAME);
        if (name === "") return { type: "no-name" as const };
        const opened = await living.ready();
        if (!opened.ok) return opened.error;
        const { library, device } = opened.value;
        nameDevice(library.doc, device, name, living.on() === null, dayOfWallClock(parts.clock.wall(), 0));
        living.tell();
        return answerOverview();
      }),
  };
}
