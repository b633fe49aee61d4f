/** A relay behind a line so slow that one request takes 50 s: the background is kept from being stopped, and waits. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { beginPlan } from "./harness/new-tab.ts";
import { startRelayProxy } from "./harness/relay-proxy.ts";
import { createSpace, launchLearner, startTestRelay, untilSynced, writeLine } from "./sync-support.ts";

const SLOW_MS = 50_000;

it("waits 50 s for the answer to one push, and does not send it twice", { timeout: 180_000 }, async () => {
  const relay = await startTestRelay();
  const events: string[] = [];
  let isSlow = false;
  const proxy = await startRelayProxy(relay.url, {
    delayOf(chunk) {
      const isPush = chunk.subarray(0, 200).includes("POST /v1/spaces/") && chunk.subarray(0, 200).includes("/entries");
      if (!isSlow || !isPush) return 0;
      events.push("push");
      return events.length === 1 ? SLOW_MS : 0;
    },
    onGivenUp: () => void events.push("given up"),
  });
  // Not heard: a debugger that listens to the background would keep it awake by itself.
  const learner = await launchLearner(false);
  const page = await beginPlan(learner);
  expect(await createSpace(page, proxy.url)).toEqual({ type: "on" });
  const before = (await untilSynced(page)).facts;
  await sleep(3000);
  isSlow = true;
  await writeLine(page, "Written into a slow line");
  // Nothing is asked meanwhile: each message to the background would keep it awake too.
  await sleep(SLOW_MS + 10_000);
  expect(events).toEqual(["push"]);
  const { facts } = await untilSynced(page);
  expect(facts.cursor).toBeGreaterThan(before.cursor);
  await learner.close();
  await proxy.close();
  await relay.close();
});
