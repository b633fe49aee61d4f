/** The plan where it is rarely seen: no day found, a clock that runs or was forgotten, right to left, 320 px wide. */
import type { Page } from "puppeteer-core";
import { untilSaved, untilState } from "#test/e2e/harness/new-tab.ts";
import { openPlan } from "./plan-scenes.ts";
import { THURSDAY, WEDNESDAY, type Scene, type Visit } from "./scene.ts";

/** Eight days after the Wednesday that all begins on. */
const AFTER_A_WEEK = "2026-12-03T09:00";

const NARROW = [{ width: 320, height: 640 }] as const;
const ALL_SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }, ...NARROW] as const;

export const PLAN_EDGE_SCENES: readonly Scene[] = [
  { name: "plan-edge/stuck", sizes: ALL_SIZES, reach: stuck },
  {
    name: "plan-edge/stuck-replan",
    sizes: ALL_SIZES,
    reach: async (visit) => await goTo(await stuck(visit), "#/replan", ".planning .preview"),
  },
  { name: "plan-edge/stuck-plan", sizes: ALL_SIZES, reach: async (visit) => await openPlan(await stuck(visit)) },
  { name: "plan-edge/clock-running", sizes: ALL_SIZES, reach: timed },
  {
    name: "plan-edge/clock-forgotten",
    sizes: ALL_SIZES,
    async reach(visit) {
      const first = await timed(visit);
      await untilSaved(first);
      await first.close();
      const page = await visit.newTab(THURSDAY);
      await page.click('[data-act="clock"]');
      await page.waitForSelector(".clockbox");
      return page;
    },
  },
  {
    name: "plan-edge/reminder-refused",
    sizes: ALL_SIZES,
    async reach({ begin, open }) {
      await (await begin(WEDNESDAY)).close();
      const page = await open("options.html#plan", WEDNESDAY);
      await page.waitForSelector('[name="reminder"]');
      // The browser's own question cannot be answered in a window that nobody sees.
      await page.evaluate(() => {
        Object.assign(Reflect.get(Reflect.get(globalThis, "chrome"), "permissions"), {
          request: () => Promise.resolve(false),
        });
      });
      await page.$eval('[name="reminder"]', (box) => (box instanceof HTMLElement ? box.click() : undefined));
      await page.waitForSelector("[data-reminder-refused]");
      return page;
    },
  },
  { name: "plan-edge/moved-replan", sizes: ALL_SIZES, reach: (visit) => movedAt(visit, "#/replan", ".planning") },
  { name: "plan-edge/moved-plan", sizes: ALL_SIZES, reach: (visit) => movedAt(visit, "#/plan", ".planpage h1") },
  {
    name: "plan-edge/onboarding-right-to-left",
    sizes: ALL_SIZES,
    reach: async (visit) => await turned(await start(visit)),
  },
  {
    name: "plan-edge/replan-right-to-left",
    sizes: ALL_SIZES,
    reach: async (visit) => await turned(await goTo(await behind(visit), "#/replan", ".planning .legs li")),
  },
  {
    name: "plan-edge/plan-right-to-left",
    sizes: ALL_SIZES,
    async reach(visit) {
      const page = await openPlan(await visit.begin(WEDNESDAY));
      await page.click('[data-act="break"]');
      await page.click('.day.today [data-act="day"]');
      await page.waitForSelector(".dayform");
      return await turned(page);
    },
  },
  { name: "plan-edge/onboarding-narrow", sizes: NARROW, reach: start },
  {
    name: "plan-edge/replan-narrow",
    sizes: NARROW,
    async reach(visit) {
      const page = await goTo(await behind(visit), "#/replan", ".planning .legs li");
      await page.click('[name="replan"][value="add"]');
      await page.waitForSelector('[data-part="add"]');
      return page;
    },
  },
  { name: "plan-edge/banner-narrow", sizes: NARROW, reach: behind },
  {
    name: "plan-edge/plan-narrow",
    sizes: NARROW,
    async reach(visit) {
      const page = await openPlan(await visit.begin(WEDNESDAY));
      await page.click('[data-act="break"]');
      await page.click('.day.today [data-act="day"]');
      await page.waitForSelector(".dayform");
      return page;
    },
  },
];

async function start({ newTab }: Visit): Promise<Page> {
  const page = await newTab(WEDNESDAY);
  await untilState(page, "first");
  await goTo(page, "#/start", ".planning .legs li");
  await page.click('[data-step="net"]');
  await page.waitForSelector(".selfcheck");
  return page;
}

/** No weekday has minutes. */
async function stuck(visit: Visit): Promise<Page> {
  const page = await goTo(await visit.begin(WEDNESDAY), "#/start", ".planning .legs li");
  for (const weekday of [1, 2, 3, 4, 5]) {
    await page.focus(`[data-weekday="${weekday}"]`);
    await page.keyboard.press("Home");
  }
  await page.click('[data-act="begin"]');
  await page.waitForSelector('[data-banner="stuck"]');
  await untilToastGone(page);
  return page;
}

async function timed({ begin }: Visit): Promise<Page> {
  const page = await begin(WEDNESDAY);
  await page.click('[data-act="clock"]');
  await page.waitForSelector('[data-act="clock"][aria-pressed="true"]');
  return page;
}

async function behind({ begin, newTab }: Visit): Promise<Page> {
  await (await begin(WEDNESDAY)).close();
  const page = await newTab(AFTER_A_WEEK);
  await page.waitForSelector('[data-banner="ask"]');
  return page;
}

async function movedAt(visit: Visit, hash: string, selector: string): Promise<Page> {
  const page = await behind(visit);
  await page.keyboard.press("a");
  await page.waitForSelector('[data-banner="moved"]');
  await untilSaved(page);
  await goTo(page, hash, selector);
  await page.waitForSelector(".datesmoved");
  return page;
}

async function goTo(page: Page, hash: string, selector: string): Promise<Page> {
  await page.bringToFront();
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForSelector(selector);
  return page;
}

async function turned(page: Page): Promise<Page> {
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  return page;
}

async function untilToastGone(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("#float .toast") === null);
}
