/** Calendar files as downloads, and the days that the last one held in localStorage. */
import * as v from "valibot";
import type { CalendarDesk } from "#ext/app/ports.ts";
import { DaySchema } from "#shared/domain/flat-map.ts";
import { downloadText } from "./downloads.ts";

const KEY = "waymark/calendar";

const DaysSchema = v.array(DaySchema);

export const calendarDesk: CalendarDesk = {
  last: () => {
    try {
      const parsed = v.safeParse(DaysSchema, JSON.parse(localStorage.getItem(KEY) ?? "[]"));
      return parsed.success ? parsed.output : [];
    } catch {
      return [];
    }
  },
  hand: (name, content, days) => {
    localStorage.setItem(KEY, JSON.stringify(days));
    downloadText(name, content, "text/calendar");
  },
};
