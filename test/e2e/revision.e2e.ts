/** An update of the extension brings a second revision of the roadmap into a profile in which the first was walked. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { revised, REVISED_IDS } from "#test/support/revised-roadmap.ts";
import { scratchFolder, type Scratch } from "./harness/built.ts";
import { catalogBuild, type CatalogBuild } from "./harness/catalog-build.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { beginPlan, untilSaved } from "./harness/new-tab.ts";

const { renamed, split, moved, retired } = REVISED_IDS;
const PARTS = [`${split}-one`, `${split}-two`];
const lineOn = (topic: string): string => `My line on ${topic}`;

let build: CatalogBuild;
let profile: Scratch;
beforeAll(async () => {
  build = await catalogBuild();
  profile = await scratchFolder("profile");
});
afterAll(async () => {
  await build.remove();
  await profile.remove();
});

const launch = (): Promise<Chromium> => launchChromium({ extensions: [build.path], profile: profile.path });

async function goTo(page: Page, hash: string, ready: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForSelector(ready);
}

interface Standing {
  readonly done: readonly string[];
  readonly notes: readonly string[];
}

/** Waits until a step shows this as done, and these notes beside it: they come a moment after the step. */
async function untilStanding(page: Page, step: string, wanted: Standing): Promise<void> {
  await goTo(page, "#/notes", ".notespage, .readerempty");
  await goTo(page, `#/roadmap/backend-developer/${step}`, ".stepcols [data-topic]");
  const standing = (): Promise<Standing> =>
    page.evaluate(() => {
      const textsOf = (selector: string): string[] =>
        [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
      const done = [...document.querySelectorAll<HTMLElement>('[data-topic][data-state="done"]')];
      return {
        done: done.map(({ dataset }) => dataset["topic"] ?? "").toSorted(),
        notes: textsOf(".stepside .notelist .t").toSorted(),
      };
    });
  await expect.poll(standing).toEqual({ done: wanted.done.toSorted(), notes: wanted.notes.toSorted() });
}

test("progress, notes and the plan are there after it, and what changed is said once", async () => {
  const before = await launch();
  const page = await beginPlan(before);
  for (const topic of [renamed, split, moved, retired]) {
    await goTo(page, `#/roadmap/backend-developer/net/${topic}`, `[data-topic="${topic}"] details[open]`);
    await page.keyboard.press("d");
    await page.waitForSelector(`[data-topic="${topic}"][data-state="done"]`);
    await page.focus(`[data-topic="${topic}"] .quickline input`);
    await page.keyboard.type(lineOn(topic));
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (text) => document.querySelector(".stepside .notelist")?.textContent.includes(text),
      {},
      lineOn(topic),
    );
  }
  await untilSaved(page);
  const walked = [renamed, split, moved, retired];
  await untilStanding(page, "net", { done: walked, notes: walked.map(lineOn) });
  await untilStanding(page, "git", { done: [], notes: [] });
  await before.close();

  await build.exchange((roadmap) => revised(roadmap, REVISED_IDS).roadmap);
  const after = await launch();
  const tab = await openNewTab(after);
  await untilLiving(tab);
  await tab.waitForSelector(".changes");
  expect(await tab.$$eval(".changelist li", (lines) => lines.length)).toBe(4);
  expect(await tab.evaluate(() => document.documentElement.dataset["state"])).not.toBe("first");

  await untilStanding(tab, "net", { done: [renamed, ...PARTS], notes: [renamed, split, retired].map(lineOn) });
  await untilStanding(tab, "git", { done: [moved], notes: [lineOn(moved)] });

  // An address of the first revision leads to where the topic stands now.
  await goTo(tab, `#/roadmap/backend-developer/net/${moved}`, `[data-topic="${moved}"] details[open]`);
  await goTo(tab, "#/roadmap", ".gonelist");
  expect(await tab.$eval(".gonelist", (list) => list.children.length)).toBe(1);
  await tab.click('[data-act="changes-seen"]');
  await tab.waitForFunction(() => document.querySelector(".changes") === null);
  await untilSaved(tab);
  const next = await openNewTab(after);
  await untilLiving(next);
  // What came back would come within a moment.
  await sleep(500);
  expect(await next.$(".changes")).toBeNull();
  expect([...before.problems, ...after.problems]).toEqual([]);
  await after.close();
});
