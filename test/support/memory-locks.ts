/** `Locks` within one process: first come, first served. */
import type { Locks } from "#shared/ports.ts";

export function createMemoryLocks(): Locks {
  const last = new Map<string, Promise<unknown>>();
  async function run<T>(name: string, task: () => Promise<T>): Promise<T> {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(task, task);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  }
  return { run, runIfFree: (name, task) => (last.has(name) ? Promise.resolve(null) : run(name, task)) };
}
