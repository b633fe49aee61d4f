/** Two browsers of one learner and a relay, with what may happen to them. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { openNewTab, untilLiving } from "#test/e2e/harness/chromium.ts";
import { scratchFolder } from "#test/e2e/harness/built.ts";
import { beginPlan, untilSaved, untilState } from "#test/e2e/harness/new-tab.ts";
import { offline } from "#test/e2e/harness/offline.ts";
import { whileWorkerStops } from "#test/e2e/harness/stop-worker.ts";
import { ask, launchLearner, overview, pair, startTestRelay, untilSynced } from "#test/e2e/sync-support.ts";
import type { Seen } from "./seen.ts";

export type Who = "a" | "b";

export interface Household {
  tick(who: Who, row: number): Promise<string>;
  write(who: Who, line: string): Promise<string>;
  killRelay(): Promise<string>;
  killBrowser(who: Who): Promise<string>;
  stopWorker(who: Who): Promise<string>;
  toggleNetwork(who: Who): Promise<string>;
  /** Puts networks back, waits until both are synced, and says what each shows. */
  atRest(): Promise<readonly [Seen, Seen]>;
  /** Lines that were shown as saved and are not among `notes`. */
  lostLines(notes: readonly string[]): readonly string[];
  close(): Promise<void>;
}

const REST_MS = 120_000;
const STEP = "#/roadmap/backend-developer/net";

export async function createHousehold(): Promise<Household> {
  const relay = await startTestRelay();
  const profiles = { a: await scratchFolder("soak-a"), b: await scratchFolder("soak-b") };
  const browsers = { a: await launchLearner(true, profiles.a), b: await launchLearner(true, profiles.b) };
  const pages = { a: await beginPlan(browsers.a), b: await openNewTab(browsers.b) };
  const back: Partial<Record<Who, () => Promise<void>>> = {};
  const written = new Set<string>();
  await untilLiving(pages.b);
  await pair(pages.a, pages.b, relay.url);
  await untilState(pages.b, "day");

  const reconnect = async (who: Who): Promise<void> => {
    await back[who]?.();
    delete back[who];
  };
  const today = async (who: Who): Promise<Page> => {
    const page = pages[who];
    await page.bringToFront();
    if (!page.url().endsWith("#/")) await goTo(page, "#/");
    return page;
  };

  return {
    async tick(who, row) {
      const page = await today(who);
      const boxes = await page.$$("#today .tasks label.check");
      await boxes[row]?.click();
      await untilSaved(page);
      return `${who} ticks ${row}`;
    },
    async write(who, line) {
      const page = await today(who);
      const field = await page.$("input#quicknote");
      if (!field) return `${who} has no line`;
      await field.type(`${line}\n`);
      await page.waitForFunction((typed) => !typed.isConnected || typed.value === "", {}, field);
      // A tick of the other browser may end the day, and the field with it, while it is typed in.
      if (!(await field.evaluate((typed) => typed.isConnected))) return `${who} has no line any more`;
      await untilSaved(page);
      written.add(line);
      return `${who} writes`;
    },
    async killRelay() {
      await relay.restart("SIGKILL");
      return "relay killed";
    },
    async killBrowser(who) {
      await reconnect(who);
      await browsers[who].kill();
      browsers[who] = await launchLearner(true, profiles[who]);
      pages[who] = await openNewTab(browsers[who]);
      await untilLiving(pages[who]);
      return `${who} killed`;
    },
    async stopWorker(who) {
      await whileWorkerStops(browsers[who], 1, 500, () => overview(pages[who]));
      return `${who}'s worker stopped`;
    },
    async toggleNetwork(who) {
      if (back[who]) {
        await reconnect(who);
        return `${who} online`;
      }
      back[who] = await offline(browsers[who]);
      return `${who} offline`;
    },
    async atRest() {
      for (const who of ["a", "b"] as const) await reconnect(who);
      // A change of the other that is under way is asked for again: twice round is at rest.
      for (let round = 0; round < 2; round++)
        for (const who of ["a", "b"] as const) {
          await ask(await today(who), { type: "sync/now" });
          await untilSynced(pages[who], REST_MS);
        }
      await sleep(500);
      return [await seenBy(pages.a), await seenBy(pages.b)];
    },
    lostLines: (notes) => [...written].filter((line) => !notes.some((note) => note.includes(line))),
    async close() {
      for (const who of ["a", "b"] as const) {
        await browsers[who].close();
        await profiles[who].remove();
      }
      await relay.close();
    },
  };
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForFunction(
    (wanted) => document.documentElement.dataset["state"] === "page" || wanted === "#/",
    {},
    hash,
  );
}

async function seenBy(page: Page): Promise<Seen> {
  await page.bringToFront();
  await goTo(page, "#/notes");
  await page.waitForSelector("#today .notegroup .notelist li, #today .empty");
  const notes = await page.$$eval("#today .notegroup .notelist li", (items) => items.map((item) => item.textContent));
  await goTo(page, STEP);
  await page.waitForSelector("#today input[type=checkbox]");
  const ticked = await page.$$eval("#today input[type=checkbox]:checked", (boxes) =>
    boxes.map((box) => box.getAttribute("aria-label") ?? box.id),
  );
  await goTo(page, "#/");
  return { ticked: ticked.toSorted(), notes: notes.toSorted() };
}
