/** The reminder as a learner meets it: the browser's own question, the notification, and the tab that a click opens. */
import { setTimeout as sleep } from "node:timers/promises";
import { TargetType, type Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensionUnderTest } from "./harness/built.ts";
import { launchChromium, type Chromium } from "./harness/chromium.ts";
import { beginPlan } from "./harness/new-tab.ts";
import { openScreen, type Screen } from "./harness/screen.ts";

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
  await beginPlan(chromium);
  options = await chromium.browser.newPage();
  await options.goto(`${chromium.origin}/options.html#plan`);
  await options.waitForSelector('[name="reminder"]');
  await options.bringToFront();
  await screen.focus("chromium");
}, 60_000);

afterAll(async () => {
  await chromium.close();
  await screen.close();
});

/** Runs in the background. */
async function inWorker(code: string): Promise<unknown> {
  const target = await chromium.browser.waitForTarget(
    (one) => one.type() === TargetType.SERVICE_WORKER && one.url().includes(chromium.extension.id),
  );
  return await (await target.worker())?.evaluate(code);
}

async function untilTrue(what: string, look: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await look()) return;
    await sleep(100);
  }
  throw new Error(`never: ${what}`);
}

const isOn = (): Promise<boolean> => options.$eval('[name="reminder"]', (box) => box.matches(":checked"));

it("asks at its switch, and says so when it is refused", async () => {
  await options.click('label:has([name="reminder"])');
  await sleep(ASKED_MS);
  await screen.press("Escape");
  await options.waitForSelector("[data-reminder-refused]");
  expect(await isOn()).toBe(false);
});

it("shows today's first task at its hour once it is allowed, and a click on it opens today", async () => {
  await options.click('label:has([name="reminder"])');
  await sleep(ASKED_MS);
  await screen.press("Tab", "Return");
  await untilTrue("allowed", () => isOn());
  expect(await inWorker("chrome.alarms.get('reminder').then((alarm) => alarm?.scheduledTime > Date.now())")).toBe(true);
  // The hour comes early.
  await inWorker("chrome.alarms.create('reminder', { when: Date.now() + 200 })");
  await untilTrue(
    "shown",
    async () => (await inWorker("chrome.notifications.getAll().then((all) => 'reminder' in all)")) === true,
  );
  const before = (await chromium.browser.pages()).length;
  await inWorker("void chrome.notifications.onClicked.dispatch('reminder', true)");
  await untilTrue("a new tab", async () => (await chromium.browser.pages()).length > before);
  const urls = (await chromium.browser.pages()).map((page) => page.url());
  expect(urls).toContain(`${chromium.origin}/newtab.html`);
});
