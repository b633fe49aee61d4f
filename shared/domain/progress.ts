/** What was done, learned or skipped: plain values by topic, task and resource key in the map `progress`. */
import type { Doc } from "yjs";
import * as v from "valibot";
import type { Day } from "../std/day.ts";
import { DaySchema, readEntries } from "./flat-map.ts";

export type ProgressState = "done" | "learning" | "skipped" | "open";

/** `day` is the civil day of the mark and `rev` the content's revision then. An undone mark stays, as "open". */
export interface Mark {
  readonly state: ProgressState;
  readonly day: Day;
  readonly rev: number;
}

const MarkSchema = v.object({
  state: v.picklist(["done", "learning", "skipped", "open"]),
  day: DaySchema,
  rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Marks by key: see `keyOf` and `resourceKey`. */
export type Progress = ReadonlyMap<string, Mark>;

export function readProgress(doc: Doc): Progress {
  return readEntries(doc, "progress", MarkSchema);
}

/** Sets a mark, unless it is there already: an overwrite costs bytes for ever. */
export function setMark(doc: Doc, key: string, mark: Mark): void {
  const map = doc.getMap("progress");
  const known = v.safeParse(MarkSchema, map.get(key));
  if (known.success && known.output.state === mark.state && known.output.day === mark.day) return;
  map.set(key, mark);
}

export function isDone(progress: Progress, key: string): boolean {
  return progress.get(key)?.state === "done";
}
