/** The card cache in Dexie: one record, replaced as a whole. */
import * as v from "valibot";
import { DaySchema } from "#shared/domain/flat-map.ts";
import type { CardCache } from "#shared/ports.ts";
import type { ChangeChannel } from "./change-channel.ts";
import type { LocalTables } from "./local-db.ts";

const NAME = "cards";

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

const BookSchema = v.object({
  builtOn: DaySchema,
  cards: v.array(
    v.object({
      key: v.string(),
      roadmap: v.string(),
      last: DaySchema,
      due: v.pipe(v.number(), v.integer()),
      stability: v.pipe(v.number(), v.gtValue(0)),
      minutes: v.pipe(Count, v.minValue(1)),
    }),
  ),
  days: v.array(v.object({ day: DaySchema, count: Count, ms: v.pipe(v.number(), v.minValue(0)) })),
});

export function createCardCache({ derived }: Pick<LocalTables, "derived">, channel: ChangeChannel): CardCache {
  return {
    async read() {
      const book = v.safeParse(BookSchema, await derived.get(NAME));
      return book.success ? book.output : null;
    },
    async write(book) {
      await derived.put(book, NAME);
      channel.announce();
    },
    async clear() {
      await derived.delete(NAME);
      channel.announce();
    },
    onChange: (listener) => channel.listen(listener),
  };
}
