/**
 * Runs what a question says proves its key, and compares. The rules are those of `shared/catalog/RUN.md`.
 *
 * An outcome counts as a result when something was printed, or when it failed in just the way that `when` names. Every
 * other failure is a broken proof and never an answer.
 */
import { CASE, SHOWN } from "#shared/catalog/check-runs.ts";
import type { Question, QuestionOption, Run } from "#shared/catalog/roadmap.ts";
import { isAccepted, tidied } from "#shared/quiz/match.ts";
import type { Engine, Outcome } from "./engines/engine.ts";
import { permutations } from "./permutations.ts";

export type Engines = Readonly<Record<Run["engine"], Engine>>;

/** Null when the run agrees with the key, otherwise a sentence that says what it gave instead. */
export async function contradiction(question: Question, run: Run, engines: Engines): Promise<string | null> {
  const options = question.options ?? [];
  const texts = Object.fromEntries(options.map(({ id, text }) => [id, text]));
  const tryOut = async (piece: string): Promise<Outcome> => {
    // Functions, because a `$` in a plain replacement has a meaning of its own.
    const code = run.code.replaceAll(SHOWN, () => question.code?.text ?? "").replaceAll(CASE, () => piece);
    return await engines[run.engine]({ code, options: texts });
  };
  if (run.code.includes(CASE)) {
    return question.type === "order"
      ? await wrongOrder(question, run, tryOut)
      : await wrongOption(options, run, tryOut);
  }

  const outcome = await tryOut("");
  if (run.when !== undefined) {
    const reason = strangeFailure(outcome, run.when);
    if (reason !== null) return reason;
    const result = resultOf(outcome) === tidied(run.when);
    return result === question.answer ? null : `The run says ${result}: it gave ${resultOf(outcome)}.`;
  }
  const failure = strangeFailure(outcome);
  return failure ?? (agrees(question, resultOf(outcome)) ? null : `The run printed ${resultOf(outcome)}.`);
}

type TryOut = (piece: string) => Promise<Outcome>;

async function wrongOption(options: readonly QuestionOption[], run: Run, tryOut: TryOut): Promise<string | null> {
  for (const option of options) {
    const outcome = await tryOut(pieceOf(option, run));
    const failure = strangeFailure(outcome, run.when);
    if (failure !== null) return `Option ${option.id}: ${failure}`;
    const isRight = resultOf(outcome) === tidied(run.when ?? "");
    if (isRight !== (option.correct ?? false)) {
      return `Option ${option.id} is ${isRight ? "right" : "wrong"} by the run: it gave ${resultOf(outcome)}.`;
    }
  }
  return null;
}

async function wrongOrder(question: Question, run: Run, tryOut: TryOut): Promise<string | null> {
  const { order = [], options = [] } = question;
  const pieces = new Map(options.map((option) => [option.id, pieceOf(option, run)]));
  for (const ids of permutations(order)) {
    const isKey = ids.join() === order.join();
    const outcome = await tryOut(ids.map((id) => pieces.get(id) ?? "").join("\n"));
    // A wrong order may well fail; only the right one must not.
    const failure = isKey ? strangeFailure(outcome, run.when) : null;
    if (failure !== null) return failure;
    const works = resultOf(outcome) === tidied(run.when ?? "");
    if (works !== isKey) return `The order ${ids.join(", ")} gave ${resultOf(outcome)}.`;
  }
  return null;
}

/** Without an entry of its own an option is tried as the learner reads it, less the marks that make it code. */
function pieceOf(option: QuestionOption, run: Run): string {
  return run.cases?.[option.id] ?? option.text.replace(/^`([^`]*)`$/, "$1");
}

function agrees(question: Question, result: string): boolean {
  const lines = result.split("\n");
  switch (question.type) {
    case "single":
    case "multiple": {
      const right = (question.options ?? []).filter(({ correct }) => correct === true).map(({ id }) => id);
      return right.toSorted().join() === lines.toSorted().join();
    }
    case "boolean":
      return result === String(question.answer);
    case "order":
      return question.order?.join() === lines.join();
    case "short":
    case "output":
      return isAccepted(question, result);
  }
}

function resultOf(outcome: Outcome): string {
  return outcome.type === "printed" ? outcome.text : `error ${outcome.code}`;
}

function strangeFailure(outcome: Outcome, when?: string): string | null {
  if (outcome.type === "printed" || resultOf(outcome) === when?.trim()) return null;
  return `The run itself failed with ${outcome.code}: ${outcome.detail}`;
}
