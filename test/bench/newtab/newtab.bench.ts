/**
 * A new tab of Waymark against a new tab of an extension that shows an empty coloured page, opened in turn in one run:
 * as it is, with a processor four times slower, and with 1,000 notes in the library. Times of one machine say little;
 * the median of the ratios within a round does. Run: `npm run bench -- newtab`.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "#test/e2e/harness/chromium.ts";
import { extensionOf, extensionUnderTest } from "#test/e2e/harness/built.ts";
import { beginPlan } from "#test/e2e/harness/new-tab.ts";
import { virtualClock } from "#test/e2e/harness/virtual-clock.ts";
import { scriptsBeforePaint } from "./before-paint.ts";
import { median, publish, type Figure } from "./figures.ts";
import { measureTab, type TabTimes } from "./tab-times.ts";
import { monthsAgo, writeNotes } from "./write-notes.ts";

const WARM_UP = 3;
const ROUNDS = Number(process.env["WAYMARK_BENCH_ROUNDS"] ?? 20);
const NOTES = 1000;
const MONTHS = 10;
const MEBIBYTE = 1024 * 1024;

interface Contender {
  readonly name: "blank" | "waymark" | "notes";
  readonly chromium: Chromium;
}

type Round = Readonly<Record<Contender["name"], TabTimes>>;

const blank = await extensionOf("blank", {
  "manifest.json": JSON.stringify({
    manifest_version: 3,
    name: "Blank",
    version: "1",
    chrome_url_overrides: { newtab: "page.html" },
  }),
  "page.html": '<!doctype html><title>Blank</title><link rel="stylesheet" href="page.css"><body></body>',
  "page.css": "html { background: #f6f4ec; }",
});
const contenders: readonly Contender[] = [
  { name: "blank", chromium: await launchChromium({ extensions: [blank.path] }) },
  { name: "waymark", chromium: await launchWaymark(0) },
  { name: "notes", chromium: await launchWaymark(NOTES) },
];

const warm = await rounds(1);
const slow = await rounds(4);
for (const { chromium } of contenders) await chromium.close();
await blank.remove();

const scripts = scriptsBeforePaint(extensionUnderTest("chromium"), "newtab.html");
const figures: readonly Figure[] = [
  ratio("visible, against a blank tab", warm, "waymark", 1.15),
  ratio(`the same with ${NOTES} notes`, warm, "notes", 1.15),
  ratio("visible at a quarter of the speed", slow, "waymark", 1.25),
  ratio(`the same with ${NOTES} notes`, slow, "notes", 1.25),
  { name: "heap after settling, over blank", value: overBlank(warm, "waymark"), unit: "MiB", bar: 3 },
  { name: `the same with ${NOTES} notes`, value: overBlank(warm, "notes"), unit: "MiB", bar: 3 },
  { name: "scripts before the first frame", value: scripts.length, unit: "files", bar: 3 },
  { name: "their size", value: scripts.reduce((sum, { bytes }) => sum + bytes, 0), unit: "bytes", bar: 15_000 },
  time("visible, blank", warm, "blank", "visible"),
  time("visible, Waymark", warm, "waymark", "visible"),
  time("scripts of a tab until it rests", warm, "waymark", "script"),
  time("the same at a quarter of the speed", slow, "waymark", "script"),
];
await publish("newtab", figures, { rounds: ROUNDS, warm, slow });

async function launchWaymark(notes: number): Promise<Chromium> {
  const chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
  const page = await beginPlan(
    chromium,
    async (tab) => void (notes > 0 && (await virtualClock(tab, monthsAgo(MONTHS)))),
  );
  await page.close();
  if (notes > 0) await writeNotes(chromium, MONTHS, notes / MONTHS);
  await untilDrawn(chromium);
  return chromium;
}

/** Resolves when a tab that opens now has today drawn for it. */
async function untilDrawn(chromium: Chromium): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const page = await openNewTab(chromium);
    await untilLiving(page);
    const isDrawn = await page.evaluate(() => performance.getEntriesByName("waymark:today").length > 0);
    await sleep(1000);
    await page.close();
    if (isDrawn) return;
  }
  throw new Error("today was never drawn ahead");
}

/** One tab of each in turn; who begins changes, so that nobody always follows the same. */
async function rounds(slowdown: number): Promise<readonly Round[]> {
  const kept: Round[] = [];
  for (let i = -WARM_UP; i < ROUNDS; i++) {
    const times: Partial<Record<Contender["name"], TabTimes>> = {};
    const shift = (i + WARM_UP) % contenders.length;
    for (const { name, chromium } of [...contenders.slice(shift), ...contenders.slice(0, shift)]) {
      times[name] = await measureTab(chromium, { slowdown, hasToday: name !== "blank", settleMs: 600 });
    }
    const { blank: b, waymark: w, notes: n } = times;
    if (i >= 0 && b && w && n) kept.push({ blank: b, waymark: w, notes: n });
  }
  return kept;
}

function ratio(name: string, of: readonly Round[], who: Contender["name"], bar: number): Figure {
  return { name, value: median(of.map((round) => round[who].visible / round.blank.visible)), unit: "x", bar };
}

function time(name: string, of: readonly Round[], who: Contender["name"], what: "visible" | "script"): Figure {
  return { name, value: median(of.map((round) => round[who][what])), unit: "ms", bar: null };
}

function overBlank(of: readonly Round[], who: Contender["name"]): number {
  return median(of.map((round) => round[who].heap - round.blank.heap)) / MEBIBYTE;
}
