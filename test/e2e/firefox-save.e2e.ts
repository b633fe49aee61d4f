/** Saving pages by the toolbar button of Firefox, with a press of the real button. */
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Page } from "puppeteer-core";
import { extensionUnderTest } from "./harness/built.ts";
import { clickToolbar, type FirefoxPopup } from "./harness/firefox-toolbar.ts";
import { launchFirefox, type Firefox } from "./harness/firefox.ts";
import { serveTexts, type StaticServer } from "./harness/static-server.ts";
import { until } from "./harness/until.ts";
import { article } from "./save-support.ts";

const CODE = "select city,\n\tcount(*)   as n\n where a < b && c > d;";
const HTML_CODE = CODE.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

let server: StaticServer;
let firefox: Firefox;
let popup: FirefoxPopup | null = null;

beforeAll(async () => {
  server = await serveTexts({
    "/code.html": article("Code in Firefox", `<pre><code class="language-sql">${HTML_CODE}</code></pre>`),
  });
  firefox = await launchFirefox({ extension: extensionUnderTest("firefox") });
  const start = await openToday("#/");
  await start.click('[data-act="start"]');
  await until("today is there", () => start.evaluate(() => document.documentElement.dataset["state"] === "day"));
});

// A press over one that a failed test left open would only close it.
afterEach(async () => await popup?.close());

afterAll(async () => {
  await firefox.close();
  await server.close();
});

async function openToday(hash: string): Promise<Page> {
  const page = await firefox.openPage(`/newtab.html${hash}`);
  await until("the page lives", () => page.evaluate(() => document.documentElement.dataset["living"] !== undefined));
  return page;
}

async function pressOver(path: string): Promise<FirefoxPopup> {
  const page = await firefox.browser.newPage();
  await page.goto(server.origin + path);
  await page.bringToFront();
  popup = await clickToolbar(firefox.browser);
  return popup;
}

const untilSays = async (shown: FirefoxPopup, words: string): Promise<void> =>
  await until(`the popup says "${words}"`, async () => (await shown.text()).includes(words));

it("waits for a line each time it is opened", async () => {
  for (let opening = 1; opening <= 8; opening++) {
    const opened = await pressOver("/code.html");
    await untilSays(opened, "Save the page");
    await until(`opening ${opening}: the field is ready`, async () => (await opened.focused()) === "comment");
    await opened.close();
  }
});

it("keeps the page with its code, character by character, and knows it the next time", async () => {
  const first = await pressOver("/code.html");
  await untilSays(first, "Save the page");
  await until("its field waits for a line", async () => (await first.focused()) === "comment");
  await first.press("Enter");
  await untilSays(first, "Saved");
  await first.close();

  const again = await pressOver("/code.html?utm_source=mail");
  await untilSays(again, "Already saved");
  await again.close();

  const notes = await openToday("#/notes");
  await until("the note is listed", () => notes.evaluate(() => document.querySelector("main .notelist a") !== null));
  expect(await notes.evaluate(() => document.querySelectorAll("main .notelist a").length)).toBe(1);
  await notes.click("main .notelist a");
  await until("the saved page is shown", () => notes.evaluate(() => document.querySelector("main pre code") !== null));
  expect(await notes.evaluate(() => document.querySelector("main pre code")?.textContent)).toBe(CODE);
  expect(firefox.problems).toEqual([]);
});
