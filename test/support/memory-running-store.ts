/** The clock of a device in memory: pages that share a store see each other's changes. */
import type { Running, RunningStore } from "#ext/app/study/running.ts";

/** One store for each page; `createMemoryRunning()` is the device. */
export function createMemoryRunning(): () => RunningStore {
  let running: Running | null = null;
  const pages = new Set<{ listener: ((running: Running | null) => void) | null }>();
  return () => {
    const page: { listener: ((running: Running | null) => void) | null } = { listener: null };
    pages.add(page);
    return {
      read: () => running,
      write: (next) => {
        running = next;
        for (const other of pages) if (other !== page) other.listener?.(next);
      },
      onChange: (listener) => {
        page.listener = listener;
        return () => {
          page.listener = null;
        };
      },
    };
  };
}
