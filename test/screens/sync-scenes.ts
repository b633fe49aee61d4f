/**
 * Sync in each of its states, with a real relay. What no learner can bring about is put into the background's answer.
 */
import { rm } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import type { WxtBrowser } from "wxt/browser";
import { beginPlan, tickRow, untilSaved } from "#test/e2e/harness/new-tab.ts";
import { openPopup } from "#test/e2e/harness/popup.ts";
import {
  createSpace,
  launchLearner,
  pairingOf,
  startTestRelay,
  untilSynced,
  type TestRelay,
} from "#test/e2e/sync-support.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import { ARTICLE, setBackgroundClock, visitWebPage } from "./web-page.ts";
import { WEDNESDAY, type Scene, type Visit } from "./scene.ts";

/** The extension's own, in its pages. */
declare const chrome: WxtBrowser;

/** What the browser itself says of a relay that does not answer. */
const NO_RELAY = /net::ERR_|WebSocket connection|Failed to load resource/;

export const SYNC_SCENES: readonly Scene[] = [
  { name: "options/sync-off", reach: async (visit) => await openOptions(visit) },
  {
    name: "options/sync-no-relay",
    mayComplain: NO_RELAY,
    async reach(visit) {
      const page = await openOptions(visit);
      await page.type("#sync-address", "http://127.0.0.1:9");
      await act(page, "sync-create", '[data-said="sync-entry"] .fault');
      return page;
    },
  },
  {
    name: "options/sync-invite",
    mayComplain: NO_RELAY,
    async reach(visit) {
      const relay = await relayOf(visit, { REGISTRATION: "invite", INVITE: "oak-and-larch-42" });
      const page = await openOptions(visit);
      await page.type("#sync-address", relay.url);
      await act(page, "sync-create", "#sync-invite");
      return page;
    },
  },
  { name: "options/sync-created", reach: async (visit) => (await created(visit)).page },
  {
    name: "options/sync-words",
    async reach(visit) {
      const { page } = await created(visit);
      await act(page, "sync-words", ".words");
      return page;
    },
  },
  {
    name: "options/sync-rename",
    async reach(visit) {
      const { page } = await created(visit);
      await act(page, "sync-rename", ".rename");
      return page;
    },
  },
  {
    name: "options/sync-join",
    async reach(visit) {
      const page = await openOptions(visit);
      await act(page, "sync-open-join", "#word-1");
      await page.type("#word-1", "ac");
      await page.waitForSelector("[role=option]");
      return page;
    },
  },
  {
    name: "options/sync-unknown-word",
    async reach(visit) {
      const page = await openOptions(visit);
      await act(page, "sync-open-join", "#word-1");
      await page.type("#word-1", "acid larhc ");
      await page.waitForSelector(".wordfield.wrong");
      return page;
    },
  },
  { name: "options/sync-merge", reach: async (visit) => (await atTheQuestion(visit)).page },
  {
    name: "options/sync-joined",
    async reach(visit) {
      const { page } = await atTheQuestion(visit);
      await act(page, "sync-agree", '[data-sync-part="on"]');
      await page.waitForSelector('[data-device="other"]');
      await untilSynced(page);
      return page;
    },
  },
  {
    name: "options/sync-offline",
    mayComplain: NO_RELAY,
    async reach(visit) {
      const { page } = await offline(visit);
      await page.bringToFront();
      await page.waitForSelector('[data-sync-state="offline"]');
      return page;
    },
  },
  {
    name: "options/sync-refused",
    mayComplain: NO_RELAY,
    async reach(visit) {
      const settings: Record<string, string> = {};
      const { page, relay } = await created(visit, settings);
      await relay.restart("SIGTERM", async () => {
        settings["REGISTRATION"] = "closed";
        for (const end of ["", "-wal", "-shm"]) await rm(relay.database + end, { force: true });
      });
      await act(page, "sync-now", '[data-sync-state="refused"]');
      return page;
    },
  },
  {
    name: "options/sync-leave",
    async reach(visit) {
      const { page } = await created(visit);
      await act(page, "sync-leave", '[data-ask="leave"]');
      return page;
    },
  },
  {
    name: "options/sync-left",
    async reach(visit) {
      const { page } = await created(visit);
      await act(page, "sync-leave", '[data-ask="leave"]');
      await act(page, "sync-yes", '[data-panel="create"]');
      return page;
    },
  },
  {
    name: "options/sync-delete",
    async reach(visit) {
      const { page } = await created(visit);
      await act(page, "sync-delete", '[data-ask="delete"]');
      return page;
    },
  },
  {
    name: "options/sync-delete-for-ever",
    async reach(visit) {
      const { page } = await created(visit);
      await act(page, "sync-delete", '[data-ask="delete"]');
      await act(page, "sync-yes", '[data-ask="delete-for-ever"]');
      return page;
    },
  },
  {
    name: "options/sync-deleted",
    async reach(visit) {
      const { page } = await created(visit);
      await act(page, "sync-delete", '[data-ask="delete"]');
      await act(page, "sync-yes", '[data-ask="delete-for-ever"]');
      await act(page, "sync-yes", '[data-panel="create"]');
      return page;
    },
  },
  {
    name: "options/sync-waiting",
    reach: (visit) =>
      answered(visit, {
        facts: { quarantined: 1, newer: 1, blobsMissing: 2, blobsTooLarge: 1 },
        waitingFor: ["Firefox on the laptop"],
      }),
  },
  {
    name: "options/sync-storage",
    reach: (visit) => answered(visit, { facts: { state: { type: "storage", detail: "" }, owed: 2 } }),
  },
  {
    name: "newtab/synced",
    async reach(visit) {
      const { tab } = await created(visit);
      await tab.bringToFront();
      await tab.waitForSelector('#sync [data-sync="synced"]');
      return tab;
    },
  },
  {
    name: "newtab/offline",
    mayComplain: NO_RELAY,
    async reach(visit) {
      const { tab } = await offline(visit);
      await tab.bringToFront();
      return tab;
    },
  },
  {
    name: "popup/synced",
    sizedByContent: true,
    async reach(visit) {
      await created(visit);
      const popup = await openPopup(visit.chromium, await visitWebPage(visit.chromium, ARTICLE));
      await popup.waitForSelector('[data-sync="synced"]');
      return popup;
    },
  },
];

/** Clicks, and waits for what the click brings about. */
async function act(page: Page, name: string, then: string): Promise<void> {
  await page.click(`[data-act="${name}"]`);
  await page.waitForSelector(then);
}

async function openOptions(visit: Visit): Promise<Page> {
  const page = await visit.open("options.html", WEDNESDAY);
  await page.waitForSelector("#sync .pair");
  return page;
}

async function relayOf(visit: Visit, settings: Record<string, string> = {}): Promise<TestRelay> {
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
async function created(visit: Visit, settings: Record<string, string> = {}): Promise<Created> {
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
async function offline(visit: Visit): Promise<Created> {
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
async function atTheQuestion(visit: Visit): Promise<{ readonly page: Page }> {
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
async function answered(visit: Visit, answer: Answer): Promise<Page> {
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
