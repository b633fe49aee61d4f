/** Theme, trail and movement of this device. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Look, LookStore } from "#ext/app/ports.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { LookScreen } from "./options-screen.ts";

export interface LookOptions {
  readonly screen: ReadonlySignal<LookScreen>;
  readonly look: ReadonlySignal<Look>;
  change(change: Partial<Look>): void;
  dispose(): void;
}

const THEMES = [
  ["system", "optionsThemeSystem"],
  ["light", "optionsThemePaper"],
  ["dark", "optionsThemeNight"],
] as const;

export function createLookOptions(texts: Texts, store: LookStore): LookOptions {
  const look = signal(store.read());
  const stop = store.onChange((changed) => {
    look.value = changed;
  });
  return {
    look,
    screen: computed(() => ({
      themes: THEMES.map(([value, name]) => ({ value, label: texts.t(name), chosen: look.value.theme === value })),
      trail: look.value.trail,
      motion: look.value.motion,
    })),
    change: (change) => {
      look.value = { ...look.value, ...change };
      store.write(look.value);
    },
    dispose: stop,
  };
}
