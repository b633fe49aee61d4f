/** The learner's own cards in words. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { findStep, findTopic } from "#shared/catalog/topics.ts";
import type { OwnCard } from "#shared/domain/cards.ts";
import { cardsOf } from "#shared/quiz/asked.ts";
import { piecesOf } from "#shared/quiz/cloze.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { CardLine, CardsScreen } from "./cards-screen.ts";
import type { QuizState } from "./quiz-state.ts";
import { dayInSentence } from "./quiz-words.ts";

export interface CardsInput {
  readonly texts: Texts;
  readonly state: QuizState;
  /** Without the trash. */
  readonly cards: readonly OwnCard[];
  readonly roadmaps: readonly Roadmap[];
  readonly editing: string | null;
  readonly said: string | null;
  readonly failed: string | null;
}

export function cardsScreen(input: CardsInput): CardsScreen {
  const { texts, cards, said, failed } = input;
  const newest = [...cards].sort((a, b) => b.day - a.day || (a.id < b.id ? -1 : 1));
  return {
    title: texts.t("cardsTitle"),
    lede: cards.length === 0 ? texts.t("cardsEmpty") : texts.count("cardsLede", cards.length),
    cards: newest.map((card) => cardLine(input, card)),
    exportLabel: texts.t("quizOwnExport"),
    importLabel: texts.t("quizOwnImport"),
    said,
    failed,
  };
}

function cardLine(input: CardsInput, card: OwnCard): CardLine {
  const { texts, state, editing } = input;
  const rest = restOf(state, card);
  return {
    id: card.id,
    front: piecesOf(card.front).map(({ text, hidden }) => ({ text, hidden })),
    back: card.back,
    where: whereOf(input, card),
    when: rest === "all" ? texts.t("cardsResting") : whenOf(input, card, rest),
    resting: rest !== "none",
    edited:
      editing === card.id
        ? {
            front: card.front,
            back: card.back,
            frontLabel: texts.t(card.kind === "cloze" ? "cardsText" : "cardsFront"),
            backLabel: texts.t(card.kind === "cloze" ? "cardsExtra" : "cardsBack"),
            help: card.kind === "cloze" ? texts.t("cardsClozeHelp") : "",
          }
        : null,
  };
}

/** How much of what a card asks is suspended; what is buried until tomorrow comes back. */
export function restOf({ resting, cards, replay }: QuizState, card: OwnCard): "none" | "some" | "all" {
  const keys = cardsOf(card).map(({ key }) => key);
  const suspended = keys.filter(
    (key) => resting.has(key) && (!replay.cards.has(key) || cards.every((other) => other.key !== key)),
  );
  if (suspended.length === 0) return "none";
  return suspended.length === keys.length ? "all" : "some";
}

/** Of several cards in one text, the next one counts. */
function whenOf({ texts, state }: CardsInput, card: OwnCard, rest: "none" | "some"): string {
  const keys = new Set(cardsOf(card).map(({ key }) => key));
  const days = state.cards.filter(({ key }) => keys.has(key)).map(({ due }) => due);
  const due = Math.min(...days);
  const when =
    days.length === 0
      ? texts.t("cardsNew")
      : due <= state.today
        ? texts.t("cardsDue")
        : texts.t("quizBack", dayInSentence(texts, due, state.today));
  return rest === "some" ? texts.t("cardsRestingSome", when) : when;
}

function whereOf({ roadmaps }: CardsInput, { roadmap: id, step, topic }: OwnCard): CardLine["where"] {
  const roadmap = roadmaps.find((one) => one.id === id);
  const found = roadmap && findStep(roadmap, step);
  if (!roadmap || !found) return null;
  const title = findTopic(roadmap, topic)?.topic.title;
  const href = hashOf({ type: "step", roadmap: id, step, ...(title === undefined ? {} : { topic }) });
  return { label: title ?? found.title, href };
}
