/** Time spent, as events under random ids: minutes of two devices add up when they merge. */
import type { Doc } from "yjs";
import * as v from "valibot";
import type { Day } from "../std/day.ts";
import { DaySchema, readEntries } from "./flat-map.ts";

export interface StudyInterval {
  readonly roadmap: string;
  readonly topic: string;
  readonly day: Day;
  readonly minutes: number;
}

const IntervalSchema = v.object({
  roadmap: v.string(),
  topic: v.string(),
  day: DaySchema,
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)),
});

export function readStudyIntervals(doc: Doc): StudyInterval[] {
  return [...readEntries(doc, "studyIntervals", IntervalSchema).values()];
}

export function addStudyInterval(doc: Doc, id: string, interval: StudyInterval): void {
  doc.getMap("studyIntervals").set(id, { ...interval });
}
