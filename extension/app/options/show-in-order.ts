/**
 * When parts that stand below each other may be drawn. A part waits for those above it, since one that came late would
 * push what stands below from under the pointer.
 */
import type { Timers } from "#ext/app/ports.ts";

/** For so long all are awaited, to come at once; from then on a page without words would look broken. */
const PATIENCE_MS = 400;
/** So long a part may keep those below it waiting. */
const LIMIT_MS = 5000;

/** Tells how many parts, from the first on, may be drawn by now. A promise that fails has settled, too. */
export function showInOrder(timers: Timers, parts: readonly Promise<unknown>[], show: (count: number) => void): void {
  const waiting = new Set(parts.keys());
  let gathering = true;
  const tell = (): void => {
    const first = Math.min(...waiting, parts.length);
    if (!gathering || waiting.size === 0) show(first);
  };
  const callOff = [
    timers.after(PATIENCE_MS, () => {
      gathering = false;
      tell();
    }),
    timers.after(LIMIT_MS, () => {
      waiting.clear();
      tell();
    }),
  ];
  for (const [index, part] of parts.entries()) {
    const settle = (): void => {
      waiting.delete(index);
      if (waiting.size === 0) for (const call of callOff) call();
      tell();
    };
    part.then(settle, settle);
  }
}
