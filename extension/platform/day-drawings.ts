/** Keeps the drawings of the next days where the first frame of a new tab finds them. */
import { dayKey, SPAN_KEY, STORED_VERSION, type StoredDay, type StoredSpan } from "#ext/ui/first-paint/stored.ts";

const DAY_KEY = /^waymark\/day\/-?\d+$/;

/** Replaces all drawings; only what differs is written. Gives false when the browser refused to keep them. */
export function storeDrawings(span: Omit<StoredSpan, "version">, days: ReadonlyMap<number, StoredDay>): boolean {
  try {
    const wanted = new Map<string, string>();
    for (const [day, drawing] of days) wanted.set(dayKey(day), JSON.stringify(drawing));
    wanted.set(SPAN_KEY, JSON.stringify({ version: STORED_VERSION, ...span }));
    for (const key of Object.keys(localStorage))
      if (DAY_KEY.test(key) && !wanted.has(key)) localStorage.removeItem(key);
    for (const [key, text] of wanted) if (localStorage.getItem(key) !== text) localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Takes all drawings away, so that nothing old is painted. */
export function clearDrawings(): void {
  for (const key of Object.keys(localStorage)) if (DAY_KEY.test(key) || key === SPAN_KEY) localStorage.removeItem(key);
}
