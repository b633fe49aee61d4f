/** Calendar files as downloads, and the days that the last one held in localStorage. */
import * as v from "valibot";
import type { CalendarDesk } from "#ext/app/ports.ts";
import { DaySchema } from "#shared/domain/flat-map.ts";
import { downloadText } from "./downloads.ts";

const KEY = "waymark/calendar";

const SpanSchema = v.object({ from: DaySchema, to: DaySchema });

export const calendarDesk: CalendarDesk = {
  last: () => {
    try {
      const parsed = v.safeParse(SpanSchema, JSON.parse(localStorage.getItem(KEY) ?? "null"));
      return parsed.success ? parsed.output : null;
    } catch {
      return null;
    }
  },
  hand: (name, content, span) => {
    localStorage.setItem(KEY, JSON.stringify(span));
    downloadText(name, content, "text/calendar");
  },
};
