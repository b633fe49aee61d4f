/** The reminder as a learner meets it: the browser's own question, the notification, and the tab that a click opens. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensionUnderTest } from "./harness/built.ts";
import { launchChromium, type Chromium } from "./harness/chromium.ts";
import { beginPlan } from "./harness/new-tab.ts";
import { openScreen, type Screen } from "./harness/screen.ts";
import { until } from "./harness/until.ts";
import { inWorker } from "./harness/worker.ts";

/** The browser's question takes no keys before it has stood for a while. */
const ASKED_MS = 1500;

let screen: Screen;
let chromium: Chromium;
let options: Page;

beforeAll(async () => {
  screen = await openScreen();
  chromium = await launchChromium({
    extensions: [extensionUnderTest("chromium")],
    headless: false,
    env: screen.env,
    args: ["--window-position=0,0"],
  });
  await (await beginPlan(chromium)).close();
  options = await chromium.browser.newPage();
  await options.goto(`${chromium.origin}/options.html#plan`);
  await options.waitForSelector('[name="reminder"]');
  await options.bringToFront();
  await screen.focus("chromium");
});

afterAll(async () => {
  await chromium.close();
  await screen.close();
});

const isOn = (): Promise<boolean> => options.$eval('[name="reminder"]', (box) => box.matches(":checked"));

/** Presses the switch, and answers the browser's own question, which has the focus while it stands, by keys. */
async function answerQuestion(...keys: readonly string[]): Promise<void> {
  const hasFocus = (): Promise<boolean> => options.evaluate(() => document.hasFocus());
  await until("the page has the focus", hasFocus);
  await options.click('label:has([name="reminder"])');
  await until("the browser asks", async () => !(await hasFocus()));
  await sleep(ASKED_MS);
  await screen.press(...keys);
  await until("the question is gone", hasFocus);
}

it("asks at its switch, and says so when it is refused", async () => {
  await answerQuestion("Escape");
  await options.waitForSelector("[data-reminder-refused]");
  expect(await isOn()).toBe(false);
});

it("shows today's first task at its hour once it is allowed, and a click on it opens today", async () => {
  await answerQuestion("Tab", "Return");
  const isSet = "chrome.alarms.get('reminder').then((alarm) => alarm?.scheduledTime > Date.now())";
  await expect.poll(() => inWorker(chromium, isSet)).toBe("true");
  expect(await isOn()).toBe(true);
  // The hour comes early.
  await inWorker(chromium, "chrome.alarms.create('reminder', { when: Date.now() + 200 })");
  const isShown = "chrome.notifications.getAll().then((all) => 'reminder' in all)";
  await expect.poll(() => inWorker(chromium, isShown)).toBe("true");
  const urls = async (): Promise<readonly string[]> => (await chromium.browser.pages()).map((page) => page.url());
  const today = `${chromium.origin}/newtab.html`;
  expect(await urls()).not.toContain(today);
  await inWorker(chromium, "void chrome.notifications.onClicked.dispatch('reminder', true)");
  await expect.poll(urls).toContain(today);
});
