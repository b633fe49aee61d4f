/** Chromium and Firefox of one learner through one relay: what is ticked or noted in one is in the other. */
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Chromium } from "./harness/chromium.ts";
import { extensionUnderTest } from "./harness/built.ts";
import { launchFirefox, type Firefox } from "./harness/firefox.ts";
import { beginPlan, ROWS, tickRow, untilSaved } from "./harness/new-tab.ts";
import { until } from "./harness/until.ts";
import {
  ask,
  askedOf,
  complaints,
  createSpace,
  joinSpace,
  launchLearner,
  linesOf,
  overview,
  pairingOf,
  startTestRelay,
  untilEqual,
  untilSynced,
  writeLine,
  type TestRelay,
} from "./sync-support.ts";

let relay: TestRelay;
let chromium: Chromium;
let firefox: Firefox;
let inChromium: Page;
let inFirefox: Page;
/** Every line that was shown as kept, in whichever browser. */
const lines: string[] = [];

beforeAll(async () => {
  relay = await startTestRelay({ LOG: "requests" });
  chromium = await launchLearner();
  firefox = await launchFirefox({ extension: extensionUnderTest("firefox") });
  inChromium = await beginPlan(chromium);
  inFirefox = await firefox.openPage("/newtab.html");
  await until("the page lives", () => hasMark(inFirefox, "living"));
});

afterAll(async () => {
  await chromium.close();
  await firefox.close();
  await relay.close();
});

const hasMark = (page: Page, name: string): Promise<boolean> =>
  page.evaluate((key) => document.documentElement.dataset[key] !== undefined, name);

const ticks = (page: Page): Promise<number> =>
  page.evaluate((rows) => document.querySelectorAll(`${rows}:checked`).length, ROWS);

const untilTicked = (page: Page, count: number): Promise<void> =>
  until(`${count} rows are ticked`, async () => (await ticks(page)) === count);

/** As `writeLine`, where the browser's own waiting does not work. */
async function writeLineInFirefox(text: string): Promise<void> {
  const holds = (value: string): Promise<boolean> =>
    inFirefox.evaluate((wanted) => document.querySelector<HTMLInputElement>("#quicknote")?.value === wanted, value);
  await inFirefox.bringToFront();
  await inFirefox.focus("#quicknote");
  await inFirefox.keyboard.type(text);
  await until("the line is written", () => holds(text));
  await inFirefox.keyboard.press("Enter");
  await until("the line is kept", async () => (await linesOf(inFirefox)).includes(text));
}

it("joins in Firefox by the twelve words that Chromium shows", async () => {
  expect(await createSpace(inChromium, relay.url)).toEqual({ type: "on" });
  await untilSynced(inChromium);
  const { words } = await pairingOf(inChromium);
  const pairing = { type: "words", words, address: relay.url } as const;
  expect(await ask(inFirefox, { type: "sync/preview", pairing })).toMatchObject({
    type: "preview",
    there: { isEmpty: false, roadmaps: [expect.stringContaining("Backend")] },
    here: { isEmpty: true },
    unreadable: 0,
  });
  expect(await joinSpace(inFirefox, pairing)).toEqual({ type: "on" });
  await untilSynced(inFirefox);
  await until("Firefox shows the day", () =>
    inFirefox.evaluate(() => document.documentElement.dataset["state"] === "day"),
  );
  for (const page of [inChromium, inFirefox]) {
    await expect.poll(async () => (await overview(page)).devices.length, { timeout: 20_000 }).toBe(2);
  }
});

it("shows a tick of either browser in the other", async () => {
  await tickRow(inChromium, 0);
  await untilTicked(inFirefox, 1);
  await inFirefox.bringToFront();
  await tickRow(inFirefox, 0);
  await until("the tick is taken back in Chromium", async () => (await ticks(inChromium)) === 0);
  await untilSaved(inChromium);
});

it("asks the relay for leave (a preflight) once, and not for each push and pull", async () => {
  const before = askedOf(relay).length;
  expect(askedOf(relay)).toContain("OPTIONS");
  await inChromium.bringToFront();
  await tickRow(inChromium, 0);
  await untilTicked(inFirefox, 1);
  await inFirefox.bringToFront();
  await tickRow(inFirefox, 0);
  await until("the tick is taken back in Chromium", async () => (await ticks(inChromium)) === 0);
  const asked = askedOf(relay).slice(before);
  expect(new Set(asked)).toEqual(new Set(["GET", "POST"]));
});

it("brings a line of either browser to the other", async () => {
  await writeLine(inChromium, "from Chromium");
  lines.push("from Chromium");
  await untilEqual([inChromium, inFirefox], lines);
  await writeLineInFirefox("from Firefox");
  lines.push("from Firefox");
  await untilEqual([inChromium, inFirefox], lines);
});

it("brings together what both did while no relay was there", async () => {
  await relay.stop();
  await writeLine(inChromium, "alone in Chromium");
  await writeLineInFirefox("alone in Firefox");
  lines.push("alone in Chromium", "alone in Firefox");
  for (const page of [inChromium, inFirefox]) {
    await expect.poll(async () => (await overview(page)).facts.state.type, { timeout: 20_000 }).toBe("offline");
    expect((await overview(page)).facts.owed).toBeGreaterThan(0);
  }
  await relay.resume();
  await untilEqual([inChromium, inFirefox], lines);
  expect(complaints(chromium)).toEqual([]);
  // Firefox tells a page that its socket to a missing relay failed; nothing else is to be heard.
  expect(firefox.problems.filter(({ text }) => !/can.t establish a connection|interrupted/.test(text))).toEqual([]);
});
