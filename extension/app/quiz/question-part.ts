/** The part of a question that is answered, in words: options, an order, a field, a card. */
import type { Question } from "#shared/catalog/roadmap.ts";
import type { Asked, AskedCard } from "#shared/quiz/asked.ts";
import { piecesOf } from "#shared/quiz/cloze.ts";
import { rightOptions, type Answer } from "#shared/quiz/judge.ts";
import { disordered, shuffled } from "#shared/quiz/shuffle.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { DoneAnswer, Draft } from "./quiz-session.ts";
import type { CardPart, OptionLine, OptionsPart, OrderPart, QuestionPart, TextPart } from "./part-screen.ts";

export interface PartInput {
  readonly texts: Texts;
  readonly asked: Asked;
  /** The session's. */
  readonly seed: string;
  readonly draft: Draft;
  /** Null until it was answered. */
  readonly done: DoneAnswer | null;
}

/** Ids of options in the order in which they are shown: the same for the same session. */
export function shownOrder(question: Question, seed: string): readonly string[] {
  const own = `${seed}/${question.id}`;
  if (question.type === "order") return disordered(question.order ?? [], own);
  return shuffled(question.options ?? [], own).map(({ id }) => id);
}

/** What an order question shows before anything was moved. */
export function firstOrder(question: Question, seed: string): Answer {
  return { type: "order", ids: shownOrder(question, seed) };
}

export function partOf(input: PartInput): QuestionPart {
  const { asked } = input;
  if (asked.kind === "card") return cardPart(input, asked);
  const { question } = asked;
  switch (question.type) {
    case "single":
    case "multiple":
      return optionsPart(input, question);
    case "boolean":
      return statementPart(input, question);
    case "order":
      return orderPart(input, question);
    case "short":
    case "output":
      return textPart(input, question);
  }
}

const given = ({ draft, done }: PartInput): Answer | null => done?.answer ?? draft.answer;

function optionsPart(input: PartInput, question: Question): OptionsPart {
  const { texts, seed, done } = input;
  const answer = given(input);
  const chosen = new Set(answer?.type === "options" ? answer.ids : []);
  const right = new Set(rightOptions(question));
  const options = shownOrder(question, seed).map((id, i): OptionLine => {
    const option = question.options?.find((one) => one.id === id);
    return {
      id,
      number: i + 1,
      text: option?.text ?? "",
      chosen: chosen.has(id),
      ...stateOf(texts, done !== null, right.has(id), chosen.has(id)),
      why: done !== null && !right.has(id) ? (option?.why ?? "") : "",
    };
  });
  const many = question.type === "multiple";
  return { type: "options", many, pair: false, groupLabel: texts.t("quizAnswers"), options };
}

function statementPart(input: PartInput, question: Question): OptionsPart {
  const { texts, done } = input;
  const answer = given(input);
  const options = [true, false].map((value, i): OptionLine => {
    const chosen = answer?.type === "statement" && answer.value === value;
    return {
      id: String(value),
      number: i + 1,
      text: texts.t(value ? "quizTrue" : "quizFalse"),
      chosen,
      ...stateOf(texts, done !== null, question.answer === value, chosen),
      why: "",
    };
  });
  return { type: "options", many: false, pair: true, groupLabel: texts.t("quizAnswers"), options };
}

function stateOf(texts: Texts, done: boolean, right: boolean, chosen: boolean): Pick<OptionLine, "state" | "word"> {
  if (!done) return { state: null, word: "" };
  if (right) return { state: "right", word: texts.t(chosen ? "quizWordRight" : "quizWordMissed") };
  return chosen ? { state: "wrong", word: texts.t("quizWordYours") } : { state: "rest", word: "" };
}

function orderPart(input: PartInput, question: Question): OrderPart {
  const { texts, seed, done } = input;
  const answer = given(input);
  const ids = answer?.type === "order" ? answer.ids : shownOrder(question, seed);
  const textOf = (id: string): string => question.options?.find((one) => one.id === id)?.text ?? "";
  const key = question.order ?? [];
  return {
    type: "order",
    groupLabel: texts.t("quizOrderLabel"),
    items: ids.map((id, i) => {
      const text = textOf(id);
      return {
        id,
        number: i + 1,
        text,
        upLabel: texts.t("quizUp", text),
        downLabel: texts.t("quizDown", text),
        state: done === null ? null : text === textOf(key[i] ?? "") ? "right" : "wrong",
      };
    }),
    rightOrder: done?.right === false ? key.map(textOf) : [],
    rightLabel: texts.t("quizRightOrder"),
  };
}

function textPart(input: PartInput, question: Question): TextPart {
  const { texts, done } = input;
  const answer = given(input);
  const lines = question.type === "output";
  const numeric = question.tolerance !== undefined;
  const label = lines ? "quizYourOutput" : numeric ? "quizYourNumber" : "quizYourAnswer";
  return {
    type: "text",
    label: texts.t(label),
    text: answer?.type === "text" ? answer.text : "",
    lines,
    numeric,
    state: done === null ? null : done.right ? "right" : "wrong",
    word: done === null ? "" : texts.t(done.right ? "quizWordRight" : "quizWordWrong"),
    accepted: done?.right === false ? (question.accept ?? []) : [],
    acceptedLabel: texts.t("quizAccepted"),
  };
}

/** Grades by the number of the key that gives them. */
export const RATES = [
  { number: 1, grade: 1, name: "quizRateAgain" },
  { number: 2, grade: 2, name: "quizRateHard" },
  { number: 3, grade: 3, name: "quizRateGood" },
] as const;

function cardPart({ texts, draft, done }: PartInput, { card, number }: AskedCard): CardPart {
  const turned = draft.turned || done !== null;
  const front = piecesOf(card.front, number).map(({ text, hidden, hint }) => ({
    text: hidden && !turned ? (hint === "" ? "…" : hint) : text,
    hidden,
  }));
  return {
    type: "card",
    front,
    back: turned ? card.back : null,
    turnLabel: texts.t("quizTurn"),
    rates: RATES.map((rate) => ({
      number: rate.number,
      label: texts.t(rate.name),
      chosen: done?.grade === rate.grade,
    })),
  };
}
