/** The shape of the card cache where it is stored: an older Waymark may have written it. */
import * as v from "valibot";
import { DaySchema } from "#shared/domain/flat-map.ts";

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const BookSchema = v.object({
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
