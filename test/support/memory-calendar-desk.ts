/** Keeps the calendar files that a learner would have been handed. */
import type { CalendarDesk, ExportedDays } from "#ext/app/ports.ts";

export interface MemoryCalendarDesk extends CalendarDesk {
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

/** `ownId` is what the devices of a library share; null stands for a browser that does not tell. */
export function createMemoryCalendarDesk(ownId: string | null = null): MemoryCalendarDesk {
  const files: { readonly name: string; readonly content: string }[] = [];
  let last: readonly ExportedDays[] = [];
  return {
    files,
    ownId: async () => ownId,
    last: () => last,
    hand: (name, content, exported) => {
      last = exported;
      files.push({ name, content });
    },
  };
}
