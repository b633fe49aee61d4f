/** Whether what a program printed is an accepted answer, under the same rule as a learner's answer. */
import type { Question } from "#shared/catalog/roadmap.ts";
import { tidied } from "./engines/engine.ts";

const AS: Readonly<Record<NonNullable<Question["match"]>, (text: string) => string>> = {
  exact: (text) => text,
  fold: (text) => text.trim().replaceAll(/\s+/g, " ").toLowerCase(),
  lines: tidied,
};

export function isAccepted(question: Question, printed: string): boolean {
  const { accept = [], match = "exact", tolerance } = question;
  const same = AS[match];
  return accept.some((answer) =>
    tolerance === undefined
      ? same(answer) === same(printed)
      : printed.trim() !== "" && Math.abs(Number(answer) - Number(printed)) <= tolerance,
  );
}
