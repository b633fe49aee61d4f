/** The card cache in Dexie: one record, replaced as a whole. */
import * as v from "valibot";
import type { CardCache } from "#shared/ports.ts";
import { expired } from "#ext/app/quiz/card-book.ts";
import { BookSchema } from "./card-book.ts";
import type { ChangeChannel } from "./change-channel.ts";
import type { LocalTables } from "./local-db.ts";

/** The cache without what a page knows at once: see card-mirror.ts. */
export type StoredCards = Omit<CardCache, "glance">;

const NAME = "cards";

export function createCardCache({ derived }: Pick<LocalTables, "derived">, channel: ChangeChannel): StoredCards {
  return {
    async read() {
      const book = v.safeParse(BookSchema, await derived.get(NAME));
      return book.success ? book.output : null;
    },
    async write(book) {
      await derived.put(book, NAME);
      channel.announce();
    },
    async expire() {
      const book = v.safeParse(BookSchema, await derived.get(NAME));
      await derived.put(expired(book.success ? book.output : null), NAME);
      channel.announce();
    },
    async clear() {
      await derived.delete(NAME);
      channel.announce();
    },
    onChange: (listener) => channel.listen(listener),
  };
}
