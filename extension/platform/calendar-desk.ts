/** Calendar files as downloads, and the days that they held in localStorage. */
import * as v from "valibot";
import type { CalendarDesk } from "#ext/app/ports.ts";
import { deriveCalendarId } from "#shared/crypto/keys.ts";
import { DaySchema } from "#shared/domain/flat-map.ts";
import { downloadText } from "./downloads.ts";
import type { TextStore } from "./storage/extension-storage.ts";
import { LIBRARY_RECORD } from "./storage/safety-copies.ts";

const KEY = "waymark/calendar";

const ExportedSchema = v.array(v.object({ id: v.string(), days: v.array(DaySchema) }));

const MarkSchema = v.pipe(v.string(), v.parseJson(), v.object({ secretId: v.pipe(v.string(), v.minLength(1)) }));

/** `storage` holds the library's mark, which names its secret. */
export function createCalendarDesk(storage: Pick<TextStore, "get">): CalendarDesk {
  return {
    ownId: async () => {
      try {
        const mark = v.safeParse(MarkSchema, (await storage.get([LIBRARY_RECORD])).get(LIBRARY_RECORD));
        return mark.success ? await deriveCalendarId(mark.output.secretId) : null;
      } catch {
        return null;
      }
    },
    last: () => {
      try {
        const parsed = v.safeParse(ExportedSchema, JSON.parse(localStorage.getItem(KEY) ?? "[]"));
        return parsed.success ? parsed.output : [];
      } catch {
        return [];
      }
    },
    hand: (name, content, exported) => {
      localStorage.setItem(KEY, JSON.stringify(exported));
      downloadText(name, content, "text/calendar");
    },
  };
}
