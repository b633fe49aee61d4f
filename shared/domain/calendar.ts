/** The learner's own marks on the calendar: days with other minutes, pins and pauses. */
import type { Doc } from "yjs";
import * as v from "valibot";
import type { Day } from "../std/day.ts";
import { DaySchema, readEntries } from "./flat-map.ts";
import { keyOf } from "./ids.ts";

const MinutesOrNone = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)));

/** Minutes of single days that differ from their weekday; 0 is a day off. */
export function readDayOverrides(doc: Doc): Map<Day, number> {
  const overrides = new Map<Day, number>();
  for (const [key, minutes] of readEntries(doc, "dayOverrides", MinutesOrNone)) {
    if (minutes !== null && /^-?\d+$/.test(key)) overrides.set(Number(key), minutes);
  }
  return overrides;
}

/** Null takes the override back. */
export function overrideDay(doc: Doc, day: Day, minutes: number | null): void {
  doc.getMap("dayOverrides").set(String(day), minutes);
}

/** Days that topics were moved to by hand, by `<roadmap>/<topic>`. */
export function readPins(doc: Doc): Map<string, Day> {
  const pins = new Map<string, Day>();
  for (const [key, day] of readEntries(doc, "pins", v.nullable(DaySchema))) if (day !== null) pins.set(key, day);
  return pins;
}

export function pinTopic(doc: Doc, roadmap: string, topic: string, day: Day | null): void {
  doc.getMap("pins").set(keyOf(roadmap, topic), day);
}

/** A planned time off, both days included. */
export interface Pause {
  readonly from: Day;
  readonly to: Day;
}

const PauseSchema = v.object({ from: DaySchema, to: DaySchema, ended: v.optional(v.boolean()) });

export function readPauses(doc: Doc): Map<string, Pause> {
  const pauses = new Map<string, Pause>();
  for (const [id, pause] of readEntries(doc, "pauses", PauseSchema)) {
    if (pause.ended !== true && pause.from <= pause.to) pauses.set(id, { from: pause.from, to: pause.to });
  }
  return pauses;
}

/** `id` is random: two devices may plan two pauses. */
export function addPause(doc: Doc, id: string, pause: Pause): void {
  doc.getMap("pauses").set(id, { from: pause.from, to: pause.to });
}

/**
 * Ends a pause on `day`: the days of it that went by stay off. One that has not begun is taken back; it stays in the
 * doc as ended, because nothing of the learner's is deleted.
 */
export function endPause(doc: Doc, id: string, day: Day): void {
  const pause = readPauses(doc).get(id);
  if (!pause) return;
  doc
    .getMap("pauses")
    .set(id, pause.from < day ? { ...pause, to: Math.min(pause.to, day - 1) } : { ...pause, ended: true });
}
