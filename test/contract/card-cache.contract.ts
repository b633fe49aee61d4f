/** What every `CardCache` promises. */
import type { CardBook, CardCache } from "#shared/ports.ts";
import { eventually, same, type ContractCase } from "./contract-case.ts";

export interface CardCacheEnv {
  open(): Omit<CardCache, "glance">;
}

const book: CardBook = {
  builtOn: 20_776,
  cards: [{ key: "r/q1", roadmap: "r", last: 20_770, due: 20_780, stability: 4.5, minutes: 1 }],
  days: [{ day: 20_770, count: 2, ms: 31_000 }],
};

const parts = (of: CardBook | null): unknown => of && [of.builtOn, of.cards, of.days];

export const cardCacheContract: readonly ContractCase<CardCacheEnv>[] = [
  {
    name: "holds nothing at first",
    async run(env) {
      same(await env.open().read(), null, "book");
    },
  },
  {
    name: "gives back the last book that was written, and nothing after it was cleared",
    async run(env) {
      const cache = env.open();
      await cache.write(book);
      await cache.write({ ...book, builtOn: 20_777 });
      same(await cache.read(), { ...book, builtOn: 20_777 }, "book");
      await cache.clear();
      same(await cache.read(), null, "book");
    },
  },
  {
    name: "keeps a book that is behind, as one of no day",
    async run(env) {
      const cache = env.open();
      await cache.expire();
      same(parts(await cache.read()), [0, [], []], "book");
      await cache.write(book);
      await cache.expire();
      same(parts(await cache.read()), [0, book.cards, book.days], "book");
    },
  },
  {
    name: "says when it changed, until nobody listens",
    async run(env) {
      const cache = env.open();
      let heard = 0;
      const stop = cache.onChange(() => {
        heard += 1;
      });
      await cache.write(book);
      await eventually(() => heard === 1, "one change heard");
      stop();
      await cache.clear();
      same(heard, 1, "changes heard");
    },
  },
];
