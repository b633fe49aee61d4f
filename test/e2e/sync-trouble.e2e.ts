/** Two browsers and a relay that suffers: whatever happens to it, what was saved is in both in the end. */
import { copyFile, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { beginPlan, tickRow, untilState } from "./harness/new-tab.ts";
import { openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { offline } from "./harness/offline.ts";
import {
  complaints,
  joinSpace,
  launchLearner,
  overview,
  pair,
  pairingOf,
  startTestRelay,
  untilEqual,
  untilSynced,
  writeLine,
  type TestRelay,
} from "./sync-support.ts";

let relay: TestRelay;
let a: Chromium;
let b: Chromium;
let pageA: Page;
let pageB: Page;
/** Every line that was shown as kept, in whichever browser. */
const lines: string[] = [];

beforeAll(async () => {
  relay = await startTestRelay();
  [a, b] = [await launchLearner(), await launchLearner()];
  pageA = await beginPlan(a);
  pageB = await openNewTab(b);
  await untilLiving(pageB);
  await pair(pageA, pageB, relay.url);
  await untilState(pageB, "day");
});

afterEach(() => {
  expect(complaints(a)).toEqual([]);
  expect(complaints(b)).toEqual([]);
});

afterAll(async () => {
  await a.close();
  await b.close();
  await relay.close();
});

async function write(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await writeLine(page, text);
    lines.push(text);
  }
}

/** A third browser that joins now has everything that the relay holds, and then leaves no trace. */
async function untilJoinerHasAll(): Promise<void> {
  const c = await launchLearner();
  const pageC = await openNewTab(c);
  await untilLiving(pageC);
  expect(await joinSpace(pageC, { type: "line", line: (await pairingOf(pageA)).line })).toEqual({ type: "on" });
  await untilSynced(pageC);
  await untilEqual([pageA, pageC], lines);
  await c.close();
}

it("brings offline edits of both together", { timeout: 180_000 }, async () => {
  const back = [await offline(a), await offline(b)];
  await write(pageA, "offline in A", "and again in A");
  // Ticked and taken back: a done day has no line to write on.
  await tickRow(pageA, 0);
  await tickRow(pageA, 0);
  await write(pageB, "offline in B");
  try {
    // Two lines and two ticks. They are counted with each try: one that began before the last does not know of it.
    const kept = async (): Promise<readonly [string, number]> => {
      const { state, owed } = (await overview(pageA)).facts;
      return [state.type, owed];
    };
    await expect.poll(kept, { timeout: 60_000 }).toEqual(["offline", 4]);
  } finally {
    for (const online of back) await online();
  }
  await untilEqual([pageA, pageB], lines);
});

it("loses nothing that a relay was killed over, in a stream of edits", async () => {
  await write(pageA, "before the kill");
  const writing = write(pageA, ...Array.from({ length: 8 }, (_, i) => `in the stream ${i}`));
  await sleep(400);
  await relay.restart("SIGKILL");
  await writing;
  await write(pageB, "after the kill");
  await untilEqual([pageA, pageB], lines);
});

it("refills a relay whose database was deleted", async () => {
  await relay.restart("SIGTERM", () => rm(relay.database, { force: true }));
  await write(pageA, "after the wipe in A");
  await write(pageB, "after the wipe in B");
  await untilEqual([pageA, pageB], lines);
  await untilJoinerHasAll();
});

it("refills a relay that was put back to an older copy and overtaken since", async () => {
  const copy = `${relay.database}.copy`;
  await untilSynced(pageA);
  await relay.restart("SIGTERM", () => copyFile(relay.database, copy));
  await write(pageA, "forgotten by the relay, from A");
  await write(pageB, "forgotten by the relay, from B");
  await untilEqual([pageA, pageB], lines);
  await relay.stop();
  const back = await offline(b);
  await copyFile(copy, relay.database);
  await relay.resume();
  await write(pageA, "written over the old copy");
  await untilSynced(pageA, 90_000);
  await back();
  await write(pageB, "from the one that returns");
  await untilEqual([pageA, pageB], lines);
  await untilJoinerHasAll();
});
