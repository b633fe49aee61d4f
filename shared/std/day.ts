/**
 * Civil days. A day is the number of whole days from 1 January 1970 to a date on the wall calendar; no time zone is
 * left in it, so days are added and compared as integers and a journey never rewrites what was done on which day.
 */

const MS_PER_DAY = 86_400_000;

/** A civil-day number. 0 is 1 January 1970, a Thursday. */
export type Day = number;

/** What a wall clock and calendar show: month 1-12, date 1-31, hour 0-23. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly hour: number;
}

/** The civil day of a calendar date (month 1-12). */
export function dayOfDate(year: number, month: number, date: number): Day {
  return Math.floor(Date.UTC(year, month - 1, date) / MS_PER_DAY);
}

/**
 * The learner's day on a wall clock: before the rollover hour it is still yesterday. Taken from the wall date, never
 * from "now minus n hours", which is another day around the two clock changes of a year.
 */
export function dayOfWallClock(wall: WallClock, rolloverHour: number): Day {
  return dayOfDate(wall.year, wall.month, wall.date) - (wall.hour < rolloverHour ? 1 : 0);
}

/** 0 Sunday to 6 Saturday, as `Date.getDay`. */
export function weekdayOfDay(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** A `Date` at 12:00 UTC of the day, to be formatted with `timeZone: "UTC"` and for FSRS. */
export function noonOfDay(day: Day): Date {
  return new Date(day * MS_PER_DAY + MS_PER_DAY / 2);
}

/** `2026-11-22`. */
export function isoOfDay(day: Day): string {
  return noonOfDay(day).toISOString().slice(0, 10);
}

/** The day of `2026-11-22`, or null when it is no such date. */
export function dayOfIso(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return null;
  const day = dayOfDate(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoOfDay(day) === iso ? day : null;
}

/** `2026-11`: the month that names a notes or reviews doc. */
export function monthOfDay(day: Day): string {
  return isoOfDay(day).slice(0, 7);
}
