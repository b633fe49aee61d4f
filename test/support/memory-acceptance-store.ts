/** The last acceptance of a device in memory: pages that share a store see each other's changes. */
import type { Acceptance, AcceptanceStore } from "#ext/app/planning/acceptance.ts";

/** One store for each page; `createMemoryAcceptance()` is the device. */
export function createMemoryAcceptance(): () => AcceptanceStore {
  let kept = "null";
  const read = (): Acceptance | null => JSON.parse(kept);
  const pages = new Set<{ listener: ((acceptance: Acceptance | null) => void) | null }>();
  return () => {
    const page: { listener: ((acceptance: Acceptance | null) => void) | null } = { listener: null };
    pages.add(page);
    return {
      read,
      write: (next) => {
        kept = JSON.stringify(next);
        for (const other of pages) if (other !== page) other.listener?.(read());
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
