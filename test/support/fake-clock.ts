/** A clock that stands still until it is moved. */
import type { Clock } from "#shared/ports.ts";

export interface FakeClock extends Clock {
  advance(ms: number): void;
}

/** Begins at `start` (ms since 1970); its wall clock shows UTC. */
export function createFakeClock(start = Date.UTC(2026, 10, 22, 12)): FakeClock {
  let now = start;
  return {
    now: () => now,
    wall: () => {
      const date = new Date(now);
      return {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        date: date.getUTCDate(),
        hour: date.getUTCHours(),
      };
    },
    advance: (ms) => {
      now += ms;
    },
  };
}
