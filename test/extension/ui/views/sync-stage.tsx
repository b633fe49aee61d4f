/** The sync section over the double, and what a learner does there. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach } from "vitest";
import { createSyncOptions } from "#ext/app/options/sync-options.ts";
import type { SyncOverview } from "#ext/app/sync/sync-desk.ts";
import { SyncSection } from "#ext/ui/views/options-sync.tsx";
import { wordsOfSecret } from "#shared/crypto/words.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import { createFakeClock, type FakeClock } from "#test/support/fake-clock.ts";
import { createManualTimers, type ManualTimers } from "#test/support/manual-timers.ts";
import {
  createMemorySyncDesk,
  MEMORY_WORLD,
  type MemorySyncDesk,
  type MemorySyncWorld,
} from "#test/support/memory-sync-desk.ts";
import { settled } from "#test/support/settled.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

export const WORDS = wordsOfSecret(MEMORY_WORLD.there.secret);
export const RELAY = MEMORY_WORLD.there.relayOrigin;

export interface SyncStage {
  readonly place: HTMLElement;
  readonly desk: MemorySyncDesk;
  readonly clock: FakeClock;
  readonly timers: ManualTimers;
  readonly copied: readonly string[];
  /** Draws the section; `prepare` acts on the double before. */
  readonly open: (
    world?: Partial<MemorySyncWorld>,
    prepare?: (desk: MemorySyncDesk) => Promise<unknown>,
  ) => Promise<void>;
  /** The same with sync on. */
  readonly openOn: () => Promise<void>;
  readonly find: (selector: string) => HTMLElement;
  readonly has: (selector: string) => boolean;
  readonly click: (act: string) => Promise<void>;
  readonly type: (name: string, text: string) => Promise<void>;
  readonly valueOf: (name: string) => string;
  readonly press: (name: string, key: string) => Promise<KeyboardEvent>;
  readonly paste: (name: string, text: string) => Promise<void>;
  /** What stands in the word fields. */
  readonly words: () => readonly string[];
  /** The first sentence on what became of an act. */
  readonly said: () => string;
  readonly standing: () => string;
  readonly show: (facts: Partial<SyncFacts>, more?: Partial<Omit<SyncOverview, "facts">>) => Promise<void>;
  readonly settledAfter: (change: () => unknown) => Promise<void>;
}

/** For one file of tests: each test finds the stage empty. */
export function syncStage(): SyncStage {
  let place: HTMLElement;
  let desk: MemorySyncDesk;
  let clock: FakeClock;
  let timers: ManualTimers;
  let copied: string[];
  beforeEach(() => {
    place = document.createElement("div");
    document.body.append(place);
    clock = createFakeClock(MEMORY_WORLD.now);
    timers = createManualTimers();
    copied = [];
  });
  afterEach(() => {
    render(null, place);
    place.remove();
  });

  const settledAfter = (change: () => unknown): Promise<void> =>
    act(async () => {
      await change();
      await settled();
    });
  const find = (selector: string): HTMLElement => {
    const found = place.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing is "${selector}" in ${place.innerHTML}`);
    return found;
  };
  const field = (name: string): HTMLInputElement => {
    const found = find(`input[name="${name}"]`);
    if (!(found instanceof HTMLInputElement)) throw new Error(`"${name}" is no field`);
    return found;
  };
  const stage: SyncStage = {
    get place() {
      return place;
    },
    get desk() {
      return desk;
    },
    get clock() {
      return clock;
    },
    get timers() {
      return timers;
    },
    get copied() {
      return copied;
    },
    async open(world = {}, prepare) {
      desk = createMemorySyncDesk(world);
      await prepare?.(desk);
      const texts = createTestTexts();
      const sync = createSyncOptions({
        desk,
        texts,
        clock,
        timers,
        copy: async (text) => copied.push(text) > 0,
        today: () => MEMORY_WORLD.today,
      });
      await settledAfter(() => {
        render(<SyncSection sync={sync} texts={texts} />, place);
        return sync.start();
      });
    },
    openOn: () => stage.open({}, (made) => made.join({ type: "words", words: WORDS.join(" "), address: RELAY })),
    find,
    has: (selector) => place.querySelector(selector) !== null,
    click: (name) =>
      settledAfter(() => {
        const button = find(`[data-act="${name}"]`);
        button.focus();
        button.click();
      }),
    type: (name, text) =>
      settledAfter(() => {
        field(name).focus();
        field(name).value = text;
        field(name).dispatchEvent(new Event("input", { bubbles: true }));
      }),
    valueOf: (name) => field(name).value,
    async press(name, key) {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      await settledAfter(() => field(name).dispatchEvent(event));
      return event;
    },
    paste: (name, text) =>
      settledAfter(() => {
        const event = new Event("paste", { bubbles: true, cancelable: true });
        Object.assign(event, { clipboardData: { getData: () => text } });
        field(name).dispatchEvent(event);
      }),
    words: () => [...place.querySelectorAll<HTMLInputElement>(".wordfield input")].map(({ value }) => value),
    said: () => place.querySelector(".said")?.textContent ?? "",
    standing: () => find("[data-sync-state] .standing").textContent,
    show: (facts, more = {}) => settledAfter(() => desk.show({ ...more, facts })),
    settledAfter,
  };
  return stage;
}
