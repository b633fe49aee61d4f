/** What moved on a page by itself, as the browser counts it: what a learner did just before is not counted. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";

export interface Shifts {
  /** The sum of the scores: 1 is the whole window moved by its own size. */
  readonly sum: number;
  /** What moved, by element, and how far, for a message. */
  readonly moved: readonly string[];
}

/** As the browser gives it; TypeScript's own DOM does not know it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/** Longer than any answer of the background takes on a machine that is not broken. */
const REST_MS = 1500;

/** Everything since the page began to load, after it has come to rest. It must be in front: others are not drawn. */
export async function shiftsOf(page: Page): Promise<Shifts> {
  await sleep(REST_MS);
  return await page.evaluate(
    () =>
      new Promise<Shifts>((done) => {
        const seen: LayoutShift[] = [];
        const isShift = (entry: PerformanceEntry): entry is LayoutShift => entry.entryType === "layout-shift";
        const observer = new PerformanceObserver((list) => seen.push(...list.getEntries().filter(isShift)));
        observer.observe({ type: "layout-shift", buffered: true });
        const nameOf = (node: Node | null): string => {
          const element = node instanceof Element ? node : (node?.parentElement ?? null);
          return element === null ? "gone" : `${element.tagName}#${element.id}.${element.className}`;
        };
        const sizeOf = ({ x, y, width, height }: DOMRectReadOnly): string => [x, y, width, height].join(" ");
        setTimeout(() => {
          observer.disconnect();
          const own = seen.filter(({ hadRecentInput }) => !hadRecentInput);
          done({
            sum: own.reduce((sum, { value }) => sum + value, 0),
            moved: own.flatMap(({ sources, startTime, value }) =>
              sources.map(({ node, previousRect, currentRect }) => {
                const move = `${sizeOf(previousRect)} -> ${sizeOf(currentRect)}`;
                return `${Math.round(startTime)} ms, ${value.toFixed(4)}: ${nameOf(node)} ${move}`;
              }),
            ),
          });
        }, 100);
      }),
  );
}
