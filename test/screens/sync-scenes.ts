/**
 * Sync in each of its states, with a real relay. What no learner can bring about is put into the background's answer.
 */
import { rm } from "node:fs/promises";
import { openPopup } from "#test/e2e/harness/popup.ts";
import { untilSynced } from "#test/e2e/sync-support.ts";
import type { Scene } from "./scene.ts";
import { act, answered, atTheQuestion, created, offline, openOptions, relayOf } from "./sync-reach.ts";
import { ARTICLE, visitWebPage } from "./web-page.ts";

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
