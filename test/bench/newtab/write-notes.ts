/** Fills a library with notes the way a learner does: line by line into the field on the new tab, month by month. */
import type { Page } from "puppeteer-core";
import { openNewTab, untilLiving, type Chromium } from "#test/e2e/harness/chromium.ts";
import { untilSaved } from "#test/e2e/harness/new-tab.ts";
import { virtualClock } from "#test/e2e/harness/virtual-clock.ts";

const DAYS = 86_400_000;

const WEDNESDAY = 3;

/** Noon of a Wednesday, four weeks back for each month: a day on which a usual week has work to show. */
export function monthsAgo(months: number): string {
  const today = new Date();
  const sinceWednesday = (today.getDay() - WEDNESDAY + 7) % 7;
  return new Date(today.getTime() - (sinceWednesday + months * 28) * DAYS).toISOString();
}

/** Writes `perMonth` lines on the new tab of each of the last `months` months. */
export async function writeNotes(chromium: Chromium, months: number, perMonth: number): Promise<void> {
  for (let month = months - 1; month >= 0; month--) {
    const page = await openNewTab(chromium, async (tab) => void (await virtualClock(tab, monthsAgo(month))));
    await untilLiving(page);
    // After months away new dates wait above the day; its line is there all the same.
    await page.waitForSelector("#today .quickline input");
    await writeLines(page, perMonth, (months - month) * perMonth);
    await page.close();
  }
}

/** Writes lines, and waits until the list of all notes holds `total`: what is shown as saved is checked there. */
async function writeLines(page: Page, count: number, total: number): Promise<void> {
  await page.evaluate((lines) => {
    const field = document.querySelector<HTMLInputElement>("#quicknote");
    if (!field) throw new Error("there is no field for a line");
    for (let i = 0; i < lines; i++) {
      field.value = `Line ${i}: an index is a sorted copy of a column, and every write has to keep it sorted.`;
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    }
  }, count);
  await page.waitForFunction(countsNotes, { polling: 250, timeout: 120_000 }, total);
  await untilSaved(page);
}

/** Runs in the page. */
async function countsNotes(wanted: number): Promise<boolean> {
  return await new Promise((answer, fail) => {
    const opening = indexedDB.open("waymark");
    opening.addEventListener("error", () => fail(new Error("no database")));
    opening.addEventListener("success", () => {
      const counting = opening.result.transaction("notes").objectStore("notes").count();
      counting.addEventListener("success", () => {
        opening.result.close();
        answer(counting.result === wanted);
      });
    });
  });
}
