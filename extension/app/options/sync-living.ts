/**
 * What the learner can do while sync is on: see the twelve words, name this device, sync now, leave, and delete at the
 * relay. The words are shown on a click only, and hide by themselves.
 */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Timers } from "#ext/app/ports.ts";
import type { DeviceView, OverviewAnswer, SyncDesk, SyncFailure, SyncOverview } from "#ext/app/sync/sync-desk.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { Day } from "#shared/std/day.ts";
import { syncFailure } from "./sync-failure.ts";
import type { DeviceLine, LivingScreen } from "./sync-screen.ts";
import { syncStateOf } from "./sync-state.ts";

export interface SyncLivingDeps {
  readonly desk: Pick<SyncDesk, "words" | "syncNow" | "leave" | "deleteSpace" | "renameDevice">;
  readonly texts: Texts;
  readonly timers: Timers;
  readonly copy: (text: string) => Promise<boolean>;
  readonly today: () => Day;
  /** Milliseconds since 1970; changes at least each minute. */
  readonly now: ReadonlySignal<number>;
  /** Takes an overview that an act answered with. */
  readonly took: (overview: SyncOverview) => void;
  /** Called once sync is off. */
  readonly turnedOff: (how: "left" | "deleted") => Promise<void>;
}

export interface SyncLiving {
  screenOf(overview: SyncOverview): LivingScreen;
  showWords(): Promise<void>;
  hideWords(): void;
  copyLine(): Promise<void>;
  startRename(): void;
  rename(name: string): Promise<void>;
  syncNow(): Promise<void>;
  ask(what: "leave" | "delete" | "delete-for-ever"): void;
  /** Does what was asked last. */
  agree(): Promise<void>;
  /** Takes back whatever is open: the question, the name that is being written. */
  close(): void;
  /** Says that sync was turned on here. */
  welcome(text: string): void;
}

/** Long enough to write twelve words down; what stays on a screen is read by others. */
const WORDS_SHOWN_MS = 120_000;

type LivingState = Pick<LivingScreen, "words" | "renaming" | "asking" | "busy" | "said"> & {
  readonly copied: boolean | null;
};

const BEGIN: LivingState = { words: null, renaming: false, asking: null, busy: null, said: null, copied: null };

export function createSyncLiving(deps: SyncLivingDeps): SyncLiving {
  const { desk, texts, timers, today, now } = deps;
  const state = signal(BEGIN);
  let callOff = (): void => undefined;
  const set = (change: Partial<LivingState>): void => {
    state.value = { ...state.value, ...change };
  };
  /** Runs one act at a time; whatever it says, it says below its own place. */
  const act = async <T>(
    busy: NonNullable<LivingState["busy"]>,
    call: () => Promise<T>,
    then: (answer: T) => Promise<void> | void,
  ): Promise<void> => {
    if (state.value.busy) return;
    set({ busy, said: null });
    const answer = await call();
    set({ busy: null });
    await then(answer);
  };
  const refuse = (at: NonNullable<LivingState["said"]>["at"], failure: SyncFailure): void =>
    set({ said: { at, fault: true, text: syncFailure(texts, failure) } });
  const take = (at: "sync" | "rename", answer: OverviewAnswer): void => {
    if (answer.type !== "overview") return refuse(at, answer);
    deps.took(answer.overview);
    if (at === "rename") set({ renaming: false });
  };
  const hideWords = (): void => {
    callOff();
    set({ words: null, copied: null });
  };
  const end = async (how: "left" | "deleted"): Promise<void> => {
    hideWords();
    await deps.turnedOff(how);
    state.value = BEGIN;
  };

  return {
    screenOf: (overview) => screenOf(deps, state.value, overview, { today: today(), now: now.value }),
    showWords: () =>
      act(
        "words",
        () => desk.words(),
        (answer) => {
          if (answer.type !== "words") return refuse("words", answer);
          set({ words: answer.words, copied: null });
          callOff();
          callOff = timers.after(WORDS_SHOWN_MS, hideWords);
        },
      ),
    hideWords,
    copyLine: () =>
      act(
        "copy",
        () => desk.words(),
        async (answer) => {
          if (answer.type !== "words") return refuse("words", answer);
          set({ copied: await deps.copy(answer.line) });
        },
      ),
    startRename: () => set({ renaming: true, said: null }),
    rename: (name) =>
      act(
        "rename",
        () => desk.renameDevice(name),
        (answer) => take("rename", answer),
      ),
    syncNow: () =>
      act(
        "sync",
        () => desk.syncNow(),
        (answer) => take("sync", answer),
      ),
    ask: (asking) => set({ asking, said: null }),
    async agree() {
      const { asking } = state.value;
      if (asking === "leave" || asking === "delete-for-ever") {
        const [busy, how] = asking === "leave" ? (["leave", "left"] as const) : (["delete", "deleted"] as const);
        await act(
          busy,
          () => (how === "left" ? desk.leave() : desk.deleteSpace()),
          (answer) => (answer.type === "off" ? end(how) : refuse("end", answer)),
        );
      } else if (asking === "delete") set({ asking: "delete-for-ever" });
    },
    close: () => set({ asking: null, renaming: false, said: null }),
    welcome: (text) => set({ said: { at: "sync", fault: false, text } }),
  };
}

function screenOf(
  { texts }: SyncLivingDeps,
  { copied, ...state }: LivingState,
  overview: SyncOverview,
  time: { readonly today: Day; readonly now: number },
): LivingScreen {
  const copyName = copied === null ? "syncCopyLine" : copied ? "optionsCopied" : "optionsNotCopied";
  return {
    part: "on",
    ...state,
    state: syncStateOf(texts, overview, time.now),
    relay: overview.relay ?? "",
    copyLabel: texts.t(copyName),
    devices: overview.devices.map((device) => deviceLine(texts, device, time.today)),
  };
}

function deviceLine(texts: Texts, { id, name, isThis, added, lastSeen }: DeviceView, today: Day): DeviceLine {
  if (isThis) return { id, name, isThis, seen: texts.t("syncDeviceThis") };
  const seen =
    lastSeen === null
      ? texts.t("syncDeviceSilent", texts.dayAgo(added, today))
      : texts.t("syncDeviceSeen", texts.dayAgo(lastSeen, today));
  return { id, name, isThis, seen };
}
