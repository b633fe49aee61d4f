/** The device's clock and timers. */
import type { Timers } from "#ext/app/ports.ts";
import type { Clock } from "#shared/ports.ts";

export const systemClock: Clock = {
  now: () => Date.now(),
  wall: () => {
    const now = new Date();
    return { year: now.getFullYear(), month: now.getMonth() + 1, date: now.getDate(), hour: now.getHours() };
  },
};

export const systemTimers: Timers = {
  after: (ms, call) => {
    const id = setTimeout(call, ms);
    return () => clearTimeout(id);
  },
};
