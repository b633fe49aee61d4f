/** The sync section of the options, walked by clicks: on, the words, joining, sync now, leaving, deleting. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { beginPlan } from "./harness/new-tab.ts";
import type { Chromium } from "./harness/chromium.ts";
import {
  complaints,
  launchLearner,
  linesOf,
  overview,
  startTestRelay,
  untilEqual,
  untilSynced,
  writeLine,
  type TestRelay,
} from "./sync-support.ts";

let relay: TestRelay;
let a: Chromium;
let b: Chromium;
let tabA: Page;
let tabB: Page;
let optionsA: Page;
let optionsB: Page;
let words: readonly string[] = [];

beforeAll(async () => {
  relay = await startTestRelay();
  [a, b] = [await launchLearner(), await launchLearner()];
  [tabA, tabB] = [await beginPlan(a), await beginPlan(b)];
  await writeLine(tabA, "of A");
  await writeLine(tabB, "of B");
  [optionsA, optionsB] = [await openOptions(a), await openOptions(b)];
});

afterAll(async () => {
  await a.close();
  await b.close();
  await relay.close();
});

/** A tab in the back draws no frames to wait with. */
const POLLED = { polling: 50 };

async function openOptions({ browser, origin }: Chromium): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${origin}/options.html#sync`);
  await untilShown(page, '[data-sync-part="create"]');
  return page;
}

async function untilShown(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector(wanted) !== null, POLLED, selector);
}

async function click(page: Page, act: string): Promise<void> {
  await page.bringToFront();
  await page.click(`#sync [data-act="${act}"]`);
}

async function untilSays(page: Page, text: string): Promise<void> {
  const isSaid = (wanted: string): boolean =>
    document.querySelector("#sync")?.textContent.toLowerCase().includes(wanted.toLowerCase()) ?? false;
  await page.waitForFunction(isSaid, POLLED, text);
}

async function fillAddress(page: Page, address: string): Promise<void> {
  await page.click("#sync-address", { count: 3 });
  await page.keyboard.type(address);
}

/** As a learner does who looks at a paper: the letters that tell a word from all others, then the space bar. */
async function typeWords(page: Page, typed: readonly string[]): Promise<void> {
  await page.click("#word-1", { count: 3 });
  for (const word of typed) {
    await page.keyboard.type(word.slice(0, 4));
    await page.keyboard.press("Space");
  }
}

const fieldsOf = (page: Page): Promise<string[]> =>
  page.$$eval(".wordfield input", (fields) => fields.map((field) => field.value));

it("turns sync on by a click, and shows twelve words only behind another", async () => {
  await optionsA.bringToFront();
  await fillAddress(optionsA, relay.url);
  await click(optionsA, "sync-create");
  await untilShown(optionsA, '[data-sync-part="on"] [data-sync-state="synced"]');
  await untilSays(optionsA, "Write the twelve words down now");
  expect(await optionsA.$(".words b")).toBeNull();
  await click(optionsA, "sync-words");
  await untilShown(optionsA, ".words b");
  words = await optionsA.$$eval(".words b", (all) => all.map((word) => word.textContent));
  expect(words).toHaveLength(12);
  await click(optionsA, "sync-words");
  await optionsA.waitForFunction(() => document.querySelector(".words b") === null, POLLED);
});

it("refuses mistyped words in a sentence, and joins nothing", async () => {
  await click(optionsB, "sync-open-join");
  await untilShown(optionsB, "#word-1");
  // The first two words change places: each is on the list, together they are not what was written down.
  const [first = "", second = "", ...rest] = words;
  await fillAddress(optionsB, relay.url);
  await typeWords(optionsB, [second, first === second ? "zoo" : first, ...rest]);
  await click(optionsB, "sync-look");
  await untilShown(optionsB, '[data-said="sync-entry"] .said.fault');
  expect((await overview(optionsB)).relay).toBeNull();
  expect(await linesOf(optionsB)).toEqual(["of B"]);
});

it("joins by the words, after asking whether two libraries become one", async () => {
  await typeWords(optionsB, words);
  expect(await fieldsOf(optionsB)).toEqual(words);
  await click(optionsB, "sync-look");
  await untilShown(optionsB, '[data-panel="merge"]');
  const cards = await optionsB.$$eval(".library", (all) => all.map((card) => card.textContent));
  expect(cards).toEqual([expect.stringContaining("1 note"), expect.stringContaining("1 note")]);
  expect(await linesOf(optionsB)).toEqual(["of B"]);
  await click(optionsB, "sync-agree");
  await untilShown(optionsB, '[data-sync-part="on"] [data-sync-state="synced"]');
  await untilEqual([tabA, tabB], ["of A", "of B"]);
  for (const page of [optionsA, optionsB]) {
    await page.waitForFunction(() => document.querySelectorAll(".dev li").length === 2, POLLED);
  }
});

it("says what is kept here while the relay is away, and sends it on Sync now", async () => {
  await relay.stop();
  await writeLine(tabA, "while it was away");
  await untilShown(optionsA, '[data-sync-state="offline"]');
  await untilSays(optionsA, "Offline, 1 change kept here");
  await relay.resume();
  await click(optionsA, "sync-now");
  await untilShown(optionsA, '[data-sync-state="synced"]');
  await untilSays(optionsA, "Synced just now");
  await click(optionsB, "sync-now");
  await untilEqual([tabA, tabB], ["of A", "of B", "while it was away"]);
});

it("leaves by two clicks: the data stays, and what comes after does not", async () => {
  await click(optionsB, "sync-leave");
  await untilShown(optionsB, '[data-ask="leave"]');
  expect((await overview(optionsB)).relay).not.toBeNull();
  await click(optionsB, "sync-yes");
  await untilShown(optionsB, '[data-sync-part="create"]');
  await untilSays(optionsB, "Everything is still here");
  await writeLine(tabA, "after B left");
  await untilSynced(tabA);
  await sleep(1000);
  expect(await linesOf(tabB)).toEqual(["of A", "of B", "while it was away"]);
});

it("deletes at the relay after asking twice: the data stays, and the words open nothing more", async () => {
  await click(optionsA, "sync-delete");
  await untilShown(optionsA, '[data-ask="delete"]');
  await click(optionsA, "sync-yes");
  await untilShown(optionsA, '[data-ask="delete-for-ever"]');
  expect((await overview(optionsA)).relay).not.toBeNull();
  await click(optionsA, "sync-yes");
  await untilShown(optionsA, '[data-sync-part="create"]');
  await untilSays(optionsA, "Everything is still here");
  expect(await linesOf(tabA)).toEqual(["after B left", "of A", "of B", "while it was away"]);

  await click(optionsB, "sync-open-join");
  await untilShown(optionsB, "#word-1");
  await optionsB.bringToFront();
  await fillAddress(optionsB, relay.url);
  await typeWords(optionsB, words);
  await click(optionsB, "sync-look");
  await untilSays(optionsB, "was deleted at the relay for ever");
  expect((await overview(optionsB)).relay).toBeNull();
  expect(complaints(a)).toEqual([]);
  expect(complaints(b)).toEqual([]);
});
