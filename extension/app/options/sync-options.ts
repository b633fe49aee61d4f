/** The sync section: which part of it is shown, and what passes between turning on, living with it, and leaving. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "#shared/ports.ts";
import type { Timers } from "#ext/app/ports.ts";
import type { SyncDesk, SyncFailure, SyncOverview } from "#ext/app/sync/sync-desk.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { Day } from "#shared/std/day.ts";
import type { Said } from "./options-screen.ts";
import { createSyncEntry, type SyncEntry } from "./sync-entry.ts";
import { syncFailure } from "./sync-failure.ts";
import { createSyncLiving, type SyncLiving } from "./sync-living.ts";
import type { SyncScreen } from "./sync-screen.ts";

export interface SyncOptionsDeps {
  readonly desk: SyncDesk;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly copy: (text: string) => Promise<boolean>;
  readonly today: () => Day;
}

export interface SyncOptions {
  readonly screen: ReadonlySignal<SyncScreen>;
  /** The overview itself, for the mark at the top; null before the first answer. */
  readonly overview: ReadonlySignal<SyncOverview | null>;
  readonly entry: SyncEntry;
  readonly living: SyncLiving;
  /** Asks how sync stands, and listens from then on. */
  start(): Promise<void>;
}

const MINUTE = 60_000;

export function createSyncOptions(deps: SyncOptionsDeps): SyncOptions {
  const { desk, texts, clock, timers } = deps;
  const overview = signal<SyncOverview | null>(null);
  const failure = signal<SyncFailure | null>(null);
  /** What became of leaving and deleting, above the ways back in. */
  const farewell = signal<Said | null>(null);
  const now = signal(clock.now());
  let listening = false;

  const took = (next: SyncOverview): void => {
    // Another page may have turned sync off: words that were shown then must not come back with the next library.
    if (next.relay === null) living.hideWords();
    overview.value = next;
    failure.value = null;
    now.value = clock.now();
  };
  const ask = async (): Promise<void> => {
    const answer = await desk.overview();
    if (answer.type === "overview") took(answer.overview);
    // What is shown stays: that the background was slow once is no reason to take it away.
    else if (overview.value === null) failure.value = answer;
  };
  const tick = (): void => {
    now.value = clock.now();
    timers.after(MINUTE, tick);
  };

  const living = createSyncLiving({
    ...deps,
    now,
    took,
    turnedOff: async (how) => {
      farewell.value = { fault: false, text: texts.t(how === "left" ? "syncLeft" : "syncDeleted") };
      await ask();
    },
  });
  const entry = createSyncEntry({
    desk,
    texts,
    offered: computed(() => overview.value?.offeredRelay ?? ""),
    deviceName: computed(() => overview.value?.deviceName ?? ""),
    turnedOn: async (how) => {
      farewell.value = null;
      living.welcome(texts.t(how === "created" ? "syncCreated" : "syncJoined"));
      await ask();
    },
  });

  return {
    overview,
    entry,
    living,
    screen: computed((): SyncScreen => {
      const known = overview.value;
      if (known === null) {
        return failure.value === null
          ? { part: "asking", text: texts.t("syncAsking") }
          : { part: "fault", text: syncFailure(texts, failure.value) };
      }
      if (known.relay !== null) return living.screenOf(known);
      const screen = entry.screen.value;
      return screen.panel === "create" ? { ...screen, said: screen.said ?? farewell.value } : screen;
    }),
    async start() {
      if (!listening) {
        listening = true;
        desk.onOverview(took);
        timers.after(MINUTE, tick);
      }
      failure.value = null;
      await ask();
    },
  };
}
