/** Web Locks: one at a time across all pages and the background of this browser. */
import type { Locks } from "#shared/ports.ts";

export function createWebLocks(): Locks {
  return {
    run: async (name, task) => navigator.locks.request(`waymark/${name}`, task),
    runIfFree: async (name, task) =>
      navigator.locks.request(`waymark/${name}`, { ifAvailable: true }, async (lock) => (lock ? task() : null)),
  };
}
