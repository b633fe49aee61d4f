/**
 * How the pages look on this device, in localStorage: only that can be read before the first frame. Broken or missing
 * values count as the defaults.
 */
import * as v from "valibot";
import type { Look, LookStore } from "#ext/app/ports.ts";
import type { Texts } from "#ext/app/texts.ts";
import { LOOK_KEY, STORED_VERSION, type StoredLook } from "#ext/ui/first-paint/stored.ts";

export const DEFAULT_LOOK: Look = { theme: "system", motion: true, trail: true };

const LookSchema = v.object({
  theme: v.picklist(["system", "light", "dark"]),
  motion: v.boolean(),
  trail: v.boolean(),
});

/** Messages that stand in the new tab's static page. */
const SHELL = ["skipToContent", "navToday", "navRoadmap", "navPlan", "navQuiz", "navNotes", "options"] as const;

export function createLookStore(texts: Texts): LookStore {
  const read = (): Look => {
    try {
      const parsed = v.safeParse(LookSchema, JSON.parse(localStorage.getItem(LOOK_KEY) ?? "null"));
      return parsed.success ? parsed.output : DEFAULT_LOOK;
    } catch {
      return DEFAULT_LOOK;
    }
  };
  return {
    read,
    write: (look) => {
      const shell = Object.fromEntries(SHELL.map((name) => [name, texts.t(name)]));
      const stored: StoredLook = { version: STORED_VERSION, ...look, lang: texts.locale, dir: texts.dir, shell };
      const next = JSON.stringify(stored);
      if (localStorage.getItem(LOOK_KEY) !== next) localStorage.setItem(LOOK_KEY, next);
    },
    onChange: (listener) => {
      const onStorage = (event: StorageEvent): void => {
        if (event.key === LOOK_KEY) listener(read());
      };
      addEventListener("storage", onStorage);
      return () => removeEventListener("storage", onStorage);
    },
  };
}
