/** What is safe when the storage does not answer, in words, and the report that may be copied. */
import type { Journal } from "#shared/ports.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { dayOfDate, type Day } from "#shared/std/day.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { StorageFacts } from "./edge-screens.ts";

export interface FaultReportInput {
  readonly texts: Texts;
  readonly journal: Pick<Journal, "read">;
  readonly today: Day;
  /** Free bytes for this browser, or null when it does not say. */
  readonly freeBytes: number | null;
  readonly version: string;
  readonly detail: string;
}

export async function storageFacts(input: FaultReportInput): Promise<StorageFacts> {
  const { texts, journal, today, freeBytes, version, detail } = input;
  const content = await journal.read(LIBRARY);
  const newest = content.ok ? content.value.newest : null;
  return {
    newestCopy: newest === null ? null : texts.dayAgo(dayOfMs(newest), today),
    freeSpace: freeBytes === null ? null : texts.gigabytes(freeBytes),
    details: JSON.stringify({ waymark: version, fault: detail, journal: content.ok, freeBytes }),
  };
}

function dayOfMs(ms: number): Day {
  const date = new Date(ms);
  return dayOfDate(date.getFullYear(), date.getMonth() + 1, date.getDate());
}
