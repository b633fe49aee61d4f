/**
 * The grade of an answer: wrong is "again"; right is "good", and "hard" when it took the hint or much longer than such
 * a question takes. There is no "easy": it would take the learner's word for it.
 */
import type { Question } from "../catalog/roadmap.ts";
import type { Grade } from "../domain/reviews.ts";

export interface Given {
  readonly right: boolean;
  /** The hint was shown before the answer. */
  readonly hint: boolean;
  /** Time taken, in milliseconds. */
  readonly ms: number;
}

/** Time after which a right answer was hard work, in milliseconds: for the act itself, without the reading. */
const SLOW_MS: Readonly<Record<Question["type"], number>> = {
  boolean: 45_000,
  single: 60_000,
  multiple: 90_000,
  short: 60_000,
  order: 120_000,
  output: 180_000,
};

/** Slow reading of an unknown text, in milliseconds for each character. */
const READING_MS = 80;

/** Longer than that was an interruption, and says nothing about the question. In milliseconds. */
export const INTERRUPTED_MS = 600_000;

export function gradeOf(question: Question, { right, hint, ms }: Given): Grade {
  if (!right) return 1;
  return hint || isSlow(question, ms) ? 2 : 3;
}

function isSlow(question: Question, ms: number): boolean {
  const { type, prompt, code, options = [] } = question;
  const characters = prompt.length + (code?.text.length ?? 0) + options.reduce((sum, { text }) => sum + text.length, 0);
  return ms > SLOW_MS[type] + characters * READING_MS && ms < INTERRUPTED_MS;
}
