/**
 * Whether an answer in words is one of the accepted ones. The rule belongs to the question, so that a name of a level
 * may be typed in any case while a command may not. The test suite compares what programs print by the same rule.
 */
import type { Question } from "../catalog/roadmap.ts";

export type AnswerRule = Pick<Question, "accept" | "match" | "tolerance">;

export function isAccepted({ accept = [], match = "exact", tolerance }: AnswerRule, answer: string): boolean {
  if (tolerance !== undefined) return accept.some((right) => isNear(Number(right), answer, tolerance));
  const same = FORMS[match];
  const given = same(answer);
  // What reads as nothing is no answer, whatever is accepted.
  return given !== "" && accept.some((right) => same(right) === given);
}

/** Text as results are compared: no empty lines at both ends, no spaces at the ends of lines. */
export function tidied(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[ \t]+$/gm, "")
    .replaceAll(/^\n+|\n+$/g, "");
}

const FORMS: Readonly<Record<NonNullable<Question["match"]>, (text: string) => string>> = {
  // Blanks around an answer cannot be seen in a field, so they never make it wrong.
  exact: (text) => text.trim(),
  fold: (text) => plainMarks(text).trim().replaceAll(/\s+/g, " ").toLowerCase(),
  lines: tidied,
};

/** Keyboards put typographic quotes and full-width letters where a learner meant the plain ones. */
function plainMarks(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"');
}

/** A number may be written with a point or a comma, and its thousands with blanks, apostrophes or commas. */
function isNear(right: number, answer: string, tolerance: number): boolean {
  const text = plainMarks(answer).trim().replaceAll("\u2212", "-");
  const bare = text.replaceAll(/[\s'_]/g, "");
  const readings = [bare, bare.replace(/^([^,.]*),([^,.]*)$/, "$1.$2")];
  if (/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) readings.push(bare.replaceAll(",", ""));
  return readings.some((reading) => isNumber(reading) && distance(Number(reading), right) <= tolerance);
}

function isNumber(text: string): boolean {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text);
}

/** Without the last digits of binary fractions: 0.3 is 0.1 away from 0.2. */
function distance(a: number, b: number): number {
  return Number(Math.abs(a - b).toPrecision(12));
}
