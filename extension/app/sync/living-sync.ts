/**
 * Whether sync is on in this browser, and what goes on while it is: the engine and its schedule, this device's own
 * entries in the library, and the word to pages of how it stands. Nothing is opened before sync is on or a page asks.
 */
import { openOnce } from "#ext/app/library/open-once.ts";
import { readRelayInvite } from "#shared/domain/household.ts";
import { dayOfWallClock } from "#shared/std/day.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { SyncOptions } from "#shared/sync/engine.ts";
import { OFF, type SyncFacts } from "#shared/sync/facts.ts";
import { SPACE_KEY } from "#shared/sync/state.ts";
import { enterDevice, enterSender } from "./device-list.ts";
import { overviewOf } from "./overview.ts";
import type { Entry, RunningSync } from "./running-sync.ts";
import { createSchedule, type Schedule } from "./schedule.ts";
import type { SyncFailure, SyncOverview } from "./sync-desk.ts";
import { openHome, readSecret, type SyncHome } from "./sync-home.ts";
import { createRunning, type SyncParts } from "./sync-parts.ts";

export interface On {
  readonly running: RunningSync;
  readonly schedule: Schedule;
}

export type Ready = Result<SyncHome, SyncFailure>;

export interface LivingSync {
  /** Turns sync on where the record of a space, or the marker of a lost one, says that it was. Once. */
  load(): Promise<Result<void, SyncFailure>>;
  home(): Promise<Ready>;
  /** The library, loaded and ready to be written to. */
  ready(): Promise<Ready>;
  /** Null while sync is off. */
  on(): On | null;
  turnOn(running: RunningSync): On;
  turnOff(now: On): void;
  /** Runs the task as if sync were off already: whatever an exchange brings meanwhile, this device enters nothing. */
  asIfOff<T>(task: () => Promise<T>): Promise<T>;
  /** This device's own entries in the library; nothing is written where they stand. */
  enter(sender: string | null): void;
  overview(opened: SyncHome): SyncOverview;
  /** Says to the listeners how it stands, when that has changed. */
  readonly tell: () => void;
  onOverview(listener: (overview: SyncOverview) => void): () => void;
}

export function createLivingSync(parts: SyncParts): LivingSync {
  const listeners = new Set<(overview: SyncOverview) => void>();
  let known: SyncHome | null = null;
  let on: On | null = null;
  let told = "";

  const home = openOnce(async (): Promise<Ready> => {
    const opened = await openHome(parts);
    if (opened.ok) known = opened.value;
    return opened;
  });

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
      tell();
    }
    return facts;
  }

  function enter(sender: string | null): void {
    if (known === null || known.library.readOnly) return;
    const { library, device } = known;
    library.doc.transact(() => {
      enterDevice(library.doc, device, parts, dayOfWallClock(parts.clock.wall(), 0));
      enterSender(library.doc, device, sender);
    });
  }

  function turnOn(running: RunningSync): On {
    on = { running, schedule: createSchedule({ ...parts, run: (options) => exchange(running, options) }) };
    parts.alarms.regularly(true);
    void parts.marker.write(running.keys.relayOrigin);
    return on;
  }

  return {
    load,
    home,
    async ready() {
      const loaded = await load();
      if (!loaded.ok) return loaded;
      const opened = await home();
      return opened.ok && opened.value.library.readOnly ? err({ type: "read-only" }) : opened;
    },
    on: () => on,
    turnOn,
    turnOff({ schedule }) {
      schedule.stop();
      on = null;
      parts.alarms.regularly(false);
      void parts.marker.write(null);
      tell();
    },
    async asIfOff(task) {
      const was = on;
      on = null;
      try {
        return await task();
      } finally {
        on = was;
      }
    },
    enter,
    overview,
    tell,
    onOverview(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
