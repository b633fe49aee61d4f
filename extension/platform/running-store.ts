/** The clock that runs, in localStorage: every page of this device sees it at once, and no library does. */
import * as v from "valibot";
import type { Running, RunningStore } from "#ext/app/study/running.ts";
import { DaySchema } from "#shared/domain/flat-map.ts";

const KEY = "waymark/running";

const RunningSchema = v.object({
  roadmap: v.string(),
  topic: v.string(),
  title: v.string(),
  at: v.pipe(v.number(), v.integer()),
  day: DaySchema,
});

/** A value that is not understood counts as none. */
export const runningStore: RunningStore = {
  read,
  write: (running) => {
    if (running) localStorage.setItem(KEY, JSON.stringify(running));
    else localStorage.removeItem(KEY);
  },
  onChange: (listener) => {
    const onStorage = (event: StorageEvent): void => {
      if (event.key === KEY) listener(read());
    };
    addEventListener("storage", onStorage);
    return () => removeEventListener("storage", onStorage);
  },
};

function read(): Running | null {
  // The background's worker has no localStorage, and no clock to show.
  if (!("localStorage" in globalThis)) return null;
  try {
    const parsed = v.safeParse(RunningSchema, JSON.parse(localStorage.getItem(KEY) ?? "null"));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
