/**
 * Whether a page continues the log that this device knows. The relay itself refuses a cursor that is not on its log
 * (409 `fork`); what it cannot refuse is judged here: another epoch, and a log that has lost what it acknowledged.
 */
import { concatBytes, hexOfBytes } from "#shared/std/bytes.ts";
import { sha256 } from "#shared/crypto/digest.ts";
import type { Page } from "./frames.ts";
import { bytesOfId } from "./session.ts";
import type { SpaceRecord } from "./state.ts";

export type PageVerdict = "continues" | "fork" | "nonsense";

export async function judgePage(space: SpaceRecord, page: Page): Promise<PageVerdict> {
  const { cursor } = space;
  if (space.epoch !== null && hexOfBytes(page.epoch) !== space.epoch) return "fork";
  const first = page.entries[0];
  const stands = page.next.seq === cursor.seq;
  if (page.next.seq < cursor.seq || (first && first.seq <= cursor.seq)) return "nonsense";
  if (stands && page.head > cursor.seq) return "nonsense";
  return (await holdsMark(space, page)) ? "continues" : "fork";
}

/**
 * An acknowledgement moves no cursor, so a relay that was put back to before it can still continue the cursor's log.
 * The running hash that came with the acknowledgement tells. A mark that cannot be confirmed counts as lost: to send
 * again is safe.
 */
async function holdsMark({ cursor, mark }: SpaceRecord, page: Page): Promise<boolean> {
  if (mark === null || mark.seq <= cursor.seq) return true;
  if (mark.seq > page.next.seq) return page.next.seq < page.head;
  if (mark.seq === page.next.seq) return mark.hash === hexOfBytes(page.next.hash);
  const upTo = page.entries.filter(({ seq }) => seq <= mark.seq);
  const isWhole = upTo.length === mark.seq - cursor.seq && upTo.every(({ seq }, i) => seq === cursor.seq + 1 + i);
  const envelopes = upTo.map(({ envelope }) => envelope);
  return isWhole && (await runningHash(cursor.hash, envelopes)) === mark.hash;
}

/** The running hash of a log after more envelopes, in hex as the one before them. */
export async function runningHash(before: string, envelopes: readonly Uint8Array[]): Promise<string> {
  let hash = bytesOfId(before);
  for (const envelope of envelopes) hash = await sha256(concatBytes(hash, envelope));
  return hexOfBytes(hash);
}
