/** A step in words: its topics in full, and the learner's notes beside them. */
import type { Resource, Step, Task, Topic } from "#shared/catalog/roadmap.ts";
import { findTopic, type PlacedTopic } from "#shared/catalog/topics.ts";
import { keyOf, resourceKey } from "#shared/domain/ids.ts";
import { isDone } from "#shared/domain/progress.ts";
import type { NoteRow } from "#shared/ports.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { noteLine } from "#ext/app/today/day-screen.ts";
import { trailOf } from "#ext/app/today/trail.ts";
import type { Link, StepScreen, TaskCard, TickRow, TopicCard } from "./reader-screens.ts";
import { joined, stepMeta, topicRow, trackOf, voiceOf } from "./reader-words.ts";
import type { Walk } from "./walked.ts";

export interface StepScreenInput {
  readonly texts: Texts;
  readonly walk: Walk;
  readonly step: Step;
  readonly notes: readonly NoteRow[];
  readonly readOnly: boolean;
  /** The topic that an address names, or null. */
  readonly wanted: string | null;
}

export function stepScreen({ texts, walk, step, notes, readOnly, wanted }: StepScreenInput): StepScreen {
  const { roadmap, next, shares, today } = walk;
  const at = roadmap.steps.indexOf(step);
  const stop = trailOf({ texts, roadmap, shares, todayStep: next?.step.id ?? null, hut: "" }).stops[at];
  if (!stop) throw new Error(`step ${step.id} is not of roadmap ${roadmap.id}`);
  const topics = walk.topicsOf(step.id);
  const firstLeft = topics.find(({ topic }) => !walk.isWalked(topic)) ?? topics[0];
  const chosen = trackOf(walk, step);
  const track = roadmap.tracks?.find(({ options }) => options.some((option) => option === chosen));
  const stepLink = (neighbour: Step | undefined, label: "stepPrevious" | "stepNext"): Link | null =>
    neighbour
      ? {
          label: texts.t(label, neighbour.title),
          href: hashOf({ type: "step", roadmap: roadmap.id, step: neighbour.id }),
        }
      : null;
  return {
    voice: voiceOf(roadmap),
    back: { label: roadmap.title, href: hashOf({ type: "roadmap", roadmap: roadmap.id }) },
    mark: stop,
    title: step.title,
    description: step.description,
    meta: stepMeta(texts, walk, step),
    track: track
      ? {
          label: track.title,
          options: track.options.map(({ id, title }) => ({ id, title, chosen: id === chosen?.id })),
        }
      : null,
    id: step.id,
    topics: topics.map((placed) => topicCard(texts, walk, placed)),
    first: (topics.find(({ topic }) => topic.id === wanted) ?? firstLeft)?.topic.id ?? null,
    isWanted: topics.some(({ topic }) => topic.id === wanted),
    notes: notes.map((note) => noteLine(texts, note, today)),
    quiz: quizOfStep(texts, roadmap.id, step),
    before: stepLink(roadmap.steps[at - 1], "stepPrevious"),
    after: stepLink(roadmap.steps[at + 1], "stepNext"),
    readOnly: readOnly ? texts.t("readOnlyNotice") : null,
  };
}

export function topicCard(texts: Texts, walk: Walk, placed: PlacedTopic): TopicCard {
  const { roadmap, view } = walk;
  const { topic } = placed;
  const mark = view.progress.get(keyOf(roadmap.id, topic.id));
  const changed = mark?.state === "done" && mark.rev < topic.rev;
  const before = (topic.requires ?? []).flatMap((id) => findTopic(roadmap, id)?.topic.title ?? []);
  const facts = [
    topic.optional === true && texts.t("topicOptional"),
    changed && texts.t("topicChanged"),
    before.length > 0 && texts.t("topicNeeds", before.map((title) => texts.t("quoted", title)).join(", ")),
  ];
  return {
    ...topicRow(texts, walk, placed),
    facts: facts.filter((fact) => fact !== false),
    body: topic.body ?? "",
    reads: (topic.resources ?? []).map((resource) => readRow(texts, walk, topic, resource)),
    tasks: (topic.tasks ?? []).map((task) => taskCard(texts, walk, task)),
    quiz: quizOfTopic(texts, roadmap.id, placed),
  };
}

function quizOfStep(texts: Texts, roadmap: string, { id, questions = [] }: Step): StepScreen["quiz"] {
  if (questions.length === 0) return null;
  const href = (type: "step" | "check"): string => hashOf({ type: "quiz", what: { type, roadmap, step: id } });
  return {
    questions: { label: texts.count("stepQuiz", questions.length), href: href("step") },
    check: { label: texts.t("quizCheck"), href: href("check") },
  };
}

function quizOfTopic(texts: Texts, roadmap: string, { step, topic }: PlacedTopic): Link | null {
  const count = (step.questions ?? []).filter((question) => question.topic === topic.id).length;
  if (count === 0) return null;
  const href = hashOf({ type: "quiz", what: { type: "topic", roadmap, topic: topic.id } });
  return { label: texts.count("topicQuiz", count), href };
}

function readRow(
  texts: Texts,
  { roadmap, view }: Walk,
  topic: Topic,
  { title, url, kind, minutes }: Resource,
): TickRow {
  const key = resourceKey(roadmap.id, topic.id, url);
  return {
    key,
    title,
    href: url,
    detail: joined([hostOf(url), texts.t(`kind_${kind}`)]),
    minutes: minutes === undefined ? "" : texts.t("minutesShort", minutes),
    done: isDone(view.progress, key),
    label: texts.t("topicTick", title),
  };
}

function taskCard(texts: Texts, { roadmap, view }: Walk, task: Task): TaskCard {
  const key = keyOf(roadmap.id, task.id);
  return {
    key,
    title: task.do,
    href: null,
    detail: "",
    minutes: texts.t("minutesShort", task.minutes),
    done: isDone(view.progress, key),
    label: texts.t("topicTick", task.do),
    accept: task.accept,
    hint: task.hint ?? null,
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}
