/** Measures the first frame of a new tab: what it showed, and what had run before it. */
import type { Page } from "puppeteer-core";
import { untilLiving, type Chromium } from "./chromium.ts";
import { boxOf, lookAt } from "./picture.ts";
import { screencastFrames } from "./screencast.ts";

export interface FirstFrame {
  /** Today was written before the browser painted anything. */
  readonly todayBeforePaint: boolean;
  /** What the browser had of the signs' own letters when it first painted: `unloaded`, or it has laid out twice. */
  readonly signFont: string;
  /** The first frame that was not the page left behind holds the title's letters. */
  readonly titleInFirstFrame: boolean;
  /** Mean brightness of every frame, 0 black to 255 white. */
  readonly brightness: readonly number[];
  /** Parts of the page as they were painted before the living page, and once it had taken over. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A page of one colour that no page of ours has: what follows it is the new tab's own. */
const LEFT_BEHIND = "data:text/html,<title>left</title><style>html{background:rgb(64,0,64)}</style>";
const LEFT_COLOUR_BRIGHTNESS = 64 * 0.299 + 64 * 0.114;
const PARTS = ["#today", "#trail", "#sync"];

/** Opens a new tab and watches it. `prepare` sees the page first. */
export async function watchFirstFrame(
  { browser }: Chromium,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<FirstFrame> {
  const [helper, page] = [await browser.newPage(), await browser.newPage()];
  await prepare(page);
  await page.evaluateOnNewDocument(keepFirstFrame, PARTS);
  await page.goto(LEFT_BEHIND);
  await page.bringToFront();
  const frames = await screencastFrames(page, async () => {
    await page.goto("chrome://newtab/");
    await untilLiving(page);
  });
  const title = await boxOf(page, "#today h1");
  const looks = await Promise.all(frames.map(({ png }) => lookAt(helper, png)));
  const first = looks.findIndex(
    ({ colours, brightness }) => colours > 1 || Math.abs(brightness - LEFT_COLOUR_BRIGHTNESS) > 2,
  );
  const png = frames[first]?.png;
  if (png === undefined) throw new Error("the new tab showed no frame");
  const times = await page.evaluate(() => ({
    today: performance.getEntriesByName("waymark:today")[0]?.startTime ?? Infinity,
    paint: performance.getEntriesByName("first-paint")[0]?.startTime ?? -Infinity,
  }));
  const kept: unknown = await page.evaluate("globalThis.firstFrame");
  const signFont: unknown = await page.evaluate("globalThis.signFont");
  const result = {
    todayBeforePaint: times.today < times.paint,
    signFont: String(signFont),
    titleInFirstFrame: (await lookAt(helper, png, title)).colours > 1,
    brightness: looks.map(({ brightness }) => brightness),
    before: Array.isArray(kept) ? kept.map(String) : [],
    after: await page.evaluate(drawingsOf, PARTS),
  };
  await page.close();
  await helper.close();
  return result;
}

/** Runs in the page, before any script of its own. What is painted is whole once the trail is in its place. */
function keepFirstFrame(parts: readonly string[]): void {
  const keep = (): void => {
    Object.assign(globalThis, { firstFrame: parts.map((part) => document.querySelector(part)?.innerHTML ?? "") });
  };
  const watch = new MutationObserver(() => {
    if (!document.querySelector("#trail")?.hasChildNodes()) return;
    watch.disconnect();
    keep();
  });
  new PerformanceObserver((_, painted) => {
    painted.disconnect();
    Object.assign(globalThis, { signFont: [...document.fonts].map(({ status }) => status).join(" ") });
  }).observe({ type: "paint" });
  requestAnimationFrame(() => watch.observe(document.documentElement, { childList: true, subtree: true }));
}

/** Runs in the page. */
function drawingsOf(parts: readonly string[]): string[] {
  return parts.map((part) => document.querySelector(part)?.innerHTML ?? "");
}
