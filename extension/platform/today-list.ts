/** Today's list as this device first showed it, in localStorage: it is one day's, and no other device's business. */
import * as v from "valibot";
import type { TodayListStore } from "#ext/app/ports.ts";

const KEY = "waymark/list";

const ListSchema = v.object({
  day: v.pipe(v.number(), v.integer()),
  rows: v.array(v.string()),
});

export const todayListStore: TodayListStore = {
  read: (day) => {
    try {
      const parsed = v.safeParse(ListSchema, JSON.parse(localStorage.getItem(KEY) ?? "null"));
      return parsed.success && parsed.output.day === day ? parsed.output.rows : null;
    } catch {
      return null;
    }
  },
  write: (day, rows) => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ day, rows }));
    } catch {
      // A full localStorage: the list then follows each merge, which is a nuisance and no loss.
    }
  },
  forget: () => localStorage.removeItem(KEY),
};
