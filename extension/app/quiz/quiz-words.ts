/** Words that several quiz pages share: days, names of quizzes, sizes. */
import type { Asked } from "#shared/quiz/asked.ts";
import { piecesOf } from "#shared/quiz/cloze.ts";
import type { QuizWhat } from "#shared/quiz/queue.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { findStep, findTopic } from "#shared/catalog/topics.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { Day } from "#shared/std/day.ts";
import type { Texts } from "#ext/app/texts.ts";

/** `tomorrow`, `on Saturday`, `on 4 December`. */
export function dayInSentence(texts: Texts, day: Day, today: Day): string {
  if (day <= today + 1) return texts.t("quizTomorrow");
  return texts.t("quizOn", day < today + 7 ? texts.weekday(day) : texts.date(day));
}

/** What a quiz is called. */
export function nameOfQuiz(texts: Texts, what: QuizWhat, roadmaps: readonly Roadmap[]): string {
  switch (what.type) {
    case "due":
      return texts.t("quizDue");
    case "minutes":
      return texts.t("quizMinutes");
    case "step":
    case "check": {
      const roadmap = roadmaps.find(({ id }) => id === what.roadmap);
      const step = roadmap && findStep(roadmap, what.step);
      const title = step?.shortTitle ?? step?.title ?? what.step;
      return what.type === "check" ? texts.t("quizCheckOf", title) : title;
    }
    case "topic": {
      const roadmap = roadmaps.find(({ id }) => id === what.roadmap);
      return (roadmap && findTopic(roadmap, what.topic)?.topic.title) ?? what.topic;
    }
    default:
      return unreachable(what);
  }
}

/** The language that a question is written in; null for a card of the learner's own, which may be in any. */
export function langOf(asked: Asked, roadmaps: readonly Roadmap[]): string | null {
  if (asked.kind === "card") return null;
  return roadmaps.find(({ id }) => id === asked.roadmap)?.lang ?? null;
}

/** `4 questions, 5 min`. */
export function sizeOf(texts: Texts, asked: readonly Asked[]): string {
  const minutes = asked.reduce((sum, one) => sum + one.minutes, 0);
  return texts.count("quizSize", asked.length, minutes);
}

/** A prompt as one line of plain text. */
export function plainPrompt(asked: Asked): string {
  const text =
    asked.kind === "card"
      ? piecesOf(asked.card.front, asked.number)
          .map((piece) => (piece.hidden ? "…" : piece.text))
          .join("")
      : asked.question.prompt;
  return text.replaceAll("`", "").replaceAll(/\s+/g, " ").trim();
}
