/**
 * A new tab in a Firefox container: its own storage is empty, and it shows and keeps the one library of the browser.
 */
import type { BrowserContext, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { launchFirefox, type Firefox } from "./harness/firefox.ts";
import { until } from "./harness/until.ts";

const BOX = "#today .tasks input[type=checkbox]";
/** Firefox stops the background after this time of rest: see the preference below. */
const IDLE_MS = 2000;

let profile: Scratch;
let firefox: Firefox;

beforeAll(async () => {
  profile = await scratchFolder("firefox-container");
  firefox = await start();
});

afterAll(async () => {
  await firefox.close();
  await profile.remove();
});

async function start(): Promise<Firefox> {
  return await launchFirefox({
    extension: extensionUnderTest("firefox"),
    profile: profile.path,
    prefs: { "extensions.background.idle.timeout": IDLE_MS },
  });
}

async function newTab(container?: BrowserContext): Promise<Page> {
  const page = await firefox.openPage("/newtab.html", container);
  await until("the living page has taken over", () =>
    page.evaluate(() => document.documentElement.dataset["living"] !== undefined),
  );
  return page;
}

const stateOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset["state"]);

const isTicked = (page: Page): Promise<boolean | undefined> =>
  page.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.checked, BOX);

/** Ticks the first row, or opens it again. */
async function press(page: Page): Promise<void> {
  const before = await isTicked(page);
  await page.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.click(), BOX);
  await until("the row has changed", async () => (await isTicked(page)) === !before);
  await until("it is saved", () => page.evaluate(() => document.querySelector('#sync [data-sync="saved"]') !== null));
}

/** Wakes the background, and waits until Firefox has stopped it, if only until a page needs it. */
async function untilBackgroundRests(page: Page): Promise<void> {
  const runsNow = await page.evaluate(async () => {
    const { extension, runtime } = Reflect.get(globalThis, "browser");
    await runtime.sendMessage({ type: "targets" });
    return extension.getBackgroundPage() !== null;
  });
  expect(runsNow).toBe(true);
  await until("the background is stopped", () =>
    page.evaluate(() => Reflect.get(globalThis, "browser").extension.getBackgroundPage() === null),
  );
}

/** What tells that a page sees another storage: a text of the page outside, and the library's file. */
const ownStorage = (page: Page): Promise<{ readonly text: string | null; readonly files: readonly string[] }> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const name of root.keys()) files.push(name);
    return { text: localStorage.getItem("test/outside"), files };
  });

it("shows the browser's library, and edits reach it both ways and after the background was stopped", async () => {
  const outside = await newTab();
  await outside.click('[data-act="start"]');
  await until("today is there", async () => (await stateOf(outside)) === "day");
  await outside.evaluate(() => localStorage.setItem("test/outside", "here"));

  expect(await ownStorage(outside)).toEqual({ text: "here", files: ["library.json"] });

  const container = await firefox.browser.createBrowserContext();
  const inside = await newTab(container);
  expect(await stateOf(inside)).toBe("day");
  expect(await ownStorage(inside)).toEqual({ text: null, files: [] });
  expect(await isTicked(inside)).toBe(false);

  await press(inside);
  await until("the tick of the container is outside", async () => (await isTicked(outside)) === true);
  await untilBackgroundRests(outside);
  await press(outside);
  await inside.bringToFront();
  await until("the row is open in the container too", async () => (await isTicked(inside)) === false);
  await untilBackgroundRests(outside);
  await press(inside);
  await outside.bringToFront();
  await until("the second tick of the container is outside", async () => (await isTicked(outside)) === true);
  expect(await ownStorage(inside)).toEqual({ text: null, files: [] });
  expect(firefox.problems).toEqual([]);
});

it("has all of it after a restart, in a container that is new", async () => {
  await firefox.close();
  firefox = await start();
  const inside = await newTab(await firefox.browser.createBrowserContext());
  await until("the container shows what was kept", async () => (await isTicked(inside)) === true);
  const outside = await newTab();
  await until("so does a page outside", async () => (await isTicked(outside)) === true);
  expect(firefox.problems).toEqual([]);
});

/** Words of the options page's section on data: it counts notes by the index. */
const dataOf = (page: Page): Promise<string> => page.evaluate(() => document.querySelector("#data")?.textContent ?? "");

it("finds notes of outside in the container, and notes of the container outside", async () => {
  const [outside, container] = [await newTab(), await firefox.browser.createBrowserContext()];
  const page = { url: "https://example.org/outside", canonicalLink: null, passage: null };
  const input = { ...page, tab: -1, what: "link", title: "Outside", target: null, comment: "" };
  const answer = await outside.evaluate(
    async (message) => JSON.stringify(await Reflect.get(globalThis, "browser").runtime.sendMessage(message)),
    { type: "save", input },
  );
  expect(answer).toContain('"type":"saved"');
  const options = await firefox.openPage("/options.html", container);
  await until("the container counts it", async () => (await dataOf(options)).includes("1 note"));

  const inside = await newTab(container);
  if ((await stateOf(inside)) === "done") await press(inside);
  await inside.bringToFront();
  await inside.waitForSelector("#quicknote");
  await inside.focus("#quicknote");
  await inside.keyboard.type("Written in the container");
  await inside.keyboard.press("Enter");
  const counted = await firefox.openPage("/options.html");
  await until("both are counted outside", async () => (await dataOf(counted)).includes("2 notes"));
  expect(firefox.problems).toEqual([]);
});
