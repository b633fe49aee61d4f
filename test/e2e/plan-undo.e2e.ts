/** The way back from accepted dates: kept over a restart of the browser, and gone the next day. */
import type { Page } from "puppeteer-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { beginPlan, textOf, untilSaved } from "./harness/new-tab.ts";
import { virtualClock } from "./harness/virtual-clock.ts";

const MONDAY = "2026-11-23T09:00";
const SATURDAY = "2026-11-28T09:00";
/** The day goes on until the rollover at four. */
const SATURDAY_NIGHT = "2026-11-29T03:30";
const SUNDAY = "2026-11-29T09:00";

let profile: Scratch;
let chromium: Chromium;

const start = async (): Promise<void> => {
  chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")], profile: profile.path });
};

/** As a learner closes the browser and opens it again. */
const restart = async (): Promise<void> => {
  expect(chromium.problems).toEqual([]);
  await chromium.close();
  await start();
};

beforeEach(async () => {
  profile = await scratchFolder("profile");
  await start();
});

afterEach(async () => {
  expect(chromium.problems).toEqual([]);
  await chromium.close();
  await profile.remove();
});

const at = (time: string) => async (page: Page) => void (await virtualClock(page, time));

async function newTab(time: string): Promise<Page> {
  const page = await openNewTab(chromium, at(time));
  await untilLiving(page);
  return page;
}

async function accept(page: Page): Promise<void> {
  await page.waitForSelector('[data-banner="ask"]');
  await page.keyboard.press("a");
  await page.waitForSelector('[data-banner="moved"]');
  await untilSaved(page);
}

it("brings the old dates back after a restart, until the day is over", { timeout: 120_000 }, async () => {
  await (await beginPlan(chromium, at(MONDAY))).close();
  const first = await newTab(SATURDAY);
  await first.waitForSelector('[data-banner="ask"]');
  const asked = await textOf(first, "[data-banner] del");
  await accept(first);
  const moved = await textOf(first, "[data-banner] h2");
  await first.waitForFunction(() => JSON.stringify(localStorage).includes("one key away until tomorrow"));

  await restart();
  // Stopped before the page's own module: this is what localStorage painted.
  const second = await openNewTab(chromium, async (tab) => {
    await at(SATURDAY_NIGHT)(tab);
    await tab.evaluateOnNewDocument(() => {
      addEventListener("DOMContentLoaded", () => {
        document.documentElement.dataset["painted"] = document.querySelector("[data-banner] h2")?.textContent ?? "none";
      });
    });
  });
  await untilLiving(second);
  expect(await second.evaluate(() => document.documentElement.dataset["painted"])).toBe(moved);
  await second.keyboard.press("u");
  await second.waitForSelector('[data-banner="ask"]');
  expect(await textOf(second, "[data-banner] del")).toBe(asked);

  await accept(second);
  await second.evaluate(() => {
    location.hash = "#/plan";
  });
  await second.waitForSelector('.planpage [data-banner="moved"]');
  await second.keyboard.press("u");
  await second.waitForFunction(() => document.querySelector("[data-banner]") === null);
  await second.evaluate(() => {
    location.hash = "#/";
  });
  await accept(second);

  await restart();
  const next = await newTab(SUNDAY);
  expect(await next.$("[data-banner]")).toBeNull();
  await next.keyboard.press("u");
  for (const hash of ["#/plan", "#/replan"]) {
    await next.evaluate((to) => {
      location.hash = to;
    }, hash);
    await next.waitForSelector("main h1");
    expect(await next.$("[data-banner]")).toBeNull();
  }
  expect(await next.$(".planning h1").then((heading) => heading?.evaluate((one) => one.textContent))).toBe(
    "The dates hold.",
  );
  await next.close();
});
