/** An update of the extension brings a second revision of the roadmap into a profile in which the first was walked. */
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { revised, REVISED_IDS } from "#test/support/revised-roadmap.ts";
import { scratchFolder, type Scratch } from "./harness/built.ts";
import { catalogBuild, type CatalogBuild } from "./harness/catalog-build.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { beginPlan, untilSaved } from "./harness/new-tab.ts";

const { renamed, split, moved, retired } = REVISED_IDS;
const PARTS = [`${split}-one`, `${split}-two`];

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
  readonly step: string;
  readonly done: readonly string[];
  readonly notes: readonly string[];
}

/** What a step shows as done, and the notes beside it. */
async function standing(page: Page, step: string): Promise<Standing> {
  await goTo(page, "#/notes", ".notespage, .readerempty");
  await goTo(page, `#/roadmap/backend-developer/${step}`, ".stepcols [data-topic]");
  await page.waitForFunction(() => document.querySelector(".stepside .notelist, .stepside .small"));
  // The notes come a moment after the step.
  await new Promise((done) => setTimeout(done, 300));
  return await page.evaluate((id) => {
    const textsOf = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
    const done = [...document.querySelectorAll<HTMLElement>('[data-topic][data-state="done"]')];
    return {
      step: id,
      done: done.map(({ dataset }) => dataset["topic"] ?? ""),
      notes: textsOf(".stepside .notelist .t"),
    };
  }, step);
}

test("progress, notes and the plan are there after it, and what changed is said once", async () => {
  const before = await launch();
  const page = await beginPlan(before);
  for (const topic of [renamed, split, moved, retired]) {
    await goTo(page, `#/roadmap/backend-developer/net/${topic}`, `[data-topic="${topic}"] details[open]`);
    await page.keyboard.press("d");
    await page.waitForSelector(`[data-topic="${topic}"][data-state="done"]`);
    await page.click(`[data-topic="${topic}"] .quickline input`);
    await page.keyboard.type(`My line on ${topic}`);
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (text) => document.querySelector(".stepside .notelist")?.textContent.includes(text),
      {},
      `My line on ${topic}`,
    );
  }
  await untilSaved(page);
  expect((await standing(page, "net")).done.toSorted()).toEqual([renamed, split, moved, retired].toSorted());
  expect(await standing(page, "git")).toMatchObject({ done: [], notes: [] });
  await before.close();

  await build.exchange((roadmap) => revised(roadmap, REVISED_IDS).roadmap);
  const after = await launch();
  const tab = await openNewTab(after);
  await untilLiving(tab);
  await tab.waitForSelector(".changes");
  expect(await tab.$$eval(".changelist li", (lines) => lines.length)).toBe(4);
  expect(await tab.evaluate(() => document.documentElement.dataset["state"])).not.toBe("first");

  const net = await standing(tab, "net");
  expect(net.done.toSorted()).toEqual([renamed, ...PARTS].toSorted());
  expect(net.notes.toSorted()).toEqual([renamed, split, retired].map((id) => `My line on ${id}`).toSorted());
  expect(await standing(tab, "git")).toEqual({ step: "git", done: [moved], notes: [`My line on ${moved}`] });

  // An address of the first revision leads to where the topic stands now.
  await goTo(tab, `#/roadmap/backend-developer/net/${moved}`, `[data-topic="${moved}"] details[open]`);
  await goTo(tab, "#/roadmap", ".gonelist");
  expect(await tab.$eval(".gonelist", (list) => list.children.length)).toBe(1);
  await tab.click('[data-act="changes-seen"]');
  await tab.waitForFunction(() => document.querySelector(".changes") === null);
  await untilSaved(tab);
  const next = await openNewTab(after);
  await untilLiving(next);
  await new Promise((done) => setTimeout(done, 500));
  expect(await next.$(".changes")).toBeNull();
  expect([...before.problems, ...after.problems]).toEqual([]);
  await after.close();
});
