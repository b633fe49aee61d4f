/**
 * Hours that held before a day, as flat keys of the map `profile`: a day that is over is judged by the hours it had,
 * and not by those that the learner chose later.
 */
import type { Doc } from "yjs";
import * as v from "valibot";
import type { Day } from "../std/day.ts";
import { readEntries } from "./flat-map.ts";

export interface EarlierHours {
  /** The first day that they did not hold on. */
  readonly before: Day;
  /** 0 Sunday to 6 Saturday. */
  readonly minutesByWeekday: readonly number[];
}

/** The learner's hours now, and those of earlier days, the oldest first. */
export interface Hours {
  readonly minutesByWeekday: readonly number[];
  readonly earlierHours?: readonly EarlierHours[];
}

const KEY = /^hoursBefore\/(-?\d+)$/;

const WeekSchema = v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))), v.length(7));

export function readEarlierHours(doc: Doc): readonly EarlierHours[] {
  const earlier: EarlierHours[] = [];
  for (const [key, minutesByWeekday] of readEntries(doc, "profile", WeekSchema)) {
    const day = KEY.exec(key)?.[1];
    if (day !== undefined) earlier.push({ before: Number(day), minutesByWeekday });
  }
  return earlier.sort((a, b) => a.before - b.before);
}

/** Keeps what held until `day`; what the day itself changes again adds nothing to that. */
export function keepHours(doc: Doc, day: Day, minutesByWeekday: readonly number[]): void {
  const map = doc.getMap("profile");
  const key = `hoursBefore/${day}`;
  if ((map.get(key) ?? null) === null) map.set(key, [...minutesByWeekday]);
}

/** Minutes by weekday as they held on `day`. */
export function hoursOn({ minutesByWeekday, earlierHours = [] }: Hours, day: Day): readonly number[] {
  return earlierHours.find(({ before }) => day < before)?.minutesByWeekday ?? minutesByWeekday;
}
