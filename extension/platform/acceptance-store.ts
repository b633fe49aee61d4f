/**
 * The last acceptance of new dates, in localStorage: every page of this device sees it at once, and no library does.
 */
import * as v from "valibot";
import type { Acceptance, AcceptanceStore } from "#ext/app/planning/acceptance.ts";
import { UNDOABLE_MAPS } from "#ext/app/planning/undoable-change.ts";
import { DaySchema } from "#shared/domain/flat-map.ts";

const KEY = "waymark/accepted";

const AcceptanceSchema = v.object({
  day: DaySchema,
  finish: v.nullable(v.object({ from: DaySchema, to: DaySchema })),
  replaced: v.array(
    v.object({
      map: v.picklist(UNDOABLE_MAPS),
      key: v.string(),
      // Plain values of the library; its readers pass over what they do not understand.
      before: v.optional(v.unknown()),
      after: v.optional(v.unknown()),
    }),
  ),
});

/** A value that is not understood counts as none. */
export const acceptanceStore: AcceptanceStore = {
  read,
  write: (acceptance) => {
    try {
      if (acceptance) localStorage.setItem(KEY, JSON.stringify(acceptance));
      else localStorage.removeItem(KEY);
    } catch {
      // A full localStorage: the way back then lasts as long as the page, and the older one must not come back.
      localStorage.removeItem(KEY);
    }
  },
  onChange: (listener) => {
    const onStorage = (event: StorageEvent): void => {
      if (event.key === KEY) listener(read());
    };
    addEventListener("storage", onStorage);
    return () => removeEventListener("storage", onStorage);
  },
};

function read(): Acceptance | null {
  try {
    const parsed = v.safeParse(AcceptanceSchema, JSON.parse(localStorage.getItem(KEY) ?? "null"));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
