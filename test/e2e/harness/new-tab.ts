/** What tests do on the new tab as a learner would, and what they read from it. */
import type { Page } from "puppeteer-core";
import { SPAN_KEY } from "#ext/ui/first-paint/stored.ts";
import { openNewTab, untilLiving, type Chromium } from "./chromium.ts";
import { until } from "./until.ts";

export const ROWS = "#today .tasks input[type=checkbox]";

/** Starts with day 1 on a fresh profile, and stays until the plan is saved and the next first frame is drawn ahead. */
export async function beginPlan(chromium: Chromium, prepare?: (page: Page) => Promise<void>): Promise<Page> {
  const page = await openNewTab(chromium, prepare);
  await untilState(page, "first");
  await untilLiving(page);
  await page.click('[data-act="start"]');
  await untilState(page, "day");
  await untilSaved(page);
  await untilDrawnAhead(page);
  return page;
}

/** Resolves when the next days are kept for the first frames of the tabs to come. */
export async function untilDrawnAhead(page: Page): Promise<void> {
  const isWhole = (key: string): boolean => localStorage.getItem(key)?.includes('"whole":true') === true;
  await page.waitForFunction(isWhole, {}, SPAN_KEY);
}

export async function untilState(page: Page, state: string): Promise<void> {
  await page.waitForFunction((wanted) => document.documentElement.dataset["state"] === wanted, {}, state);
}

/** Resolves when the page says that everything is saved, here or on the relay too. */
export async function untilSaved(page: Page): Promise<void> {
  const unsaved = ["first", "saving", "failed"].map((state) => `:not([data-sync="${state}"])`).join("");
  await page.waitForSelector(`#sync [data-sync]${unsaved}`);
}

export async function textOf(page: Page, selector: string): Promise<string> {
  return await page.$eval(selector, (element) => element.textContent.trim());
}

/**
 * Ticks a row by its number, from 0, with a real click on what the learner sees of the box, and stays until the page
 * has drawn that: a ticked row may stand elsewhere, and a second click would go beside it. The tab must be in front.
 */
export async function tickRow(page: Page, row: number): Promise<void> {
  const isTicked = (): Promise<boolean | undefined> =>
    page.$$eval(ROWS, (boxes, at) => boxes[at]?.matches(":checked"), row);
  const before = await isTicked();
  const boxes = await page.$$("#today .tasks label.check");
  const box = boxes[row];
  if (!box || before === undefined) throw new Error(`there is no row ${row}`);
  await box.click();
  await until(`row ${row} has changed`, async () => (await isTicked()) === !before);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
