/**
 * What to read after a wrong answer. A topic that is not done yet can be brought forward to the next study day with
 * room; one that is done keeps its mark, and is only a link away: reading it again is no new work for the plan.
 */
import { findTopic } from "#shared/catalog/topics.ts";
import { keyOf } from "#shared/domain/ids.ts";
import { placeOf } from "#shared/planner/next-room.ts";
import type { Asked } from "#shared/quiz/asked.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { Day } from "#shared/std/day.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { QuizContext } from "./quiz-context.ts";
import type { Reading } from "./quiz-screen.ts";

/** A reading that is weeks ahead is no help with the next answer, in days. */
const SOON = 6;

/** Null for a topic that the learner does not walk. Reads signals: what is put off elsewhere is seen here. */
export function readingOf(context: QuizContext, { roadmap, step, topic }: Asked): Reading | null {
  const { ports, library, living } = context;
  const { texts } = ports;
  const of = living.roadmaps.value.get(roadmap);
  const found = of && findTopic(of, topic);
  const place = found ? placeOf(living.input.value, living.plan.value, { roadmap, topic }, SOON) : null;
  if (!found || place === null) return null;
  const { title } = found.topic;
  const today = living.today.value;
  const reading = {
    key: keyOf(roadmap, topic),
    title,
    href: hashOf({ type: "step", roadmap, step, topic }),
    put: null,
    placed: null,
  };
  switch (place.type) {
    case "over":
      return { ...reading, label: texts.t("quizReadAgain", title) };
    case "planned":
      return { ...reading, label: texts.t("quizRead", title), placed: placedWords(texts, place.day, today) };
    case "sooner": {
      const put = library.readOnly ? null : texts.t("quizReadPut", texts.weekday(place.day));
      return { ...reading, label: texts.t("quizRead", title), put };
    }
    default:
      return unreachable(place);
  }
}

/**
 * Brings the topic of a question forward, with a way back. False when it has no room sooner, or nothing was changed.
 */
export function putReading(context: QuizContext, { roadmap, topic }: Asked): boolean {
  const { ports, living, planning } = context;
  const { texts } = ports;
  const of = living.roadmaps.peek().get(roadmap);
  const found = of && findTopic(of, topic);
  const place = placeOf(living.input.peek(), living.plan.peek(), { roadmap, topic }, SOON);
  if (!found || place?.type !== "sooner") return false;
  const { day } = place;
  const said = texts.t("quizReadDone", found.topic.title, texts.weekday(day));
  return planning.change(said, { type: "pin", roadmap, topic, day });
}

function placedWords(texts: Texts, day: Day, today: Day): NonNullable<Reading["placed"]> {
  if (day === today) return { text: texts.t("quizReadToday"), soon: true };
  if (day > today + SOON) return { text: texts.t("quizReadLater", texts.date(day)), soon: false };
  return { text: texts.t("quizReadPlaced", texts.weekday(day)), soon: true };
}
