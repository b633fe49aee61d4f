/**
 * A plan and a life beside it: choices to a dated plan, days away, other hours, a pause, and two browsers that merge.
 */
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { downloaded, downloadTo } from "./harness/downloads.ts";
import { beginPlan, textOf, tickRow, untilSaved, untilState } from "./harness/new-tab.ts";
import { virtualClock } from "./harness/virtual-clock.ts";

const MONDAY = "2026-11-23T09:00";
const SATURDAY = "2026-11-28T09:00";
const SUNDAY = "2026-11-29T09:00";

let chromium: Chromium;

beforeEach(async () => {
  chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
});

afterEach(async () => {
  expect(chromium.problems).toEqual([]);
  await chromium.close();
});

const at = (time: string) => async (page: Page) => void (await virtualClock(page, time));

async function newTab(time: string, on = chromium): Promise<Page> {
  const page = await openNewTab(on, at(time));
  await untilLiving(page);
  return page;
}

/** The page of new dates: step titles with their last days. */
async function stepDates(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    location.hash = "#/replan";
  });
  await page.waitForSelector(".planning .legs li");
  return await page.$$eval(".planning .legs li", (legs) =>
    legs.map(
      (leg) =>
        `${leg.children[1]?.textContent ?? ""}: ${(leg.querySelector(".meta b") ?? leg.querySelector(".meta"))?.textContent.trim() ?? ""}`,
    ),
  );
}

/** The options page says so where its mark stands. */
async function untilKept(options: Page): Promise<void> {
  await options.waitForSelector('[data-sync]:not([data-sync="saving"], [data-sync="failed"])');
}

const finishOf = (page: Page): Promise<string> => textOf(page, ".side .finish");

describe("choosing", () => {
  it("leads from the first run to a dated plan of all eight steps in a few keys", async () => {
    const page = await newTab(MONDAY);
    await untilState(page, "first");
    await page.click('a[href="#/start"]');
    await page.waitForSelector(".planning .legs li");
    await page.focus('[data-weekday="6"]');
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    const dates = await page.$$eval(".planning .legs .meta", (cells) => cells.map((cell) => cell.textContent.trim()));
    expect(dates).toHaveLength(8);
    for (const date of dates) expect(date).toMatch(/^\p{L}+ \d+(, \d{4})?$/u);
    const finish = await textOf(page, ".preview .big");
    await page.click('[data-act="begin"]');
    await untilState(page, "day");
    expect(await finishOf(page)).toBe(finish);
    await untilSaved(page);
    await page.close();

    const next = await newTab(MONDAY);
    expect(await finishOf(next)).toBe(finish);
    expect(await stepDates(next)).toHaveLength(8);
  });
});

