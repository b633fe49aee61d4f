/** Keeps the calendar files that a learner would have been handed. */
import type { CalendarDesk } from "#ext/app/ports.ts";
import type { Day } from "#shared/std/day.ts";

export interface MemoryCalendarDesk extends CalendarDesk {
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

export function createMemoryCalendarDesk(): MemoryCalendarDesk {
  const files: { readonly name: string; readonly content: string }[] = [];
  let last: readonly Day[] = [];
  return {
    files,
    last: () => last,
    hand: (name, content, days) => {
      last = days;
      files.push({ name, content });
    },
  };
}
