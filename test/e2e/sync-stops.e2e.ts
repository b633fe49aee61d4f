/** The browser stops the background in the middle of a sync, over and over: nothing that was saved is lost or late. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { expect, it } from "vitest";
import type { WxtBrowser } from "wxt/browser";
import { openNewTab, untilLiving } from "./harness/chromium.ts";
import { beginPlan, untilState } from "./harness/new-tab.ts";
import {
  createSpace,
  enterLine,
  launchLearner,
  overview,
  pair,
  startTestRelay,
  stopBackground,
  untilEqual,
  untilSynced,
  type TestRelay,
} from "./sync-support.ts";

/** The extension's own, in its pages. */
declare const chrome: WxtBrowser;

/** Sooner than the first alarm that a browser rings, by far. */
const SOON_MS = 20_000;

it("goes on when the background is stopped 50 times in the middle", { timeout: 300_000 }, async () => {
  const relay = await startTestRelay();
  const [a, b] = [await launchLearner(false), await launchLearner(false)];
  const pageA = await beginPlan(a);
  const pageB = await openNewTab(b);
  await untilLiving(pageB);
  await pair(pageA, pageB, relay.url);
  await untilState(pageB, "day");
  const lines: string[] = [];
  const rounds = 25;
  for (let i = 0; i < rounds; i++) {
    // Awake on both sides, so that the edit begins a run here and its bell one there.
    await Promise.all([overview(pageA), overview(pageB)]);
    await enterLine(i % 2 === 0 ? pageA : pageB, `stopped ${i}`);
    lines.push(`stopped ${i}`);
    // The last one between the ring and its run: nothing but the alarm wakes the background after it.
    await sleep(i === rounds - 1 ? 40 : (i * 37) % 160);
    await Promise.all([stopBackground(a), stopBackground(b)]);
  }
  await untilEqual([pageA, pageB], lines);
  await a.close();
  await b.close();
  await relay.close();
});

it("sends an edit at once whose ring was lost with the background", { timeout: 120_000 }, async () => {
  const relay = await startTestRelay({ LOG: "requests" });
  const a = await launchLearner(false);
  try {
    const page = await beginPlan(a);
    await createSpace(page, relay.url);
    await untilSynced(page);
    let rung = (): void => undefined;
    await tellRings(page, () => rung());
    for (let i = 0; i < 12; i++) {
      await overview(page);
      // What went before has come to rest.
      await sleep(300);
      const before = pushesOf(relay);
      const ringing = new Promise<void>((heard) => (rung = heard));
      const isStopped = ringing.then(() => sleep(i * 3)).then(() => stopBackground(a));
      await enterLine(page, `rung ${i}`);
      await isStopped;
      // Nothing here asks the background for anything meanwhile: that alone would wake it.
      await expect.poll(() => pushesOf(relay), { timeout: SOON_MS, interval: 50 }).toBeGreaterThan(before);
    }
  } finally {
    await a.close();
    await relay.close();
  }
});

/** Calls with each ring of the page, in the moment before it is sent. */
async function tellRings(page: Page, onRing: () => void): Promise<void> {
  await page.exposeFunction("testRing", onRing);
  await page.evaluate(() => {
    const send = chrome.runtime.sendMessage.bind(chrome.runtime);
    const tell: unknown = Reflect.get(window, "testRing");
    Reflect.set(chrome.runtime, "sendMessage", (message: { readonly type?: string }) => {
      if (message.type === "sync/ring" && typeof tell === "function") tell();
      return send(message);
    });
  });
}

/** Pushes that the relay took. */
function pushesOf(relay: TestRelay): number {
  const push = /"method":"POST","route":"[^"]*\/entries","status":200/;
  return relay.process.lines.filter((line) => push.test(line)).length;
}
