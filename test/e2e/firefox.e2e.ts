/** The other browser: what a learner does there on the first day, and after a restart. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { launchFirefox, type Firefox } from "./harness/firefox.ts";
import { until } from "./harness/until.ts";
import type { Page } from "puppeteer-core";

const FIRST_BOX = "#today .tasks input[type=checkbox]";

let profile: Scratch;
let firefox: Firefox;

beforeAll(async () => {
  profile = await scratchFolder("firefox");
  firefox = await start();
});

afterAll(async () => {
  await firefox.close();
  await profile.remove();
});

async function start(): Promise<Firefox> {
  return await launchFirefox({ extension: extensionUnderTest("firefox"), profile: profile.path });
}

async function newTab(): Promise<Page> {
  const page = await firefox.openPage("/newtab.html");
  await until("the living page has taken over", () =>
    page.evaluate(() => document.documentElement.dataset["living"] !== undefined),
  );
  return page;
}

const stateOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset["state"]);

const isTicked = (page: Page): Promise<boolean> =>
  page.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.checked === true, FIRST_BOX);

it("begins a plan, ticks a row, and still has it after a restart", async () => {
  const before = await newTab();
  expect(await stateOf(before)).toBe("first");
  await before.click('[data-act="start"]');
  await until("today is there", async () => (await stateOf(before)) === "day");
  expect(await isTicked(before)).toBe(false);

  await before.click(`label:has(> ${FIRST_BOX.split(" ").at(-1)})`);
  await until("the row is ticked", () => isTicked(before));
  await until("it is saved", () => before.evaluate(() => document.querySelector('#sync [data-sync="saved"]') !== null));
  expect(firefox.problems).toEqual([]);

  await firefox.close();
  firefox = await start();
  const after = await newTab();
  await until("the tick is there again", () => isTicked(after));
  expect(firefox.problems).toEqual([]);
});
