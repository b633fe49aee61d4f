/**
 * A relay behind a line so slow that one request takes 50 s: the background is kept from being stopped, and waits. Both
 * browsers at once, since all of it is waiting.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { expect, it } from "vitest";
import { extensionUnderTest } from "./harness/built.ts";
import { launchFirefox } from "./harness/firefox.ts";
import { beginPlan } from "./harness/new-tab.ts";
import { startRelayProxy } from "./harness/relay-proxy.ts";
import { until } from "./harness/until.ts";
import { ask, createSpace, launchLearner, startTestRelay, untilSynced } from "./sync-support.ts";

const SLOW_MS = 50_000;

interface Learner {
  readonly page: Page;
  close(): Promise<void>;
}

async function inChromium(): Promise<Learner> {
  // Not heard: a debugger that listens to the background would keep it awake by itself.
  const chromium = await launchLearner(false);
  return { page: await beginPlan(chromium), close: () => chromium.close() };
}

async function inFirefox(): Promise<Learner> {
  const firefox = await launchFirefox({ extension: extensionUnderTest("firefox") });
  const page = await firefox.openPage("/newtab.html");
  await until("the page lives", () => page.evaluate(() => document.documentElement.dataset["living"] !== undefined));
  await page.click('[data-act="start"]');
  await until("the day is there", () => page.evaluate(() => document.querySelector("#quicknote") !== null));
  return { page, close: () => firefox.close() };
}

/** What the line saw after an edit whose first push it held back for 50 s. */
async function slowPush(begin: () => Promise<Learner>): Promise<readonly string[]> {
  const relay = await startTestRelay();
  const events: string[] = [];
  let isSlow = false;
  const proxy = await startRelayProxy(relay.url, {
    delayOf(chunk) {
      if (!isSlow || !/^POST \/v1\/spaces\/\w+\/entries/.test(chunk.subarray(0, 200).toString("latin1"))) return 0;
      events.push("push");
      return events.length === 1 ? SLOW_MS : 0;
    },
    onGivenUp: () => void events.push("given up"),
  });
  const learner = await begin();
  const { page } = learner;
  expect(await createSpace(page, proxy.url)).toEqual({ type: "on" });
  await untilSynced(page);
  await ask(page, { type: "sync/now" });
  const before = (await untilSynced(page)).facts.cursor;
  await sleep(2000);
  isSlow = true;
  await page.focus("#quicknote");
  await page.keyboard.type("Written into a slow line");
  await page.keyboard.press("Enter");
  // Nothing is asked meanwhile: each message to the background would keep it awake too.
  await sleep(SLOW_MS + 8000);
  const seen = [...events];
  const after = (await untilSynced(page)).facts;
  expect([after.owed, after.cursor > before]).toEqual([0, true]);
  await learner.close();
  await proxy.close();
  await relay.close();
  return seen;
}

it("waits 50 s for the answer to one push, and does not send it twice", { timeout: 240_000 }, async () => {
  expect(await Promise.all([slowPush(inChromium), slowPush(inFirefox)])).toEqual([["push"], ["push"]]);
});
