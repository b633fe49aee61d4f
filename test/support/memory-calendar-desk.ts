/** Keeps the calendar files that a learner would have been handed. */
import type { CalendarDesk } from "#ext/app/ports.ts";
import type { ExportedSpan } from "#ext/app/plan/calendar-days.ts";

export interface MemoryCalendarDesk extends CalendarDesk {
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

export function createMemoryCalendarDesk(): MemoryCalendarDesk {
  const files: { readonly name: string; readonly content: string }[] = [];
  let last: ExportedSpan | null = null;
  return {
    files,
    last: () => last,
    hand: (name, content, span) => {
      last = span;
      files.push({ name, content });
    },
  };
}
