/**
 * The quiz in Chromium: by keyboard only, over a reload, with a day that passes, and cards that leave and come back.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { downloaded, downloadTo } from "./harness/downloads.ts";
import { beginPlan, untilSaved } from "./harness/new-tab.ts";
import { virtualClock } from "./harness/virtual-clock.ts";
import { answerByKeys, openQuiz, prompt, untilAsked, untilKind } from "./quiz-support.ts";

const MONDAY = "2026-11-23T09:00";
const STEP = "#/quiz/step/backend-developer/net";

let chromium: Chromium;
const folders: Scratch[] = [];

beforeEach(async () => {
  chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
});

afterEach(async () => {
  expect(chromium.problems).toEqual([]);
  await chromium.close();
});

afterAll(async () => {
  for (const folder of folders) await folder.remove();
});

async function begin(at = MONDAY): Promise<Page> {
  return await beginPlan(chromium, async (tab) => void (await virtualClock(tab, at)));
}

async function tabAt(at: string): Promise<Page> {
  const page = await openNewTab(chromium, async (tab) => void (await virtualClock(tab, at)));
  await untilLiving(page);
  return page;
}

/** What stands on the page: the question, its options in their order, what is chosen. */
async function standing(page: Page): Promise<unknown> {
  return await page.evaluate(() => ({
    where: document.querySelector(".prog .meta")?.textContent,
    prompt: document.querySelector("#quizprompt")?.textContent,
    options: [...document.querySelectorAll(".opt .tx")].map((option) => option.textContent),
    chosen: [...document.querySelectorAll(".opt input")].map((input) => input.matches(":checked")),
  }));
}

it("is walked from the first question to the summary by keys alone", async () => {
  const page = await begin();
  await openQuiz(page, STEP);
  await untilAsked(page);
  for (let asked = 0; asked < 12 && !(await page.$(".sum")); asked++) await answerByKeys(page);
  expect(await page.$$(".sum li")).toHaveLength(10);
  // Tab comes to the way back to today, and Enter takes it.
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.matches(".arm.start") === true)) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#/");
});

it("goes on at the same question, in the same order and with the same choice, after a reload", async () => {
  const page = await begin();
  await openQuiz(page, STEP);
  await untilAsked(page);
  await answerByKeys(page);
  while (!(await page.$(".opts:not(.sort)"))) await answerByKeys(page);
  await page.keyboard.press("2");
  await page.waitForSelector(".opt input:checked");
  const before = await standing(page);
  await page.reload();
  await untilAsked(page);
  await page.waitForSelector(".opt input:checked");
  expect(await standing(page)).toEqual(before);
});

it("shows the summary again after a reload, with questions left, and asks anew when it is left", async () => {
  const page = await begin();
  await openQuiz(page, STEP);
  await untilAsked(page);
  await answerByKeys(page);
  await page.click('[data-act="stop"]');
  await page.waitForSelector(".sum li");
  expect(await page.$('[data-act="again"]')).not.toBeNull();
  const before = await page.$eval(".q", (summary) => summary.textContent);
  await page.reload();
  await page.waitForSelector(".sum li");
  expect(await page.$eval(".q", (summary) => summary.textContent)).toBe(before);
  await openQuiz(page, "#/quiz");
  await page.waitForSelector(".quizhome");
  await openQuiz(page, STEP);
  await untilAsked(page);
});

it("puts the reading of a wrong answer on the next study day, and takes it back by one key", async () => {
  const page = await begin();
  await openQuiz(page, "#/quiz/topic/backend-developer/rdb.model");
  await untilAsked(page);
  await page.click('[data-act="unknown"]');
  await page.waitForSelector('.fb [data-act="put-reading"]');
  expect(await page.$eval('[data-act="put-reading"]', (button) => button.textContent)).toBe(
    "Put the reading on Tuesday",
  );
  await page.click('[data-act="put-reading"]');
  await page.waitForSelector(".fb .readingday:focus");
  expect(await page.$eval(".readingday", (day) => day.textContent)).toBe("The reading is on Tuesday.");
  await untilSaved(page);
  await page.keyboard.press("u");
  await page.waitForSelector('[data-act="put-reading"]');
  await page.click('[data-act="put-reading"]');
  await page.waitForSelector(".fb .readingday");
  await untilSaved(page);
  const next = await tabAt("2026-11-24T09:00");
  expect(await next.$eval("#today h1", (title) => title.textContent)).toBe("Tables, keys and constraints");
  await next.close();
});

it("puts a line where a pointer drags it", async () => {
  const page = await begin();
  await openQuiz(page, "#/quiz/step/backend-developer/rdb");
  await untilKind(page, "Put in order");
  const lines = (): Promise<readonly string[]> =>
    page.$$eval(".sort .tx", (texts) => texts.map((text) => text.textContent));
  const before = await lines();
  const [first, second] = await page.$$(".sort .opt .tx");
  const [from, to] = [await first?.boundingBox(), await second?.boundingBox()];
  if (!from || !to) throw new Error("there are no two lines");
  await page.mouse.move(from.x + 10, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + to.height, { steps: 12 });
  await page.mouse.up();
  await expect.poll(lines).toEqual([before[1], before[0], ...before.slice(2)]);
});

