/** Web Locks: one at a time across all pages and the background of this browser. */
import type { Locks } from "#shared/ports.ts";

export function createWebLocks(): Locks {
  return {
    run: async (name, task) => navigator.locks.request(nameOfLock(name), task),
    runIfFree: async (name, task) =>
      navigator.locks.request(nameOfLock(name), { ifAvailable: true }, async (lock) => (lock ? task() : null)),
  };
}

/** Whether any context that shares our storage holds the lock now. */
export async function isLockHeld(name: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === nameOfLock(name));
}

function nameOfLock(name: string): string {
  return `waymark/${name}`;
}
