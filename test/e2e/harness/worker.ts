/** The background of the extension in Chromium: a worker that the browser starts when there is something to do. */
import { TargetType, type Target, type WebWorker } from "puppeteer-core";
import type { Chromium } from "./chromium.ts";
import { until } from "./until.ts";

type Extended = Pick<Chromium, "browser" | "extension">;

/** Once it runs. For a worker that is not stopped meanwhile. */
export async function workerOf(extended: Extended): Promise<WebWorker> {
  const worker = await (await targetOf(extended)).worker();
  if (!worker) throw new Error("the worker was gone at once");
  return worker;
}

/**
 * What an expression is in the worker, as text. After a start of the browser it starts twice, once more when the test
 * loads its build again: each try has a session of its own, as Puppeteer's worker is for ever the one that it met
 * first.
 */
export async function inWorker(extended: Extended, expression: string): Promise<string> {
  let answer = "";
  await until(`the background answers ${expression}`, async () => {
    const session = await (await targetOf(extended)).createCDPSession();
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", asked);
    await session.detach();
    answer = String(result.value);
    return exceptionDetails === undefined;
  });
  return answer;
}

async function targetOf({ browser, extension }: Extended): Promise<Target> {
  return await browser.waitForTarget(
    (target) => target.type() === TargetType.SERVICE_WORKER && target.url().includes(extension.id),
  );
}
