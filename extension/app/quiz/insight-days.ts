/** Days with answers as a map of weeks, and as a table. */
import type { ReviewDay } from "#shared/ports.ts";
import { weekdayOfDay, type Day } from "#shared/std/day.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { DayCell, DaysPart } from "./insight-screen.ts";

const WEEKS = 26;

export function daysPart(texts: Texts, days: readonly ReviewDay[], today: Day): DaysPart {
  const weekOf = (day: Day): Day => day - ((weekdayOfDay(day) - texts.weekStart + 7) % 7);
  const first = weekOf(today) - 7 * (WEEKS - 1);
  const counts = new Map(days.map((day) => [day.day, day]));
  const shown = days.filter(({ day }) => day >= first && day <= today);
  const sum = shown.reduce((total, { count }) => total + count, 0);
  const weeks = Array.from({ length: WEEKS }, (_, week) => first + 7 * week);
  return {
    title: texts.t("insightDays"),
    label: texts.count("insightDaysLabel", shown.length, sum),
    weeks: weeks.map((start) =>
      Array.from({ length: 7 }, (_, i): DayCell | null => {
        const day = start + i;
        return day > today ? null : cell(texts, day, counts.get(day)?.count ?? 0);
      }),
    ),
    months: monthsOf(texts, weeks),
    weekdays: Array.from({ length: 7 }, (_, i) => texts.shortWeekday(first + i)),
    less: texts.t("insightLess"),
    more: texts.t("insightMore"),
    table: {
      label: texts.t("insightTable"),
      columns: [texts.t("insightDay"), texts.t("insightQuestions"), texts.t("insightMinutes")],
      rows: shown.toReversed().map(({ day, count, ms }) => ({
        key: String(day),
        cells: [texts.longDay(day), texts.number(count), texts.number(Math.max(1, Math.round(ms / 60_000)))],
      })),
    },
  };
}

function cell(texts: Texts, day: Day, count: number): DayCell {
  return { day, count, label: texts.count("insightCell", count, texts.longDay(day)) };
}

/** The first week that begins in a month carries its name; a month with no room before the next has none. */
function monthsOf(texts: Texts, weeks: readonly Day[]): readonly { week: number; name: string }[] {
  const names = weeks.map((start) => texts.shortMonth(start));
  const changes = names.flatMap((name, week) => (name === names[week - 1] ? [] : [{ week, name }]));
  return changes.filter(({ week }, i) => (changes[i + 1]?.week ?? WEEKS) - week >= 3);
}
