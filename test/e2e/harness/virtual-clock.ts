/** A clock for one page, set before its first script runs: `Date`, and the timers that wait for a later day. */
import type { Page } from "puppeteer-core";

export interface VirtualClock {
  /** Moves the page's clock, now and for each document it loads next. Timers that come due on the way fire. */
  advance(ms: number): Promise<void>;
}

/** `now` is an ISO time; without a zone (`2026-11-23T09:00`) it is wall time on this machine. */
export async function virtualClock(page: Page, now: string): Promise<VirtualClock> {
  const wanted = Date.parse(now);
  if (Number.isNaN(wanted)) throw new Error(`no time: ${now}`);
  let offset = wanted - Date.now();
  let script = await page.evaluateOnNewDocument(install, offset);
  return {
    async advance(ms) {
      offset += ms;
      await page.removeScriptToEvaluateOnNewDocument(script.identifier);
      script = await page.evaluateOnNewDocument(install, offset);
      const heard = await page.evaluate(
        (detail) => !dispatchEvent(new CustomEvent("waymark-test:advance", { detail, cancelable: true })),
        ms,
      );
      if (!heard) throw new Error("this page was loaded before it had its clock");
    },
  };
}

/** Runs in the page. Short timers are left alone: they are the page's breath, not its calendar. */
function install(startOffset: number): void {
  const RealDate = Date;
  const realSetTimeout = window.setTimeout.bind(window);
  const realClearTimeout = window.clearTimeout.bind(window);
  const waiting = new Map<number, { readonly due: number; readonly run: () => void }>();
  let offset = startOffset;
  const now = (): number => RealDate.now() + offset;

  globalThis.Date = new Proxy(RealDate, {
    construct: (real, args, target) => Reflect.construct(real, args.length === 0 ? [now()] : args, target),
    apply: () => new RealDate(now()).toString(),
    get: (real, name) => (name === "now" ? now : Reflect.get(real, name)),
  });
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms = 0): number => {
      const id = realSetTimeout(() => {
        waiting.delete(id);
        run();
      }, ms);
      if (ms >= 1000) waiting.set(id, { due: now() + ms, run });
      return id;
    },
    clearTimeout: (id?: number): void => {
      if (id !== undefined) waiting.delete(id);
      realClearTimeout(id);
    },
  });
  addEventListener("waymark-test:advance", (event) => {
    event.preventDefault();
    if (event instanceof CustomEvent) offset += Number(event.detail);
    for (const [id, { due, run }] of waiting) {
      if (due > now()) continue;
      waiting.delete(id);
      realClearTimeout(id);
      run();
    }
  });
}
