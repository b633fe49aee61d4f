/** Stops the background as the browser does after half a minute of rest, only at once. */
import { setTimeout as sleep } from "node:timers/promises";
import { TargetType } from "puppeteer-core";
import type { Chromium } from "./chromium.ts";

const LOOK_MS = 100;

/**
 * Stops the worker, now and `times - 1` more times. The tool that drives the browser holds each worker that starts
 * again until it is let go, and forgets to let go of a known one: while `during` runs, this does.
 */
export async function whileWorkerStops<T>(
  { browser, extension }: Chromium,
  times: number,
  everyMs: number,
  during: () => Promise<T>,
): Promise<T> {
  const worker = browser
    .targets()
    .find((target) => target.type() === TargetType.SERVICE_WORKER && target.url().includes(extension.id));
  const [page] = await browser.pages();
  if (!worker || !page) throw new Error("there is no worker to stop, or no page to stop it from");
  const session = await worker.createCDPSession();
  const stopper = await page.createCDPSession();
  await stopper.send("ServiceWorker.enable");
  const over = new AbortController();
  const letGo = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await session.send("Runtime.runIfWaitingForDebugger").catch(() => undefined);
      await sleep(LOOK_MS);
    }
  };
  const stopAgain = async (): Promise<void> => {
    for (let time = 0; time < times && !over.signal.aborted; time++) {
      await stopper.send("ServiceWorker.stopAllWorkers");
      await sleep(everyMs);
    }
  };
  const going = letGo();
  const stopping = stopAgain();
  try {
    const answer = await during();
    await stopping;
    return answer;
  } finally {
    over.abort();
    await Promise.all([going, stopping]);
    await session.detach().catch(() => undefined);
    await stopper.detach().catch(() => undefined);
  }
}
