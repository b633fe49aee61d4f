/** A `CardCache` in memory. */
import { expired } from "#ext/app/quiz/card-book.ts";
import type { CardBook, CardCache } from "#shared/ports.ts";

export function createMemoryCardCache(): CardCache {
  let book: CardBook | null = null;
  const listeners = new Set<() => void>();
  const put = (next: CardBook | null): Promise<void> => {
    book = structuredClone(next);
    for (const listener of listeners) listener();
    return Promise.resolve();
  };
  return {
    glance: () => structuredClone(book),
    read: () => Promise.resolve(structuredClone(book)),
    write: put,
    expire: () => put(expired(book)),
    clear: () => put(null),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
