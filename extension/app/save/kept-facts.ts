/** What a page says of who wrote it and when, as a note keeps it: it may be anything, so it is looked at first. */
import type { Clip } from "#ext/clipper/clip.ts";
import type { Note } from "#shared/domain/notes.ts";
import { dayOfIso, type Day } from "#shared/std/day.ts";

/** `today` bounds the date: nothing was published after tomorrow, which somewhere it is already. */
export function keptFacts(clip: Pick<Clip, "author" | "published">, today: Day): Pick<Note, "author" | "published"> {
  return { author: authorOf(clip.author ?? ""), published: publishedDay(clip.published ?? "", today) };
}

/** A name without the "By" before it; "" for an address, which some pages give instead. */
function authorOf(said: string): string {
  const name = said.trim().replace(/^by[:\s]\s*/i, "");
  return /^(?:https?:)?\/\//i.test(name) ? "" : name;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Before it there was no web, and a page that says so means something else. */
const FIRST = 1990;

/**
 * The day as the page writes it, in the author's own time zone: `2025-05-03T22:00:00Z`, `2025/05/03`, `3 May 2025`,
 * `May 3, 2025`. Null for other ways of writing, for days that are none, and for those to come.
 */
function publishedDay(said: string, today: Day): Day | null {
  const day = isoDay(/^\s*(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<date>\d{1,2})(?!\d)/, said) ?? namedDay(said);
  return day === null || day > today + 1 ? null : day;
}

function namedDay(said: string): Day | null {
  return (
    isoDay(/(?<!\d)(?<date>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>[a-z]{3})[a-z]*\.?,?\s+(?<year>\d{4})(?!\d)/i, said) ??
    isoDay(/(?<![a-z])(?<month>[a-z]{3})[a-z]*\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/i, said)
  );
}

function isoDay(form: RegExp, said: string): Day | null {
  const { year = "", month = "", date = "" } = form.exec(said)?.groups ?? {};
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1;
  if (Number(year) < FIRST) return null;
  return dayOfIso(`${year}-${String(number).padStart(2, "0")}-${date.padStart(2, "0")}`);
}
