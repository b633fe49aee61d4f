/** The browser stops the background in the middle of a sync, over and over: nothing that was saved is lost. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { openNewTab, untilLiving } from "./harness/chromium.ts";
import { beginPlan, untilState } from "./harness/new-tab.ts";
import {
  createSpace,
  joinSpace,
  launchLearner,
  overview,
  pairingOf,
  startTestRelay,
  stopBackground,
  untilEqual,
  untilSynced,
  writeLine,
} from "./sync-support.ts";

it("goes on when the background is stopped 50 times in the middle", { timeout: 300_000 }, async () => {
  const relay = await startTestRelay();
  const [a, b] = [await launchLearner(false), await launchLearner(false)];
  const pageA = await beginPlan(a);
  const pageB = await openNewTab(b);
  await untilLiving(pageB);
  await createSpace(pageA, relay.url);
  await untilSynced(pageA);
  expect(await joinSpace(pageB, { type: "line", line: (await pairingOf(pageA)).line })).toEqual({ type: "on" });
  await untilSynced(pageB);
  await untilState(pageB, "day");
  const lines: string[] = [];
  const rounds = 25;
  for (let i = 0; i < rounds; i++) {
    // Awake on both sides, so that the edit begins a run here and its bell one there.
    await Promise.all([overview(pageA), overview(pageB)]);
    await writeLine(i % 2 === 0 ? pageA : pageB, `stopped ${i}`);
    lines.push(`stopped ${i}`);
    // The last one between the ring and its run: nothing but the alarm wakes the background after it.
    await sleep(i === rounds - 1 ? 40 : (i * 37) % 160);
    await Promise.all([stopBackground(a), stopBackground(b)]);
  }
  await untilEqual([pageA, pageB], lines);
  await a.close();
  await b.close();
  await relay.close();
});
