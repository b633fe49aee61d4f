/** How much time the learner has, as flat keys of the map `profile` in the library doc. */
import type { Doc } from "yjs";
import * as v from "valibot";
import type { Day } from "../std/day.ts";
import { keepHours, readEarlierHours, type Hours } from "./hours.ts";

export interface Profile extends Hours {
  /** Minutes for each weekday, 0 Sunday to 6 Saturday. 0 is a day off. */
  readonly minutesByWeekday: readonly number[];
  /** Before this hour it is still yesterday. */
  readonly rolloverHour: number;
  /** Percent of each day that the plan leaves free. */
  readonly bufferPercent: number;
  /** 0 Sunday to 6 Saturday, or null for the locale's own. */
  readonly weekStart: number | null;
  readonly showWeek: boolean;
  /** Show how many questions come back today on the toolbar button. */
  readonly showBadge: boolean;
}

export const DEFAULT_PROFILE: Profile = {
  minutesByWeekday: [0, 25, 25, 25, 25, 25, 0],
  rolloverHour: 4,
  bufferPercent: 10,
  weekStart: null,
  showWeek: true,
  showBadge: true,
};

const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440));
const Hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12));
const Percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50));
const Weekday = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)));

/** What the learner sets. */
type Settings = Omit<Profile, "earlierHours">;

/** The profile; a key that is missing or not understood counts as its default and stays as it is in the doc. */
export function readProfile(doc: Doc): Profile {
  const map = doc.getMap("profile");
  const read = <T>(key: string, schema: v.GenericSchema<T>, fallback: T): T => {
    const parsed = v.safeParse(schema, map.get(key));
    return parsed.success ? parsed.output : fallback;
  };
  return {
    minutesByWeekday: DEFAULT_PROFILE.minutesByWeekday.map((minutes, weekday) =>
      read(`minutes/${weekday}`, Minutes, minutes),
    ),
    rolloverHour: read("rolloverHour", Hour, DEFAULT_PROFILE.rolloverHour),
    bufferPercent: read("bufferPercent", Percent, DEFAULT_PROFILE.bufferPercent),
    weekStart: read("weekStart", Weekday, DEFAULT_PROFILE.weekStart),
    showWeek: read("showWeek", v.boolean(), DEFAULT_PROFILE.showWeek),
    showBadge: read("showBadge", v.boolean(), DEFAULT_PROFILE.showBadge),
    earlierHours: readEarlierHours(doc),
  };
}

/**
 * Sets what differs from the profile as it reads, weekday by weekday: two devices that each change one weekday both
 * keep theirs, also when nothing was stored before.
 */
export function writeProfile(doc: Doc, change: Partial<Settings>): void {
  const map = doc.getMap("profile");
  const { minutesByWeekday: minutesNow, ...now } = readProfile(doc);
  const { minutesByWeekday = minutesNow, ...rest } = change;
  minutesByWeekday.forEach((minutes, weekday) => {
    if (minutesNow[weekday] !== minutes) map.set(`minutes/${weekday}`, minutes);
  });
  for (const [key, value] of Object.entries(rest)) {
    if (Object.entries(now).some(([known, stored]) => known === key && stored !== value)) map.set(key, value);
  }
}

/** As `writeProfile`, from `day` on. Days before it keep the hours they had, once anything was begun. */
export function changeHours(doc: Doc, minutesByWeekday: readonly number[], day: Day): void {
  const now = readProfile(doc).minutesByWeekday;
  const isOther = minutesByWeekday.some((minutes, weekday) => minutes !== now[weekday]);
  if (isOther && doc.getMap("enrolments").size > 0) keepHours(doc, day, now);
  writeProfile(doc, { minutesByWeekday });
}
