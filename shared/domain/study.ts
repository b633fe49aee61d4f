/**
 * Time spent, as events under random ids: minutes of two devices add up when they merge. An interval is taken back by a
 * field, for nothing of the learner's is deleted.
 */
import type { Doc } from "yjs";
import * as v from "valibot";
import type { Day } from "../std/day.ts";
import { DaySchema, readEntries } from "./flat-map.ts";
import { countedOnce } from "./study-time.ts";

export interface StudyInterval {
  readonly roadmap: string;
  readonly topic: string;
  readonly day: Day;
  readonly minutes: number;
  /**
   * When it began (ms since 1970), so that time that two devices ran at once counts once; missing where it is not
   * known.
   */
  readonly at?: number;
}

const IntervalSchema = v.object({
  roadmap: v.string(),
  topic: v.string(),
  day: DaySchema,
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)),
  at: v.exactOptional(v.pipe(v.number(), v.integer())),
  takenBack: v.exactOptional(v.boolean()),
});

/** What was studied, with each minute of the clock counted once; the order has no meaning. */
export function readStudyIntervals(doc: Doc): StudyInterval[] {
  const stored = readEntries(doc, "studyIntervals", IntervalSchema);
  return countedOnce([...stored].filter(([, { takenBack }]) => takenBack !== true));
}

export function addStudyInterval(doc: Doc, id: string, interval: StudyInterval): void {
  doc.getMap("studyIntervals").set(id, { ...interval });
}

/** The interval no longer counts. Nothing happens when there is none under `id`. */
export function takeBackStudyInterval(doc: Doc, id: string): void {
  const stored = readEntries(doc, "studyIntervals", IntervalSchema).get(id);
  if (stored) doc.getMap("studyIntervals").set(id, { ...stored, takenBack: true });
}
