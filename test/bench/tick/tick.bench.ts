/**
 * From a tick in one browser to the same row ticked in another: two Chromium profiles with the product, one relay
 * process, all on loopback, both new tabs open. Run: `npm run build && npm run bench -- tick`.
 *
 * The ticks come in quiet times: the product sends the first edit of one at once, and gathers what follows in 1.5 s.
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

const measured = (await delays()).slice(WARM_UP);
await publish(
  "tick",
  [
    { name: "tick in A seen in B, p50", value: percentile(measured, 0.5), unit: "ms", bar: 150 },
    { name: "tick in A seen in B, p99", value: percentile(measured, 0.99), unit: "ms", bar: null },
  ],
  { measured },
);
await a.close();
await b.close();
await relay.close();

/** Ticks the first row, and takes the tick away again, and so on. Milliseconds from each click to the frame in B. */
async function delays(): Promise<readonly number[]> {
  for (let i = 0; i < WARM_UP + TICKS; i++) {
    // Never in step with a timer of the product.
    const pause = sleep(QUIET_MS + ((i * 37) % 100));
    await tickRow(pageA, 0);
    await pause;
  }
  const [clicks, changes] = [await timesOf(pageA), await timesOf(pageB)];
  if (clicks.length !== changes.length) throw new Error(`${clicks.length} ticks, ${changes.length} seen`);
  return changes.map((at, i) => at - (clicks[i] ?? Number.NaN));
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
