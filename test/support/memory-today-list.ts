/** Today's list in memory. */
import type { TodayListStore } from "#ext/app/ports.ts";

export function createMemoryTodayList(): TodayListStore {
  let kept: { readonly day: number; readonly rows: readonly string[] } | null = null;
  return {
    read: (day) => (kept?.day === day ? kept.rows : null),
    write: (day, rows) => {
      kept = { day, rows: [...rows] };
    },
    forget: () => {
      kept = null;
    },
  };
}
