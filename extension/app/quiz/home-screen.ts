/** The page where a quiz is chosen, in words. */
import type { Roadmap, Step } from "#shared/catalog/roadmap.ts";
import type { OwnCard } from "#shared/domain/cards.ts";
import { queueOf, type QuizWhat } from "#shared/quiz/queue.ts";
import { unreachable } from "#shared/std/assert.ts";
import { hashOf } from "#ext/app/route.ts";
import type { MessageName, Texts } from "#ext/app/texts.ts";
import type { HomeScreen, NothingScreen, OwnCards, QuizLink, StepLine } from "./quiz-screen.ts";
import type { QueueInputOf } from "./quiz-sitting.ts";
import type { QuizState } from "./quiz-state.ts";
import { sizeOf } from "./quiz-words.ts";

export interface HomeInput {
  readonly texts: Texts;
  readonly state: QuizState;
  readonly roadmaps: readonly Roadmap[];
  readonly own: readonly OwnCard[];
  readonly queueInput: QueueInputOf;
  /** What the last export or import did, or null. */
  readonly said: string | null;
}

export function homeScreen(input: HomeInput): HomeScreen {
  const { texts, roadmaps, state } = input;
  const { complaints } = state.log;
  const due = linkTo(input, { type: "due" }, texts.t("quizDue"));
  const minutes = linkTo(input, { type: "minutes" }, texts.t("quizMinutes"));
  return {
    state: "home",
    title: texts.t("quizTitle"),
    lede: texts.t("quizLede"),
    due,
    // The same questions under another name would be a choice of nothing.
    minutes: minutes?.detail === due?.detail ? null : minutes,
    stepsLabel: texts.t("quizSteps"),
    steps: roadmaps.flatMap((roadmap) => roadmap.steps.flatMap((step, i) => stepLine(input, roadmap, step, i + 1))),
    own: ownCards(input),
    notices: noticesOf(texts, state),
    complaints:
      complaints.size === 0
        ? null
        : { label: texts.count("quizComplaintsExport", complaints.size), detail: texts.t("quizComplaints") },
  };
}

/** A quiz that has nothing to ask, and what could be asked instead. */
export function nothingScreen(input: HomeInput, what: QuizWhat): NothingScreen {
  const { texts } = input;
  const minutes = what.type === "minutes" ? null : linkTo(input, { type: "minutes" }, texts.t("quizMinutes"));
  const all = { label: texts.t("quizAll"), href: hashOf({ type: "quiz", what: null }), detail: "" };
  return {
    state: "nothing",
    title: texts.t("quizNothingTitle"),
    lede: texts.t(whyNothing(input, what)),
    links: minutes ? [minutes, all] : [all],
  };
}

function whyNothing({ state }: HomeInput, what: QuizWhat): MessageName {
  switch (what.type) {
    case "due":
      return "quizNothingDue";
    case "minutes":
      return "quizNothingMinutes";
    case "topic": {
      const some = [...state.asked.values()].some(
        ({ roadmap, topic }) => roadmap === what.roadmap && topic === what.topic,
      );
      return some ? "quizNothingHere" : "quizNothingNone";
    }
    case "step":
    case "check": {
      const some = [...state.asked.values()].some(
        ({ roadmap, step }) => roadmap === what.roadmap && step === what.step,
      );
      return some ? "quizNothingHere" : "quizNothingNone";
    }
    default:
      return unreachable(what);
  }
}

function linkTo({ texts, state, queueInput }: HomeInput, what: QuizWhat, label: string): QuizLink | null {
  const keys = queueOf(what, queueInput(""));
  if (keys.length === 0) return null;
  const detail = sizeOf(
    texts,
    keys.flatMap((key) => state.asked.get(key) ?? []),
  );
  return { label, href: hashOf({ type: "quiz", what }), detail };
}

function stepLine({ texts, state }: HomeInput, roadmap: Roadmap, step: Step, number: number): StepLine[] {
  const questions = [...state.asked.values()].filter(
    (asked) => asked.roadmap === roadmap.id && asked.step === step.id && asked.walked,
  );
  if (questions.length === 0) return [];
  const answered = questions.filter(({ key }) => state.replay.cards.has(key)).length;
  const keys = new Set(questions.map(({ key }) => key));
  const due = state.cards.filter((card) => card.due <= state.today && keys.has(card.key)).length;
  const link = { roadmap: roadmap.id, step: step.id } as const;
  return [
    {
      key: `${roadmap.id}/${step.id}`,
      number,
      title: step.title,
      lang: roadmap.lang,
      href: hashOf({ type: "quiz", what: { type: "step", ...link } }),
      detail:
        due > 0
          ? texts.t("quizStepDue", answered, questions.length, due)
          : texts.t("quizStepDetail", answered, questions.length),
      fill: Math.round((100 * answered) / questions.length),
      done: answered === questions.length,
      checkLabel: texts.t("quizCheck"),
      checkHref: hashOf({ type: "quiz", what: { type: "check", ...link } }),
    },
  ];
}

function ownCards({ texts, own, said }: HomeInput): OwnCards {
  return {
    label: texts.t("quizOwn"),
    detail: texts.count("quizOwnCount", own.length),
    exportLabel: texts.t("quizOwnExport"),
    importLabel: texts.t("quizOwnImport"),
    said,
  };
}

function noticesOf(texts: Texts, { replay: { aside } }: QuizState): readonly string[] {
  const notices: string[] = [];
  if (aside.future > 0) notices.push(texts.count("quizFutureAside", aside.future));
  if (aside.unknown > 0) notices.push(texts.count("quizUnknownAside", aside.unknown));
  if (aside.broken > 0) notices.push(texts.count("quizBrokenAside", aside.broken));
  return notices;
}
