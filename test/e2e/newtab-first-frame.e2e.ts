/** Today is in the first frame, before any library is loaded, and nothing moves when the living page takes over. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayKey } from "#ext/ui/first-paint/stored.ts";
import { changedBuild, extensionUnderTest } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { watchFirstFrame } from "./harness/first-frame.ts";
import { beginPlan, tickRow, untilDrawnAhead } from "./harness/new-tab.ts";
import { offline } from "./harness/offline.ts";

/** Of the days in localStorage. */
const DAY_KEYS = dayKey(2).slice(0, -1);

describe("the first frame of a new tab", () => {
  let chromium: Chromium;

  beforeAll(async () => {
    chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
    const page = await beginPlan(chromium);
    await page.close();
  });

  afterAll(async () => {
    await chromium.close();
  });

  it("shows today with the network off", async () => {
    const online = await offline(chromium);
    const frame = await watchFirstFrame(chromium, (page) => page.setOfflineMode(true));
    await online();
    expect(frame).toMatchObject({ todayBeforePaint: true, titleInFirstFrame: true });
  });

  it("is what the living page draws, node for node", async () => {
    const { before, after } = await watchFirstFrame(chromium);
    expect(before[0]).toContain("<h1");
    expect(after).toEqual(before);
  });

  it("waits for no font, and has the signs' own letters soon after", async () => {
    const { signFont } = await watchFirstFrame(chromium);
    expect(signFont).toBe("unloaded");
    const page = await openNewTab(chromium);
    await untilLiving(page);
    await page.waitForFunction(() => document.documentElement.dataset["frame"] === undefined);
    expect(await page.evaluate(() => [...document.fonts].map(({ status }) => status))).toEqual(["loaded"]);
  });

  it("is never white in the dark", async () => {
    const { brightness, titleInFirstFrame } = await watchFirstFrame(chromium, (page) =>
      page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]),
    );
    expect(titleInFirstFrame).toBe(true);
    expect(Math.max(...brightness)).toBeLessThan(100);
  });

  it("is bright by day, so that the darkness above is seen and not assumed", async () => {
    const { brightness } = await watchFirstFrame(chromium);
    expect(Math.max(...brightness)).toBeGreaterThan(180);
  });

  it("is drawn for the days ahead once, and anew when a row is ticked", async () => {
    const mark = await openNewTab(chromium);
    await untilDrawnAhead(mark);
    await mark.evaluate((prefix) => {
      const later =
        Object.keys(localStorage)
          .filter((key) => key.startsWith(prefix))
          .toSorted()
          .at(-1) ?? "";
      localStorage.setItem(later, "marked");
    }, DAY_KEYS);
    await mark.close();
    const isMarked = (page: Page): Promise<boolean> =>
      page.evaluate(() => Object.values(localStorage).includes("marked"));
    const page = await openNewTab(chromium);
    await untilLiving(page);
    // Long enough for a tab that has something to draw.
    await sleep(1500);
    expect(await isMarked(page)).toBe(true);
    await tickRow(page, 0);
    await page.waitForFunction(() => !Object.values(localStorage).includes("marked"));
    await untilDrawnAhead(page);
    await page.close();
  });

  it("leaves the keyboard where it is", async () => {
    const page = await openNewTab(chromium);
    await untilLiving(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  it("has its own style in the page, and takes no other", async () => {
    const page = await openNewTab(chromium);
    await untilLiving(page);
    const own = await page.evaluate(() => getComputedStyle(document.body).marginTop);
    const alien = await page.evaluate(() => {
      document.head.append(Object.assign(document.createElement("style"), { textContent: "body { margin: 77px }" }));
      return getComputedStyle(document.body).marginTop;
    });
    expect([own, alien]).toEqual(["0px", "0px"]);
    await page.close();
  });

  it("says nothing on any console", () => {
    // But for the style that the test above tried to bring in.
    expect(chromium.problems.filter(({ text }) => !text.includes("inline style"))).toEqual([]);
  });
});

/**
 * Runs the script 200 ms after the first frame, whenever that is: on a slow machine 200 ms after the start come before.
 * The script finds its own element when it runs late, as it does when it runs in time.
 */
function runLate(script: string): string {
  const own = "Object.defineProperty(document, 'currentScript', { value: own, configurable: true });";
  const late = `setTimeout(() => { ${own} ${script} }, 200);`;
  const onPaint = `new PerformanceObserver((_, painted) => { painted.disconnect(); ${late} }).observe({ type: "paint" });`;
  return `{ const own = document.currentScript; ${onPaint} }`;
}

it("would be noticed if today came 200 ms late", async () => {
  const late = await changedBuild("chromium", "first-paint.js", runLate);
  const chromium = await launchChromium({ extensions: [late.path] });
  try {
    const page = await beginPlan(chromium);
    await page.close();
    expect(await watchFirstFrame(chromium)).toMatchObject({ todayBeforePaint: false, titleInFirstFrame: false });
  } finally {
    await chromium.close();
    await late.remove();
  }
});
