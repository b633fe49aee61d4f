/** Two browsers of one learner and one relay: what is ticked or noted in one is in the other. */
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { beginPlan, ROWS, tickRow, untilSaved, untilState } from "./harness/new-tab.ts";
import { openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import {
  ask,
  complaints,
  createSpace,
  joinSpace,
  launchLearner,
  overview,
  pairingOf,
  startTestRelay,
  untilSynced,
  type TestRelay,
} from "./sync-support.ts";

let relay: TestRelay;
let a: Chromium;
let b: Chromium;
let pageA: Page;
let pageB: Page;

beforeAll(async () => {
  relay = await startTestRelay();
  [a, b] = [await launchLearner(), await launchLearner()];
  pageA = await beginPlan(a);
  pageB = await openNewTab(b);
  await untilLiving(pageB);
});

afterAll(async () => {
  await a.close();
  await b.close();
  await relay.close();
});

it("turns sync on in one browser and joins in the other by the twelve words", async () => {
  expect(await createSpace(pageA, relay.url)).toEqual({ type: "on" });
  const first = await untilSynced(pageA);
  expect(first.devices.map(({ isThis }) => isThis)).toEqual([true]);
  const { words } = await pairingOf(pageA);
  const pairing = { type: "words", words, address: relay.url } as const;
  const preview = await ask(pageB, { type: "sync/preview", pairing });
  expect(preview).toMatchObject({
    type: "preview",
    there: { isEmpty: false, notes: 0, topicsDone: 0, roadmaps: [expect.stringContaining("Backend")] },
    here: { isEmpty: true },
    unreadable: 0,
  });
  expect(await joinSpace(pageB, pairing)).toEqual({ type: "on" });
  await untilSynced(pageB);
  await untilState(pageB, "day");
});

const ticked = (page: Page, count: number) =>
  page.waitForFunction(
    (rows, wanted) => document.querySelectorAll(`${rows}:checked`).length === wanted,
    {},
    ROWS,
    count,
  );

it("shows a tick of one browser in the other, both ways", async () => {
  await tickRow(pageA, 0);
  await ticked(pageB, 1);
  await tickRow(pageB, 0);
  await ticked(pageA, 0);
  await untilSaved(pageA);
  await untilSaved(pageB);
});

it("names both devices on both sides, and tells two browsers of one kind apart", async () => {
  for (const page of [pageA, pageB]) {
    const names = async () => (await overview(page)).devices.map(({ name }) => name).sort();
    await expect.poll(names).toEqual(["Chromium on Linux", "Chromium on Linux, 2"]);
  }
  expect((await overview(pageB)).deviceName).toBe("Chromium on Linux, 2");
  expect(complaints(a)).toEqual([]);
  expect(complaints(b)).toEqual([]);
});
