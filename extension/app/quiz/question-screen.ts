/** One question in words, before and after its answer. */
import type { Asked } from "#shared/quiz/asked.ts";
import { isComplete } from "#shared/quiz/judge.ts";
import type { Day } from "#shared/std/day.ts";
import type { MessageName, Texts } from "#ext/app/texts.ts";
import { partOf } from "./question-part.ts";
import type { Leg, Progress, QuestionScreen, Reading, Verdict } from "./quiz-screen.ts";
import { isAnswered, type DoneAnswer, type QuizSession } from "./quiz-session.ts";
import { dayInSentence } from "./quiz-words.ts";

export interface QuestionInput {
  readonly texts: Texts;
  readonly name: string;
  readonly session: QuizSession;
  readonly asked: Asked;
  /** The day it comes back, once it was answered. */
  readonly due: Day | null;
  /** Of its roadmap; null for a card of the learner's. */
  readonly lang: string | null;
  readonly today: Day;
  readonly failed: string | null;
  readonly complained: boolean;
  readonly canUndo: boolean;
  readonly said: string;
  readonly readingOf: (asked: Asked) => Reading | null;
}

const KINDS: Readonly<Record<Exclude<Asked, { kind: "card" }>["question"]["type"], MessageName>> = {
  single: "quizKindSingle",
  multiple: "quizKindMultiple",
  boolean: "quizKindBoolean",
  order: "quizKindOrder",
  short: "quizKindShort",
  output: "quizKindOutput",
};

export function questionScreen(input: QuestionInput): QuestionScreen {
  const { texts, name, session, asked, lang, failed, complained, canUndo, said } = input;
  const { keys, at, seed, draft } = session;
  const done = isAnswered(session) ? (session.done[at] ?? null) : null;
  const question = asked.kind === "question" ? asked.question : null;
  const hint = question?.hint ?? null;
  return {
    state: "question",
    key: `${asked.key}/${at}`,
    where: texts.t("quizWhere", name, at + 1, keys.length),
    progress: progressOf(texts, session),
    stopLabel: texts.t("quizStop"),
    kindLabel: texts.t(question ? KINDS[question.type] : "quizKindCard"),
    lang,
    prompt: question?.prompt ?? "",
    code: question?.code ?? null,
    part: partOf({ texts, asked, seed, draft, done }),
    hint: hint === null ? null : { label: texts.t("quizHint"), text: draft.hint || done ? hint : null },
    unknownLabel: texts.t("quizUnknown"),
    verdict: done === null ? null : verdictOf(input, done),
    goLabel: texts.t(goName(session, asked)),
    canGo: canGo(session, asked),
    canUndo,
    undoLabel: texts.t("quizUndo"),
    more: {
      label: texts.t("quizMore"),
      bury: texts.t("quizBury"),
      suspend: texts.t("quizSuspend"),
      complain: texts.t("quizComplain"),
      complainLabel: texts.t("quizComplainLabel"),
      complainSend: texts.t("quizComplainSend"),
      complained: complained ? texts.t("quizComplained") : null,
    },
    failed,
    said,
  };
}

export function progressOf(texts: Texts, { keys, at, done }: QuizSession): Progress {
  const legs = keys.map((_, i): Leg => (i === at ? "today" : i < done.length ? "walked" : "ahead"));
  const label =
    at < keys.length
      ? texts.t("quizProgress", at + 1, keys.length)
      : texts.t("quizProgressDone", done.length, keys.length);
  return { label, number: Math.min(at + 1, keys.length), legs };
}

function goName(session: QuizSession, asked: Asked): MessageName {
  if (isAnswered(session)) return nextName(session);
  // A card that lies open waits for its rate: what turned it has nothing left to turn.
  if (asked.kind === "card") return session.draft.turned ? nextName(session) : "quizTurn";
  return "quizCheckAnswer";
}

function nextName({ at, keys }: QuizSession): MessageName {
  return at + 1 === keys.length ? "quizFinish" : "quizNext";
}

function canGo(session: QuizSession, asked: Asked): boolean {
  if (isAnswered(session)) return true;
  if (asked.kind === "card") return !session.draft.turned;
  // An order stands there from the beginning, and may be right as the learner finds it after a move.
  if (asked.question.type === "order") return true;
  return session.draft.answer !== null && isComplete(asked.question, session.draft.answer);
}

function verdictOf({ texts, asked, due, today, readingOf }: QuestionInput, done: DoneAnswer): Verdict {
  const question = asked.kind === "question" ? asked.question : null;
  const title = done.right ? "quizRight" : done.answer.type === "unknown" ? "quizNowYouKnow" : "quizWrong";
  return {
    right: done.right,
    title: texts.t(title),
    explanation: question?.explanation ?? "",
    source: question && URL.canParse(question.source) ? sourceOf(question.source) : null,
    comesBack: due === null ? "" : texts.t("quizBack", dayInSentence(texts, due, today)),
    appliesTo: question?.appliesTo === undefined ? "" : texts.t("quizAppliesTo", question.appliesTo),
    reading: done.right ? null : readingOf(asked),
  };
}

function sourceOf(source: string): { readonly label: string; readonly href: string } | null {
  const { protocol, hostname, href } = new URL(source);
  return protocol === "https:" || protocol === "http:" ? { label: hostname.replace(/^www\./, ""), href } : null;
}
