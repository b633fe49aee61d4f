/** Words, numbers and dates in the learner's language. All strings come from `_locales`. */
import type messages from "#ext/public/_locales/en/messages.json";
import { noonOfDay, type Day } from "#shared/std/day.ts";

export type MessageName = keyof typeof messages;
/** Messages that come in plural forms, named by what stands before `_other`. */
export type CountName = MessageName extends infer Name ? (Name extends `${infer Base}_other` ? Base : never) : never;

export interface Texts {
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  /** The message, with `$1`… filled in order. */
  t(name: MessageName, ...values: readonly (string | number)[]): string;
  /** The plural form for `n`, with `$1` = n and further values after it. */
  count(name: CountName, n: number, ...values: readonly (string | number)[]): string;
  /** `Thursday 19 November` in the locale's own order. */
  longDay(day: Day): string;
  /** `19 November`. */
  date(day: Day): string;
  /** `3 May 2025`. */
  fullDate(day: Day): string;
  /** `19 Nov`, with its year where it is most of a year from `today`. */
  shortDate(day: Day, today: Day): string;
  /** `Sat 21 Nov`. */
  shortDay(day: Day): string;
  /** `Thu`. */
  shortWeekday(day: Day): string;
  /** `Thursday`. */
  weekday(day: Day): string;
  /** `Thu 19`. */
  weekdayDate(day: Day): string;
  /** `November`. */
  month(day: Day): string;
  /** `Nov`. */
  shortMonth(day: Day): string;
  /** `14:05`, by the device's own time zone. */
  time(at: number): string;
  /** `14 – 30 January`, or `19 Feb – 16 Mar 2027` where a year is needed. */
  dayRange(from: Day, to: Day, today: Day): string;
  /** The same in short, for narrow places: `14 – 30 Jan`, or `Apr – May 2027` in another year. */
  shortRange(from: Day, to: Day, today: Day): string;
  /** `today`, `yesterday`, a weekday within the last week, else the date. */
  dayAgo(day: Day, today: Day): string;
  /** `5 minutes ago`, in whole minutes, hours or days, whichever is the largest that is not none. */
  ago(ms: number): string;
  /** `04:00`, or `4:00 AM`, as the locale's clock shows a full hour. */
  hourOfDay(hour: number): string;
  /** `58 hours`, for long times. */
  hours(minutes: number): string;
  number(n: number): string;
  /** `0.2 GB`. */
  gigabytes(bytes: number): string;
  /** The first day of the locale's week, 0 Sunday to 6 Saturday. */
  readonly weekStart: number;
}

export interface MessageSource {
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  message(name: string, values: readonly string[]): string;
}

export function createTexts(source: MessageSource): Texts {
  const { locale, dir } = source;
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const long = format({ weekday: "long", day: "numeric", month: "long" });
  const dateOnly = format({ day: "numeric", month: "long" });
  const full = format({ day: "numeric", month: "long", year: "numeric" });
  const dated = format({ day: "numeric", month: "short", year: "numeric" });
  const shortDate = format({ day: "numeric", month: "short" });
  const shortMonth = format({ month: "short", year: "numeric" });
  const shortDay = format({ weekday: "short", day: "numeric", month: "short" });
  const short = format({ weekday: "short" });
  const weekday = format({ weekday: "long" });
  // `04:00` beside `4:00 AM`: no clock of twelve hours shows a zero before the hour.
  const clock = (): Intl.DateTimeFormatOptions => ({
    hour: new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12 ? "numeric" : "2-digit",
    minute: "2-digit",
  });
  const weekdayDate = format({ weekday: "short", day: "numeric" });
  const month = format({ month: "long" });
  const monthName = format({ month: "short" });
  const past = new Intl.RelativeTimeFormat(locale);
  const say = (name: string, values: readonly (string | number)[]): string =>
    source.message(
      name,
      values.map((value) => (typeof value === "number" ? numbers.format(value) : value)),
    );
  const texts: Texts = {
    locale,
    dir,
    t: (name, ...values) => say(name, values),
    count: (name, n, ...values) =>
      say(`${name}_${plural.select(n)}`, [n, ...values]) || say(`${name}_other`, [n, ...values]),
    longDay: (day) => long.format(noonOfDay(day)),
    date: (day) => dateOnly.format(noonOfDay(day)),
    fullDate: (day) => full.format(noonOfDay(day)),
    shortDate: (day, today) => (Math.abs(day - today) < MOST_OF_A_YEAR ? shortDate : dated).format(noonOfDay(day)),
    shortDay: (day) => shortDay.format(noonOfDay(day)),
    shortWeekday: (day) => short.format(noonOfDay(day)),
    weekday: (day) => weekday.format(noonOfDay(day)),
    weekdayDate: (day) =>
      // CLDR puts the number first in some kinds of English, where nobody does.
      locale.startsWith("en")
        ? `${short.format(noonOfDay(day))} ${noonOfDay(day).getUTCDate()}`
        : weekdayDate.format(noonOfDay(day)),
    month: (day) => month.format(noonOfDay(day)),
    shortMonth: (day) => monthName.format(noonOfDay(day)),
    time: (at) => new Intl.DateTimeFormat(locale, clock()).format(at),
    dayRange: (from, to, today) =>
      unbroken((sameYear(from, to, today) ? dateOnly : dated).formatRange(noonOfDay(from), noonOfDay(to))),
    shortRange: (from, to, today) =>
      unbroken((sameYear(from, to, today) ? shortDate : shortMonth).formatRange(noonOfDay(from), noonOfDay(to))),
    dayAgo: (day, today) => {
      if (day === today) return say("dayToday", []);
      if (day === today - 1) return say("dayYesterday", []);
      return day > today - 7 && day < today ? weekday.format(noonOfDay(day)) : dateOnly.format(noonOfDay(day));
    },
    ago: (ms) => {
      const minutes = Math.floor(ms / 60_000);
      if (minutes < 60) return past.format(-minutes, "minute");
      return minutes < 1440
        ? past.format(-Math.floor(minutes / 60), "hour")
        : past.format(-Math.floor(minutes / 1440), "day");
    },
    hourOfDay: (hour) => format(clock()).format(new Date(Date.UTC(2026, 0, 1, hour))),
    hours: (minutes) => texts.count("hours", Math.max(1, Math.round(minutes / 60))),
    number: (n) => numbers.format(n),
    gigabytes: (bytes) =>
      new Intl.NumberFormat(locale, { style: "unit", unit: "gigabyte", maximumFractionDigits: 1 }).format(bytes / 1e9),
    weekStart: weekStartOf(locale),
  };
  return texts;
}

/** In days: a date without its year is read as the nearest one. */
const MOST_OF_A_YEAR = 330;

/** A range may go on to the next line after its dash, and nowhere within a date. */
function unbroken(range: string): string {
  return range.replace(/(?<!–)[ \u2009]/g, (space) => (space === " " ? "\u00a0" : "\u202f"));
}

function sameYear(...days: readonly Day[]): boolean {
  return new Set(days.map((day) => noonOfDay(day).getUTCFullYear())).size === 1;
}

/** Firefox has no week information yet: Monday, as ISO 8601 has it. */
function weekStartOf(locale: string): number {
  const of: Intl.Locale & { getWeekInfo?: () => { readonly firstDay: number } } = new Intl.Locale(locale);
  return (of.getWeekInfo?.().firstDay ?? 1) % 7;
}
