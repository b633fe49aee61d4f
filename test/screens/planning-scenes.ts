/** Beginning a plan, the banner of new dates, and the page that previews them. */
import type { Page } from "puppeteer-core";
import { untilState } from "#test/e2e/harness/new-tab.ts";
import { WEDNESDAY, type Scene, type Visit } from "./scene.ts";

/** Eight days after the Wednesday that all begins on: five study days were missed. */
const AFTER_A_WEEK = "2026-12-03T09:00";

export const PLANNING_SCENES: readonly Scene[] = [
  { name: "onboarding/defaults", reach: choices },
  {
    name: "onboarding/known",
    async reach(visit) {
      const page = await choices(visit);
      await page.click('[data-step="net"]');
      await page.waitForSelector(".selfcheck");
      await page.click(".selfcheck li:nth-child(3) label.check");
      await page.focus('[data-weekday="6"]');
      for (let press = 0; press < 9; press++) await page.keyboard.press("ArrowUp");
      return page;
    },
  },
  {
    name: "onboarding/target",
    async reach(visit) {
      const page = await choices(visit);
      await setDate(page, "target", "2026-12-24");
      await page.waitForSelector(".preview .notes");
      return page;
    },
  },
  { name: "replan/banner", reach: behind },
  {
    name: "replan/banner-right-to-left",
    async reach(visit) {
      const page = await behind(visit);
      await page.evaluate(() => {
        document.documentElement.dir = "rtl";
      });
      return page;
    },
  },
  {
    name: "replan/moved",
    async reach(visit) {
      const page = await behind(visit);
      await page.keyboard.press("a");
      await page.waitForSelector('[data-banner="moved"]');
      return page;
    },
  },
  { name: "replan/keep", reach: replan },
  {
    name: "replan/add",
    async reach(visit) {
      const page = await replan(visit);
      await page.click('[name="replan"][value="add"]');
      await page.waitForSelector('[data-part="add"]');
      return page;
    },
  },
  {
    name: "replan/pause",
    async reach(visit) {
      const page = await replan(visit);
      await page.click('[name="replan"][value="pause"]');
      await page.waitForSelector('[data-part="pause"]');
      return page;
    },
  },
];

async function choices({ newTab }: Visit): Promise<Page> {
  const page = await newTab(WEDNESDAY);
  await untilState(page, "first");
  await page.click('a[href="#/start"]');
  await page.waitForSelector(".planning .legs li");
  return page;
}

async function behind({ begin, newTab }: Visit): Promise<Page> {
  const first = await begin(WEDNESDAY);
  await first.close();
  const page = await newTab(AFTER_A_WEEK);
  await page.waitForSelector('[data-banner="ask"]');
  return page;
}

async function replan(visit: Visit): Promise<Page> {
  const page = await behind(visit);
  await page.click('.banner a[href="#/replan"]');
  await page.waitForSelector(".planning .legs li");
  return page;
}

async function setDate(page: Page, id: string, iso: string): Promise<void> {
  await page.$eval(
    `#${id}`,
    (field, value) => {
      if (!(field instanceof HTMLInputElement)) throw new Error("no field");
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    iso,
  );
}
