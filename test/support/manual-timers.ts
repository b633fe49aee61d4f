/** Timers that fire when a test says so. */
import type { Timers } from "#ext/app/ports.ts";

export interface ManualTimers extends Timers {
  /** Lets `ms` pass: calls what is due, in order. */
  advance(ms: number): void;
}

export function createManualTimers(): ManualTimers {
  let now = 0;
  let waiting: { readonly at: number; readonly call: () => void }[] = [];
  return {
    after: (ms, call) => {
      const timer = { at: now + ms, call };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((other) => other !== timer);
      };
    },
    advance: (ms) => {
      const end = now + ms;
      for (;;) {
        const next = waiting.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((timer) => timer !== next);
        now = next.at;
        next.call();
      }
      now = end;
    },
  };
}
