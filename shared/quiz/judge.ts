/** Whether an answer is right, for each kind of question. */
import type { Question, QuestionOption } from "../catalog/roadmap.ts";
import { unreachable } from "../std/assert.ts";
import { isAccepted } from "./match.ts";

/** What a learner gave. `unknown` is "I don't know". */
export type Answer =
  | { readonly type: "options"; readonly ids: readonly string[] }
  | { readonly type: "statement"; readonly value: boolean }
  | { readonly type: "order"; readonly ids: readonly string[] }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "unknown" };

/** An answer of another kind than the question's is never right. */
export function isRight(question: Question, answer: Answer): boolean {
  switch (question.type) {
    case "single":
    case "multiple":
      return answer.type === "options" && sameSet(answer.ids, rightOptions(question));
    case "boolean":
      return answer.type === "statement" && answer.value === question.answer;
    case "order":
      return answer.type === "order" && sameTexts(question, answer.ids);
    case "short":
    case "output":
      return answer.type === "text" && isAccepted(question, answer.text);
    default:
      return unreachable(question.type);
  }
}

/** Whether there is enough of an answer to be checked. */
export function isComplete(question: Question, answer: Answer): boolean {
  switch (answer.type) {
    case "options":
      return answer.ids.length > 0;
    case "text":
      return answer.text.trim() !== "";
    case "order":
      return answer.ids.length === (question.order ?? []).length;
    case "statement":
    case "unknown":
      return true;
    default:
      return unreachable(answer);
  }
}

/** Ids of the options that are right. */
export function rightOptions({ options = [] }: Question): readonly string[] {
  return options.filter((option) => option.correct === true).map((option) => option.id);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const wanted = new Set(b);
  return new Set(a).size === wanted.size && a.every((id) => wanted.has(id));
}

/** Two options that read the same may stand in each other's place. */
function sameTexts({ order = [], options = [] }: Question, given: readonly string[]): boolean {
  const texts = new Map(options.map((option: QuestionOption) => [option.id, option.text]));
  if (given.length !== order.length || new Set(given).size !== given.length) return false;
  return order.every((id, i) => texts.has(given[i] ?? "") && texts.get(given[i] ?? "") === texts.get(id));
}
