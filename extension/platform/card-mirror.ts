/**
 * A copy of the card cache in localStorage, so that a page plans with its reviews from its first drawing on. Written by
 * the pages that read or write the cache; the background has no localStorage and needs no copy.
 */
import * as v from "valibot";
import type { CardBook, CardCache } from "#shared/ports.ts";
import { BookSchema } from "./storage/card-book.ts";
import type { StoredCards } from "./storage/card-cache.ts";

const KEY = "waymark/cards";

export function withMirror(cards: StoredCards): CardCache {
  return {
    glance,
    read: async () => {
      const book = await cards.read();
      mirror(book);
      return book;
    },
    write: async (book) => {
      mirror(book);
      await cards.write(book);
    },
    expire: () => cards.expire(),
    clear: async () => {
      mirror(null);
      await cards.clear();
    },
    onChange: (listener) => cards.onChange(listener),
  };
}

function glance(): CardBook | null {
  if (!("localStorage" in globalThis)) return null;
  try {
    const book = v.safeParse(BookSchema, JSON.parse(localStorage.getItem(KEY) ?? "null"));
    return book.success ? book.output : null;
  } catch {
    return null;
  }
}

function mirror(book: CardBook | null): void {
  if (!("localStorage" in globalThis)) return;
  try {
    const text = book === null ? null : JSON.stringify(book);
    if (text === localStorage.getItem(KEY)) return;
    if (text === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
  } catch {
    // A full store costs the first drawing its row of reviews, until the cache itself is read.
  }
}
