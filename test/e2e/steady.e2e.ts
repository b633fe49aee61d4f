/**
 * Nothing moves under the pointer while a page loads: on every page, wide and narrow, with sync on and off. The browser
 * keeps its scroll bars here, as on a desk, and the background sleeps, so that what it has to say comes late.
 */
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extensionUnderTest } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { shiftsOf } from "./harness/layout-shift.ts";
import { beginPlan, tickRow, untilSaved } from "./harness/new-tab.ts";
import { openPopup } from "./harness/popup.ts";
import { serveTexts, type StaticServer } from "./harness/static-server.ts";
import { createSpace, startTestRelay, stopBackground, untilSynced, writeLine, type TestRelay } from "./sync-support.ts";

const LINE = "Ports are where a program listens.";

/** Below this nothing that a learner aims at has moved. */
const STEADY = 0.01;

const PAGES = [
  ["today", "newtab.html", "#today .tasks"],
  ["roadmap", "newtab.html#/roadmap", ".stagelist .stage"],
  ["catalog", "newtab.html#/roadmaps", ".routes"],
  ["step", "newtab.html#/roadmap/backend-developer/net", ".stepcols .topic"],
  ["plan", "newtab.html#/plan", ".reader h1, main h1"],
  ["quiz", "newtab.html#/quiz", "main h1"],
  ["notes", "newtab.html#/notes", ".notespage .notelist"],
  ["options", "options.html", "#about"],
] as const;

let chromium: Chromium;
let server: StaticServer;
let relay: TestRelay;

beforeAll(async () => {
  const words = "Enough words for an article that the extractor finds on this page. ".repeat(8);
  server = await serveTexts({
    "/a.html": `<!doctype html><title>Kept</title><link rel="icon" href="data:,"><article><h1>Kept</h1><p>${words}</p></article>`,
  });
  relay = await startTestRelay();
  chromium = await launchChromium({
    extensions: [extensionUnderTest("chromium")],
    isHeard: false,
    keepsScrollBars: true,
  });
  const page = await beginPlan(chromium);
  await writeLine(page, LINE);
  await tickRow(page, 0);
  await untilSaved(page);
  // The next tab's first frame is drawn from what this one kept.
  const isDrawn = (line: string): boolean =>
    Object.values(localStorage).some((drawn) => drawn.includes(line) && drawn.includes('"state":"done"'));
  await page.waitForFunction(isDrawn, {}, LINE);
  await page.close();
});

afterAll(async () => {
  await chromium.close();
  await server.close();
  await relay.close();
});

async function loaded(path: string, ready: string, width: number): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.setViewport({ width, height: width > 1000 ? 900 : 844 });
  await stopBackground(chromium);
  await page.goto(`${chromium.origin}/${path}`);
  await page.waitForSelector(ready);
  return page;
}

async function popupOf(page: Page): Promise<Page> {
  await stopBackground(chromium);
  const popup = await openPopup(chromium, page);
  await popup.waitForSelector("select#target optgroup + optgroup, [data-popup=known]");
  return popup;
}

const steady = async (page: Page): Promise<void> => {
  const { sum, moved } = await shiftsOf(page);
  expect.soft(sum, moved.join("\n")).toBeLessThan(STEADY);
  await page.close();
};

describe.each(["off", "on"] as const)("with sync %s", (sync) => {
  beforeAll(async () => {
    if (sync === "off") return;
    const page = await openNewTab(chromium);
    await untilLiving(page);
    expect(await createSpace(page, relay.url)).toEqual({ type: "on" });
    await untilSynced(page);
    await page.close();
  });

  it.each(PAGES)("%s stands still", async (_, path, ready) => {
    for (const width of [1440, 390]) await steady(await loaded(path, ready, width));
  });

  it("the popup stands still", async () => {
    const page = await chromium.browser.newPage();
    await page.goto(`${server.origin}/a.html`);
    await steady(await popupOf(page));
    await page.close();
  });
});
