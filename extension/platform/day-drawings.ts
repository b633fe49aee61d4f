/** Keeps the drawings of the next days where the first frame of a new tab finds them. */
import type { DrawingShelf } from "#ext/ui/newtab/draw-ahead.ts";
import { dayKey, SPAN_KEY, STORED_VERSION, type StoredSpan } from "#ext/ui/first-paint/stored.ts";

const DAY_KEY = /^waymark\/day\/-?\d+$/;

/** Another version of the product, whose name is `version`, may draw otherwise. */
export function createDrawingShelf(version: string): DrawingShelf {
  const textOf = (span: Span, whole: boolean): string =>
    JSON.stringify({
      version: STORED_VERSION,
      ...span,
      source: `${version}/${span.source}`,
      whole,
    } satisfies StoredSpan);
  const isOurs = (span: Span): boolean => localStorage.getItem(SPAN_KEY) === textOf(span, false);
  return {
    holds: (span, first) =>
      unlessRefused(
        () =>
          localStorage.getItem(SPAN_KEY) === textOf(span, true) &&
          localStorage.getItem(dayKey(span.from)) === JSON.stringify(first),
      ),
    begin: (span, first) =>
      unlessRefused(() => {
        const wanted = new Set(Array.from({ length: span.to - span.from + 1 }, (_, i) => dayKey(span.from + i)));
        for (const key of dayKeys()) if (!wanted.has(key)) localStorage.removeItem(key);
        localStorage.setItem(SPAN_KEY, textOf(span, false));
        keep(dayKey(span.from), JSON.stringify(first));
        return true;
      }),
    put: (span, day, drawing) =>
      unlessRefused(() => {
        if (!isOurs(span)) return false;
        keep(dayKey(day), JSON.stringify(drawing));
        return true;
      }),
    end: (span) => {
      unlessRefused(() => {
        if (isOurs(span)) localStorage.setItem(SPAN_KEY, textOf(span, true));
        return true;
      });
    },
  };
}

/** Takes all drawings away, so that nothing old is painted. */
export function clearDrawings(): void {
  for (const key of dayKeys()) localStorage.removeItem(key);
  localStorage.removeItem(SPAN_KEY);
}

type Span = Parameters<DrawingShelf["end"]>[0];

function dayKeys(): readonly string[] {
  return Object.keys(localStorage).filter((key) => DAY_KEY.test(key));
}

function keep(key: string, text: string): void {
  if (localStorage.getItem(key) !== text) localStorage.setItem(key, text);
}

/** A browser may refuse to keep more: the next tab paints its day a little later then. */
function unlessRefused(act: () => boolean): boolean {
  try {
    return act();
  } catch {
    return false;
  }
}
