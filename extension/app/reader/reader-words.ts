/** Small wordings that the reader's pages share. */
import type { Roadmap, Step, Topic } from "#shared/catalog/roadmap.ts";
import type { PlacedTopic } from "#shared/catalog/topics.ts";
import { hashOf } from "#ext/app/route.ts";
import type { MessageName, Texts } from "#ext/app/texts.ts";
import type { TopicRow, TopicState, Voice } from "./reader-screens.ts";
import { endOfStep, type Walk } from "./walked.ts";

export function joined(parts: readonly (string | null | false)[]): string {
  return parts.filter((part) => part !== null && part !== false && part !== "").join(" · ");
}

export function voiceOf({ lang, dir }: Roadmap): Voice {
  return { lang, dir: dir ?? "ltr" };
}

/** `40 min`, `5 h`, `5 h 05`. */
export function duration(texts: Texts, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return texts.t("minutesShort", rest);
  return rest === 0
    ? texts.t("readerHours", hours)
    : texts.t("readerHoursMinutes", hours, texts.number(rest).padStart(2, texts.number(0)));
}

export function minutesOf(topics: readonly { readonly topic: Topic }[]): number {
  return topics.reduce((sum, { topic }) => sum + topic.minutes, 0);
}

const STATE_WORDS: Record<Exclude<TopicState, "open">, MessageName> = {
  done: "topicDone",
  known: "topicKnown",
  learning: "topicLearning",
  skipped: "topicSkipped",
};

export function topicRow(texts: Texts, walk: Walk, { step, topic }: PlacedTopic): TopicRow {
  const state = walk.stateOf(topic);
  return {
    id: topic.id,
    href: hashOf({ type: "step", roadmap: walk.roadmap.id, step: step.id, topic: topic.id }),
    title: topic.title,
    outcome: topic.outcome ?? "",
    state,
    walked: walk.isWalked(topic),
    status: state === "open" ? texts.t("minutesShort", topic.minutes) : texts.t(STATE_WORDS[state]),
    tickLabel: texts.t("topicTick", topic.title),
  };
}

/** "2 of 5 topics · 115 of 360 min · here now", or what fits the step's state. */
export function stepMeta(texts: Texts, walk: Walk, step: Step): string {
  const topics = walk.topicsOf(step.id);
  const walked = topics.filter(({ topic }) => walk.isWalked(topic));
  const track = trackOf(walk, step);
  const trackText = track && texts.t("readerTrack", track.title);
  if (!walk.enrolment) return joined([texts.count("readerTopics", topics.length), trackText]);
  const count = texts.count("readerTopicsOf", topics.length, texts.number(walked.length));
  if (topics.length > 0 && walked.length === topics.length) {
    const end = endOfStep(walk, step.id);
    return joined([count, end !== null && texts.t("readerDoneOn", texts.date(end)), trackText]);
  }
  if (walk.next?.step.id === step.id) {
    const minutes = texts.t("readerMinutesOf", minutesOf(walked), minutesOf(topics));
    return joined([count, minutes, trackText, texts.t("readerHere")]);
  }
  const begin = walk.beginOf(step.id);
  return joined([
    walked.length > 0 ? count : texts.count("readerTopics", topics.length),
    begin !== null && texts.t("readerFrom", texts.date(begin)),
    trackText,
  ]);
}

/** The option under which a step is read, where its topics depend on one. */
export function trackOf({ roadmap, tracks }: Walk, step: Step): { readonly id: string; readonly title: string } | null {
  for (const track of roadmap.tracks ?? []) {
    if (!step.topics.some((topic) => topic.track?.startsWith(`${track.id}=`))) continue;
    return track.options.find((option) => option.id === tracks[track.id]) ?? track.options[0] ?? null;
  }
  return null;
}