it("takes an answer back: nothing of it comes back or counts", async () => {
  const page = await begin();
  await openQuiz(page, STEP);
  await untilAsked(page);
  const asked = await prompt(page);
  await page.click('[data-act="unknown"]');
  await page.waitForSelector(".fb");
  await page.keyboard.press("u");
  await page.waitForFunction(() => document.querySelector(".fb") === null);
  expect(await prompt(page)).toBe(asked);
  await untilSaved(page);
  await page.evaluate(() => void (location.hash = "#/insight"));
  await page.waitForSelector(".insight h1");
  expect(await page.$eval(".insight", (view) => view.textContent)).toContain("Nothing is answered yet");
  const next = await tabAt("2026-11-24T09:00");
  expect(await next.$("[data-reviews]")).toBeNull();
});

it("brings a wrong answer back on its day, and that day's new tab leads to it", async () => {
  const page = await begin();
  await openQuiz(page, STEP);
  await untilAsked(page);
  const asked = await prompt(page);
  await page.click('[data-act="unknown"]');
  await page.waitForSelector(".fb");
  expect(await page.$eval(".fb", (verdict) => verdict.textContent)).toContain("comes back tomorrow");
  await page.click('[data-act="stop"]');
  await page.waitForSelector(".sum");
  await untilSaved(page);
  const same = await tabAt("2026-11-23T20:00");
  expect(await same.$('[data-reviews] a[href="#/quiz/due"]:not([data-done])')).toBeNull();
  await same.close();
  const next = await tabAt("2026-11-24T09:00");
  await next.waitForSelector("[data-reviews] a");
  expect(await next.$eval("[data-reviews]", (row) => row.textContent)).toMatch(/1 question/);
  await next.click("[data-reviews] a");
  await untilAsked(next);
  expect(await prompt(next)).toBe(asked);
});

it("gives cards out for Anki, takes them into another profile as they are, and none twice", async () => {
  const page = await begin();
  const first = await fileOf("#separator:tab\n#html:false\n#guid column:1\n#notetype column:2\n" + ANKI);
  await openCards(page);
  await importFile(page, first);
  await expect.poll(() => cardsOf(page)).toHaveLength(3);
  const exported = await exportCards(page);
  const cards = await cardsOf(page);

  const fresh = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
  try {
    const other = await beginPlan(fresh, async (tab) => void (await virtualClock(tab, MONDAY)));
    await openCards(other);
    const file = await fileOf(exported);
    await importFile(other, file);
    await expect.poll(() => cardsOf(other)).toEqual(cards);
    await importFile(other, file);
    expect(await other.$eval('[data-said="cards"]', (said) => said.textContent)).toMatch(/^0 cards added, 3 were here/);
    expect(await cardsOf(other)).toEqual(cards);
    await importFile(other, await fileOf("\u0000\u0001\u0002"));
    expect(await other.$eval('[data-said="cards"]', (said) => said.textContent)).toContain("no cards");
    expect(fresh.problems).toEqual([]);
  } finally {
    await fresh.close();
  }
});

const ANKI = [
  "guid-one\tBasic\tWhat does WHERE keep?\tOnly what is true.",
  "guid-two\tCloze\tA {{c1::foreign key}} may be NULL.\t",
  'guid-three\tBasic\t"Two ""quoted""\nlines"\t"an answer\nof two lines"',
  "",
].join("\n");

async function openCards(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => void (location.hash = "#/cards"));
  await page.waitForSelector('[data-act="import-cards"]');
}

async function importFile(page: Page, path: string): Promise<void> {
  const before = await page.$eval('[data-said="cards"]', (said) => said.textContent);
  const input = await page.$('input[data-act="import-cards"]');
  if (!input) throw new Error("no place for a file");
  await input.uploadFile(path);
  await page.waitForFunction((old) => document.querySelector('[data-said="cards"]')?.textContent !== old, {}, before);
}

async function cardsOf(page: Page): Promise<readonly string[]> {
  const texts = await page.$$eval(".cardlist > li", (cards) =>
    cards.map((card) => [...card.querySelectorAll(".cardfront, .read, mark")].map((one) => one.textContent).join("|")),
  );
  return texts.sort();
}

async function exportCards(page: Page): Promise<string> {
  const folder = await cardsFolder();
  await downloadTo(chromium, folder);
  await page.click('[data-act="export-cards"]');
  return await readFile(await downloaded(folder, ".txt"), "utf8");
}

async function cardsFolder(): Promise<string> {
  const folder = await scratchFolder("cards");
  folders.push(folder);
  return folder.path;
}

async function fileOf(text: string): Promise<string> {
  const path = join(await cardsFolder(), "cards.txt");
  await writeFile(path, text);
  return path;
}
