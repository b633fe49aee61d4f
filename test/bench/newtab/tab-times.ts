/** Opens one new tab and says when its content was visible, and what it costs once it has settled. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Chromium } from "#test/e2e/harness/chromium.ts";

export interface TabTimes {
  /** From the start of the navigation to the first frame with the content, in milliseconds. */
  readonly visible: number;
  /** JavaScript heap in use after a collection, in bytes. */
  readonly heap: number;
  /** Time in scripts until then, in milliseconds. */
  readonly script: number;
}

export interface TabOptions {
  /** 1, or how many times slower the processor is made to be. */
  readonly slowdown: number;
  /** The page is Waymark: it has to have today in its first frame, or there is nothing to measure. */
  readonly hasToday: boolean;
  readonly settleMs: number;
}

export async function measureTab({ browser }: Chromium, options: TabOptions): Promise<TabTimes> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  if (options.slowdown > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: options.slowdown });
  await page.goto("chrome://newtab/");
  await page.waitForFunction(() => performance.getEntriesByName("first-paint").length > 0);
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-paint")[0]?.startTime ?? Number.NaN,
    content: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    today: performance.getEntriesByName("waymark:today")[0]?.startTime ?? Number.NaN,
  }));
  if (options.hasToday && !(times.today < times.content)) throw new Error("today was not in the first frame");
  await sleep(options.settleMs);
  const { ScriptDuration = Number.NaN } = await page.metrics();
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await page.close();
  // The blank page has no content but its colour: for it the first paint is all.
  return { visible: options.hasToday ? times.content : times.paint, heap: usedSize, script: ScriptDuration * 1000 };
}
