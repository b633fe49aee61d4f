/**
 * From a tick in one browser to the same row ticked in another: two Chromium profiles with the product, one relay
 * process, all on loopback, both new tabs open. Run: `npm run build && npm run bench -- tick`.
 *
 * The ticks of the bar come in quiet times, as a learner's do; those of the second row follow each other so fast that
 * the product gathers them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { openNewTab, untilLiving } from "#test/e2e/harness/chromium.ts";
import { beginPlan, ROWS, tickRow, untilState } from "#test/e2e/harness/new-tab.ts";
import {
  createSpace,
  joinSpace,
  launchLearner,
  pairingOf,
  startTestRelay,
  untilSynced,
} from "#test/e2e/sync-support.ts";
import { publish } from "../newtab/figures.ts";
import { percentile } from "../relay/measure.ts";

const TICKS = 40;
const WARM_UP = 3;
/** A tick, and then time in which nothing is done: the schedule counts a push as recent for 1.5 s. */
const QUIET_MS = 2500;
const FAST_TICKS = 10;
const FAST_MS = 600;

const relay = await startTestRelay();
const [a, b] = [await launchLearner(), await launchLearner()];
const pageA = await beginPlan(a);
const pageB = await openNewTab(b);
await untilLiving(pageB);
if ((await createSpace(pageA, relay.url)).type !== "on") throw new Error("no space");
await untilSynced(pageA);
await joinSpace(pageB, { type: "line", line: (await pairingOf(pageA)).line });
await untilSynced(pageB);
await untilState(pageB, "day");
await pageA.evaluate(notesClicks, ROWS);
await pageB.evaluate(notesChanges, ROWS);
await sleep(QUIET_MS);

const quiet = (await delays(WARM_UP + TICKS, QUIET_MS)).slice(WARM_UP);
const fast = await delays(FAST_TICKS, FAST_MS);
await publish(
  "tick",
  [
    { name: "tick in A seen in B, p50", value: percentile(quiet, 0.5), unit: "ms", bar: 150 },
    { name: "tick in A seen in B, p99", value: percentile(quiet, 0.99), unit: "ms", bar: null },
    { name: `the same, a tick each ${FAST_MS} ms, p50`, value: percentile(fast, 0.5), unit: "ms", bar: null },
  ],
  { quiet, fast },
);
await a.close();
await b.close();
await relay.close();

/** Ticks the first row, and takes the tick away again, and so on. Milliseconds from each click to the frame in B. */
async function delays(ticks: number, everyMs: number): Promise<readonly number[]> {
  const [clicksBefore, changesBefore] = [await timesOf(pageA), await timesOf(pageB)].map(({ length }) => length);
  for (let i = 0; i < ticks; i++) {
    // Never in step with a timer of the product.
    const pause = sleep(everyMs + ((i * 37) % 100));
    await tickRow(pageA, 0);
    await pause;
  }
  await sleep(2 * QUIET_MS);
  const clicks = (await timesOf(pageA)).slice(clicksBefore);
  const changes = (await timesOf(pageB)).slice(changesBefore);
  if (clicks.length !== ticks) throw new Error(`${clicks.length} clicks instead of ${ticks}`);
  // Ticks that were gathered may have come as one change, or as none: only the last state is shown.
  return clicks.flatMap((at, i) => {
    const next = clicks[i + 1] ?? Infinity;
    const seen = changes.find((time) => time >= at && time <= next) ?? changes.find((time) => time >= at);
    return seen === undefined ? [] : [seen - at];
  });
}

function timesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => Reflect.get(window, "benchTimes"));
}

/** Runs in A: when a box was clicked, by the clock that all browsers of this machine share. */
function notesClicks(rows: string): void {
  const times: number[] = [];
  Reflect.set(window, "benchTimes", times);
  document.addEventListener(
    "click",
    ({ target }) => {
      if (target instanceof Element && target.matches(rows)) times.push(performance.timeOrigin + performance.now());
    },
    true,
  );
}

/** Runs in B: in which frame the first row changed. */
function notesChanges(rows: string): void {
  const times: number[] = [];
  Reflect.set(window, "benchTimes", times);
  const isTicked = (): boolean => document.querySelector(`${rows}:checked`) !== null;
  let was = isTicked();
  const look = (): void => {
    if (isTicked() !== was) {
      was = !was;
      times.push(performance.timeOrigin + performance.now());
    }
    requestAnimationFrame(look);
  };
  look();
}