describe("the roadmap's call", () => {
  it("leads to the choices for that roadmap, and is gone once its plan was begun", async () => {
    const page = await newTab(MONDAY);
    await untilState(page, "first");
    await page.goto(`${chromium.origin}/newtab.html#/roadmap/backend-developer`);
    await page.waitForSelector(".call a");
    await page.click(".call a");
    await page.waitForSelector(".planning .legs li");
    expect(page.url()).toMatch(/#\/start\/backend-developer$/);
    expect(await textOf(page, ".planning form > .meta")).toContain("Backend Developer");
    await page.click('[data-act="begin"]');
    await untilState(page, "day");
    await untilSaved(page);
    await page.evaluate(() => {
      location.hash = "#/roadmap/backend-developer";
    });
    await page.waitForSelector(".reader h1");
    expect(await page.$(".call")).toBeNull();
  });
});

describe("five days away", () => {
  it("end in one banner, drawn in the first frame; Accept and Undo take one key each", async () => {
    const first = await beginPlan(chromium, at(MONDAY));
    const accepted = await finishOf(first);
    await first.close();

    // Stopped before the page's own module: this is what localStorage painted.
    const page = await openNewTab(chromium, async (tab) => {
      await at(SATURDAY)(tab);
      await tab.evaluateOnNewDocument(() => {
        addEventListener("DOMContentLoaded", () => {
          document.documentElement.dataset["painted"] = document.querySelector("[data-banner]")?.textContent ?? "none";
        });
      });
    });
    await untilLiving(page);
    await page.waitForSelector('[data-banner="ask"]');
    const banner = await textOf(page, "[data-banner]");
    expect(banner).toContain("Welcome back. Here is the plan from today on.");
    expect(banner).toContain(accepted);
    expect(await page.evaluate(() => document.documentElement.dataset["painted"])).toBe(banner);

    await page.keyboard.press("a");
    await page.waitForSelector('[data-banner="moved"]');
    await untilSaved(page);
    await page.keyboard.press("u");
    await page.waitForSelector('[data-banner="ask"]');
    expect(await textOf(page, "[data-banner]")).toBe(banner);

    await page.keyboard.press("a");
    await page.waitForSelector('[data-banner="moved"]');
    await untilSaved(page);
    await page.close();
    const after = await newTab(SUNDAY);
    expect(await after.$("[data-banner]")).toBeNull();
  });
});

describe("other hours", () => {
  it("move only what is not done yet, and not before they are accepted", async () => {
    const first = await beginPlan(chromium, at(MONDAY));
    await tickRow(first, 0);
    await untilState(first, "done");
    await untilSaved(first);
    const before = await stepDates(first);
    await first.close();

    const options = await chromium.browser.newPage();
    await at(MONDAY)(options);
    await options.goto(`${chromium.origin}/options.html#plan`);
    await options.waitForSelector('[name="pace"]');
    await options.click('label:has([name="pace"][value="10"])');
    await options.waitForSelector('[data-dates="waiting"]');
    await untilKept(options);
    await options.close();

    const page = await newTab(MONDAY);
    // What was done today stays done, whatever the hours are.
    await untilState(page, "behind");
    expect(await page.$$eval("#today .tasks input", (boxes) => boxes.map((box) => box.matches(":checked")))).toEqual([
      true,
    ]);
    expect(await stepDates(page)).not.toEqual(before);
    expect(await page.$$eval(".planning .legs del", (cells) => cells.length)).toBeGreaterThan(0);
  });
});

describe("a pause", () => {
  it("of a week leaves no debt behind", async () => {
    const first = await beginPlan(chromium, at(MONDAY));
    await tickRow(first, 0);
    await untilState(first, "done");
    await untilSaved(first);
    await first.close();

    const options = await chromium.browser.newPage();
    await at(MONDAY)(options);
    await options.goto(`${chromium.origin}/options.html#plan`);
    await options.waitForSelector("#off-from");
    for (const [id, iso] of [
      ["off-from", "2026-11-24"],
      ["off-to", "2026-11-30"],
    ] as const) {
      await options.$eval(
        `#${id}`,
        (field, value) => {
          if (!(field instanceof HTMLInputElement)) throw new Error("no field");
          field.value = value;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        },
        iso,
      );
    }
    await options.click('[data-act="add-time-off"]');
    await options.waitForSelector(".offlist li");
    await untilKept(options);
    await options.close();

    const page = await newTab("2026-12-01T09:00");
    await untilState(page, "day");
    expect(await page.$("[data-banner]")).toBeNull();
  });
});

describe("two browsers", () => {
  let other: Chromium;
  let downloads: Scratch;
  let carried = 0;

  it("that plan anew while apart have the same plan once they are merged", async () => {
    downloads = await scratchFolder("downloads");
    other = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
    try {
      const [here, there] = [chromium, other];
      await (await beginPlan(here, at(MONDAY))).close();
      await carry(here, there);
      // Apart: other hours here, a day off and an acceptance there.
      const options = await optionsOf(here);
      await options.click('label:has([name="pace"][value="45"])');
      await options.waitForSelector('[data-dates="waiting"]');
      await options.click('[data-act="accept-dates"]');
      await options.waitForSelector('[data-dates="moved"]');
      await untilKept(options);
      await options.close();
      const away = await newTab(SATURDAY, there);
      await away.keyboard.press("a");
      await away.waitForSelector('[data-banner="moved"]');
      await untilSaved(away);
      await away.close();

      await carry(here, there);
      await carry(there, here);
      const plans = [];
      for (const browser of [here, there]) {
        const page = await newTab(SATURDAY, browser);
        plans.push([await finishOf(page), ...(await stepDates(page))]);
        await page.close();
      }
      expect(plans[0]).toHaveLength(9);
      expect(plans[0]).toEqual(plans[1]);
    } finally {
      await other.close();
      await downloads.remove();
    }
  });

  async function optionsOf(browser: Chromium): Promise<Page> {
    const page = await browser.browser.newPage();
    await at(MONDAY)(page);
    await page.goto(`${browser.origin}/options.html#plan`);
    await page.waitForSelector('[name="pace"]');
    return page;
  }

  /** Exports from one browser and imports into the other, by the buttons that a learner has. */
  async function carry(from: Chromium, to: Chromium): Promise<void> {
    const folder = join(downloads.path, String(carried++));
    await downloadTo(from, folder);
    const source = await optionsOf(from);
    await source.click('[data-act="export"]');
    await source.waitForSelector('[data-said="exported"] .said:not(.fault)');
    const file = await downloaded(folder, ".json");
    await source.close();

    const target = await optionsOf(to);
    const field = await target.waitForSelector('input[data-act="choose-file"]');
    await field?.uploadFile(file);
    await target.waitForSelector('[data-act="import"]');
    await target.click('[data-act="import"]');
    await target.waitForSelector('[data-said="imported"] .said:not(.fault)');
    await untilKept(target);
    await target.close();
  }
});
