/** The ways to the states of sync that `sync-scenes.ts` looks at, walked by clicks. */
import type { Page } from "puppeteer-core";
import type { WxtBrowser } from "wxt/browser";
import { beginPlan, tickRow, untilSaved } from "#test/e2e/harness/new-tab.ts";
import {
  createSpace,
  launchLearner,
  pairingOf,
  startTestRelay,
  untilSynced,
  type TestRelay,
} from "#test/e2e/sync-support.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import { setBackgroundClock } from "./web-page.ts";
import { WEDNESDAY, type Visit } from "./scene.ts";

/** The extension's own, in its pages. */
declare const chrome: WxtBrowser;

/** Clicks, and waits for what the click brings about. */
export async function act(page: Page, name: string, then: string): Promise<void> {
  await page.click(`[data-act="${name}"]`);
  await page.waitForSelector(then);
}

export async function openOptions(visit: Visit): Promise<Page> {
  const page = await visit.open("options.html", WEDNESDAY);
  await page.waitForSelector("#sync .pair");
  return page;
}

export async function relayOf(visit: Visit, settings: Record<string, string> = {}): Promise<TestRelay> {
  const relay = await startTestRelay(settings);
  visit.atEnd(() => relay.close());
  return relay;
}

interface Created {
  readonly relay: TestRelay;
  /** The options. */
  readonly page: Page;
  /** The new tab, begun. */
  readonly tab: Page;
}

/** Sync is on, turned on by the learner's clicks. */
export async function created(visit: Visit, settings: Record<string, string> = {}): Promise<Created> {
  const relay = await relayOf(visit, settings);
  const tab = await visit.begin(WEDNESDAY);
  const page = await openOptions(visit);
  // The page has woken the background: what that says of times has to fit.
  await setBackgroundClock(visit.chromium, WEDNESDAY);
  await page.bringToFront();
  await page.type("#sync-address", relay.url);
  await act(page, "sync-create", '[data-sync-state="synced"]');
  return { relay, page, tab };
}

/** The relay is gone, and one act came since. */
export async function offline(visit: Visit): Promise<Created> {
  const all = await created(visit);
  await all.relay.stop();
  await all.tab.bringToFront();
  await tickRow(all.tab, 0);
  await untilSaved(all.tab);
  await all.tab.waitForSelector('#sync [data-sync="offline"]');
  await all.tab.waitForFunction(() => document.querySelector("#float .toast") === null);
  return all;
}

/** Another browser's library is there, and this one begins one of its own and brings that one's words. */
export async function atTheQuestion(visit: Visit): Promise<{ readonly page: Page }> {
  const relay = await relayOf(visit);
  const other = await launchLearner();
  visit.atEnd(() => other.close());
  const there = await beginPlan(other);
  await tickRow(there, 0);
  await untilSaved(there);
  await setBackgroundClock(other, WEDNESDAY);
  await createSpace(there, relay.url);
  await untilSynced(there);
  const { line } = await pairingOf(there);
  await visit.begin(WEDNESDAY);
  const page = await openOptions(visit);
  // The page has woken the background: what that says of times has to fit.
  await setBackgroundClock(visit.chromium, WEDNESDAY);
  await page.bringToFront();
  await act(page, "sync-open-join", "#word-1");
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.querySelector("#word-1")?.dispatchEvent(event);
  }, line);
  await act(page, "sync-look", '[data-panel="merge"]');
  return { page };
}

interface Answer {
  readonly facts: Partial<SyncFacts>;
  readonly waitingFor?: readonly string[];
}

/** The options over a background that says this of itself. */
export async function answered(visit: Visit, answer: Answer): Promise<Page> {
  const { page } = await created(visit);
  await page.evaluateOnNewDocument((change) => {
    const send = chrome.runtime.sendMessage.bind(chrome.runtime);
    const changed = async (message: unknown): Promise<unknown> => {
      const found: { readonly type?: string; readonly overview?: { readonly facts: object } } = await send(message);
      if (found.type !== "overview" || !found.overview) return found;
      return {
        ...found,
        overview: { ...found.overview, ...change, facts: { ...found.overview.facts, ...change.facts } },
      };
    };
    Object.assign(chrome.runtime, { sendMessage: changed });
  }, answer);
  await page.reload();
  await page.waitForSelector("[data-sync-state]");
  return page;
}
