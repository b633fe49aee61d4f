/** The plan page: before the start, under way, after a move, and with its forms open. */
import type { Page } from "puppeteer-core";
import { ROWS, tickRow, untilSaved, untilState } from "#test/e2e/harness/new-tab.ts";
import type { Scene, Visit } from "./scene.ts";

/** Days before, on which something was done, and the day of the pictures: a Thursday. */
const DAYS = ["2026-11-13T09:00", "2026-11-16T09:00", "2026-11-17T09:00", "2026-11-18T09:00"] as const;
const DAY = "2026-11-19T09:00";

export const PLAN_SCENES: readonly Scene[] = [
  {
    name: "plan/none",
    async reach({ newTab }) {
      const page = await newTab(DAY);
      await untilState(page, "first");
      return await openPlan(page);
    },
  },
  { name: "plan/under-way", reach: async (visit) => await openPlan(await walked(visit)) },
  {
    name: "plan/moved",
    async reach(visit) {
      const page = await openPlan(await walked(visit));
      await takeDayOff(page, 1);
      const grip = (await page.$$(".day.ahead .grip"))[1];
      await grip?.focus();
      await page.keyboard.press("Enter");
      for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".pintag");
      await untilSaved(page);
      return page;
    },
  },
  {
    name: "plan/lifted",
    async reach(visit) {
      const page = await openPlan(await walked(visit));
      await page.click(".burntable summary");
      await page.hover(".day.today");
      const grip = (await page.$$(".day.ahead .grip"))[1];
      await grip?.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("ArrowDown");
      await page.waitForSelector(".day.target");
      return page;
    },
  },
  {
    name: "plan/forms",
    async reach(visit) {
      const page = await openPlan(await walked(visit));
      await page.click('[data-act="break"]');
      await page.$eval('.breakform [name="to"]', (field) => {
        if (field instanceof HTMLInputElement) field.value = "2026-11-01";
      });
      await page.click('[data-act="take-break"]');
      await page.waitForSelector(".breakform .said svg");
      await page.click('.day.today [data-act="day"]');
      await page.waitForSelector(".dayform");
      return page;
    },
  },
];

export async function openPlan(page: Page): Promise<Page> {
  await page.bringToFront();
  await page.evaluate(() => {
    location.hash = "#/plan";
  });
  await page.waitForSelector(".planpage h1");
  return page;
}

/** Four days are behind the learner, and one row of today. */
async function walked({ begin, newTab }: Visit): Promise<Page> {
  let page = await begin(DAYS[0]);
  for (const [i, day] of DAYS.entries()) {
    if (i > 0) page = await newTab(day);
    const rows = await page.$$(ROWS);
    for (const [row] of rows.entries()) await tickRow(page, row);
    await untilState(page, "done");
    await untilSaved(page);
    await page.close();
  }
  page = await newTab(DAY);
  await tickRow(page, 0);
  await untilSaved(page);
  await page.waitForFunction(() => document.querySelector("#float .toast") === null);
  return page;
}

async function takeDayOff(page: Page, after: number): Promise<void> {
  const days = await page.$$(".day.today, .day.today ~ .day");
  await (await days[after]?.$('[data-act="day"]'))?.click();
  await page.click('[data-act="day-off"]');
  await page.waitForSelector("[data-moved]");
}
