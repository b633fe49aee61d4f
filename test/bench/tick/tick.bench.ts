/**
 * From a tick in one browser to the same row ticked in another: two Chromium profiles with the product, one relay
 * process, all on loopback, both new tabs open. Run: `npm run bench -- tick`.
 *
 * Two series: ticks in quiet times, and a tick each 600 ms as by a learner who goes through a list. What both browsers
 * ask the relay for meanwhile is counted by the relay's own log.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { openNewTab, untilLiving } from "#test/e2e/harness/chromium.ts";
import { beginPlan, tickRow, untilState } from "#test/e2e/harness/new-tab.ts";
import { askedOf, launchLearner, pair, startTestRelay } from "#test/e2e/sync-support.ts";
import { publish, type Figure } from "../newtab/figures.ts";
import { percentile } from "../relay/measure.ts";
import { delaysOf, watchClicks, watchRow } from "./tick-times.ts";

const TICKS = 40;
const WARM_UP = 3;
/** A tick, and then time in which nothing is done. */
const QUIET_MS = 2500;
const QUICK_MS = 600;

const relay = await startTestRelay({ LOG: "requests" });
const [a, b] = [await launchLearner(), await launchLearner()];
const pageA = await beginPlan(a);
const pageB = await openNewTab(b);
await untilLiving(pageB);
await pair(pageA, pageB, relay.url);
await untilState(pageB, "day");
await pageA.bringToFront();
const quiet = await series(QUIET_MS);
const quick = await series(QUICK_MS);
await publish("tick", [...figures("in quiet times", quiet, 150), ...figures("each 600 ms", quick, 150)], {
  quiet,
  quick,
});
await a.close();
await b.close();
await relay.close();

interface Series {
  /** Milliseconds from each click to the frame in B that shows what it meant. */
  readonly delays: readonly number[];
  /** Requests of both browsers by method. */
  readonly asked: Readonly<Record<string, number>>;
}

/** Ticks the first row, and takes the tick away again, and so on. */
async function series(pauseMs: number): Promise<Series> {
  await sleep(QUIET_MS);
  await watchClicks(pageA);
  await watchRow(pageB);
  let before = 0;
  for (let i = 0; i < WARM_UP + TICKS; i++) {
    if (i === WARM_UP) before = askedOf(relay).length;
    // Never in step with a timer of the product.
    const pause = sleep(pauseMs + ((i * 37) % 100));
    await tickRow(pageA, 0);
    await pause;
  }
  await sleep(QUIET_MS);
  const asked: Record<string, number> = {};
  for (const method of askedOf(relay).slice(before)) asked[method] = (asked[method] ?? 0) + 1;
  return { delays: (await delaysOf(pageA, pageB)).slice(WARM_UP), asked };
}

function figures(when: string, { delays, asked }: Series, bar: number): Figure[] {
  const perTick = (method: string): Figure => {
    return { name: `${method} for a tick, ${when}`, value: (asked[method] ?? 0) / TICKS, unit: "", bar: null };
  };
  return [
    { name: `tick in A seen in B, ${when}, p50`, value: percentile(delays, 0.5), unit: "ms", bar },
    { name: `tick in A seen in B, ${when}, p99`, value: percentile(delays, 0.99), unit: "ms", bar: null },
    perTick("OPTIONS"),
    perTick("GET"),
    perTick("POST"),
  ];
}
