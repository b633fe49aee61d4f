/** Reading flat Y.Maps whose values are plain: each value is parsed, and what is not understood is passed over. */
import type { Doc } from "yjs";
import * as v from "valibot";

/** All understood entries of the map `name`. Others stay in the doc untouched: a newer Waymark may know them. */
export function readEntries<T>(doc: Doc, name: string, schema: v.GenericSchema<unknown, T>): Map<string, T> {
  const entries = new Map<string, T>();
  for (const [key, value] of doc.getMap(name).entries()) {
    const parsed = v.safeParse(schema, value);
    if (parsed.success) entries.set(key, parsed.output);
  }
  return entries;
}

/** A civil-day number between the years 1900 and 2200. */
export const DaySchema = v.pipe(v.number(), v.integer(), v.minValue(-25_567), v.maxValue(84_006));
