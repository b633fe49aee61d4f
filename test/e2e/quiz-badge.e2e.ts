/** The count on the toolbar button after a start of the browser, before any tab was opened. */
import type { Page } from "puppeteer-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { scratchFolder, type Scratch } from "./harness/built.ts";
import { openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { untilSaved, untilState } from "./harness/new-tab.ts";
import { virtualClock, type VirtualClock } from "./harness/virtual-clock.ts";
import { inWorker } from "./harness/worker.ts";
import { openQuiz, pass, untilAsked } from "./quiz-support.ts";
import { launchLearner, pair, startTestRelay, untilSynced } from "./sync-support.ts";

const DAY_MS = 86_400_000;

let profile: Scratch;

beforeEach(async () => {
  profile = await scratchFolder("badge");
});

afterEach(async () => {
  await profile.remove();
});

/** Each time the same browser: its profile outlives it. */
async function withBrowser<T>(use: (chromium: Chromium) => Promise<T>): Promise<T> {
  const chromium = await launchLearner(true, profile);
  try {
    return await use(chromium);
  } finally {
    await chromium.close();
  }
}

/**
 * Begins on yesterday's tab, as the background has no other clock than the machine's. The plan has minutes on each day
 * of the week: this test runs on any.
 */
async function beginYesterday(chromium: Chromium): Promise<Page> {
  const clocks: VirtualClock[] = [];
  const yesterday = new Date(Date.now() - DAY_MS).toISOString();
  const page = await openNewTab(chromium, async (tab) => void clocks.push(await virtualClock(tab, yesterday)));
  await untilLiving(page);
  await untilState(page, "first");
  await page.click('a[href="#/start"]');
  await page.waitForSelector(".planning .legs li");
  for (const weekday of [0, 6]) {
    await page.focus(`[data-weekday="${weekday}"]`);
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowUp");
  }
  await page.click('[data-act="begin"]');
  await untilState(page, "day");
  await untilSaved(page);
  // The offer to take that back stands over the page for a while.
  for (const clock of clocks) await clock.advance(11_000);
  await page.waitForFunction(() => document.querySelector("#float .toast") === null);
  return page;
}

/** Two answers that come back today. */
async function answerTwo(page: Page): Promise<void> {
  await openQuiz(page, "#/quiz/step/backend-developer/net");
  await untilAsked(page);
  for (let i = 0; i < 2; i++) await pass(page);
  await untilSaved(page);
}

async function openTabs({ browser, origin }: Chromium): Promise<readonly string[]> {
  const tabs = (await browser.pages()).map((page) => page.url());
  return tabs.filter((url) => url.startsWith(origin) || url.startsWith("chrome://newtab"));
}

/** What the browser has set for the end of the day, in ms since 1970; 0 for nothing. */
const rolloverOf = async (chromium: Chromium): Promise<number> =>
  Number(await inWorker(chromium, 'chrome.alarms.get("rollover").then((alarm) => alarm?.scheduledTime ?? 0)'));

const badgeOf = (chromium: Chromium): Promise<string> => inWorker(chromium, "chrome.action.getBadgeText({})");

it("is there before any tab of ours was opened, and the day's end is set", async () => {
  await withBrowser(async (chromium) => {
    const page = await beginYesterday(chromium);
    await answerTwo(page);
    expect(chromium.problems).toEqual([]);
  });
  await withBrowser(async (chromium) => {
    await expect.poll(() => badgeOf(chromium)).toBe("2");
    expect(await openTabs(chromium)).toEqual([]);
    // It is set once the count is shown.
    await expect.poll(() => rolloverOf(chromium)).toBeGreaterThan(0);
    const at = await rolloverOf(chromium);
    expect([new Date(at).getHours(), new Date(at).getMinutes()]).toEqual([4, 0]);
    expect(at - Date.now()).toBeGreaterThan(0);
    expect(at - Date.now()).toBeLessThanOrEqual(DAY_MS + 3_600_000);
    expect(chromium.problems).toEqual([]);
  });
});

it("counts what another browser answered meanwhile, once sync has brought it, with no tab of ours open", async () => {
  const relay = await startTestRelay();
  const other = await launchLearner();
  try {
    const page = await beginYesterday(other);
    await withBrowser(async (chromium) => {
      const tab = await openNewTab(chromium);
      await untilLiving(tab);
      await pair(page, tab, relay.url);
    });
    await page.bringToFront();
    await answerTwo(page);
    await untilSynced(page);
    await withBrowser(async (chromium) => {
      await expect.poll(() => badgeOf(chromium)).toBe("2");
      expect(await openTabs(chromium)).toEqual([]);
      expect(chromium.problems).toEqual([]);
    });
    expect(other.problems).toEqual([]);
  } finally {
    await other.close();
    await relay.close();
  }
});
