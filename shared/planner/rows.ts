/** Rows that a learner ticks: the parts of topics, in the order of the plan. */
import type { Topic } from "../catalog/roadmap.ts";
import { allTopics } from "../catalog/topics.ts";
import { keyOf } from "../domain/ids.ts";
import type { Progress } from "../domain/progress.ts";
import type { Plan, PlanInput } from "./model.ts";
import { isSettled, partsOf } from "./parts.ts";
import { walkedEnrolments } from "./queue.ts";

export interface TodayRow {
  /** The key of its mark in the learner's progress. */
  readonly key: string;
  /** A resource to read, a task to do, or a whole topic that has neither. */
  readonly kind: "read" | "do" | "topic";
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
  readonly title: string;
  /** How one knows that it is done: a task's first acceptance line, a topic's outcome, or "". */
  readonly detail: string;
  readonly url?: string;
  readonly minutes: number;
  readonly done: boolean;
}

/** A topic of a walked roadmap, with where it stands. */
export interface Located {
  readonly key: string;
  readonly roadmap: string;
  readonly step: string;
  readonly topic: Topic;
}

/** Every topic of the roadmaps that are walked, by `<roadmap>/<topic>`, in roadmap order. */
export function locateTopics(input: PlanInput): ReadonlyMap<string, Located> {
  const located = new Map<string, Located>();
  for (const { roadmap: id } of walkedEnrolments(input)) {
    const roadmap = input.roadmaps.get(id);
    if (!roadmap) continue;
    for (const { step, topic } of allTopics(roadmap)) {
      const key = keyOf(id, topic.id);
      located.set(key, { key, roadmap: id, step: step.id, topic });
    }
  }
  return located;
}

/** A topic as one row: it has no parts, or it was ticked as a whole. */
export function wholeTopicRow({ key, roadmap, step, topic }: Located, done: boolean): TodayRow {
  const { title, outcome, minutes } = topic;
  return { key, kind: "topic", roadmap, step, topic: topic.id, title, detail: outcome ?? "", minutes, done };
}

/** The rows of one topic that were open by `before`, with their ticks of `now`. */
export function rowsOfTopic(located: Located, before: Progress, now: Progress): readonly TodayRow[] {
  const { key, roadmap, step, topic } = located;
  const whole = { roadmap, step, topic: topic.id };
  const topicDone = now.get(key)?.state === "done";
  const parts = partsOf(roadmap, topic);
  if (parts.length === 0) {
    return [wholeTopicRow(located, topicDone)];
  }
  return parts
    .filter((part) => !isSettled(before, part))
    .map((part) => ({ ...whole, ...part, done: topicDone || now.get(part.key)?.state === "done" }));
}

/**
 * Topics in the order of `plan` that can be worked on on its first day: not those that wait for a later pin or for
 * their roadmap's start, nor what requires one of them.
 */
export function workableTopics(input: PlanInput, plan: Plan): readonly Located[] {
  const located = locateTopics(input);
  const startOf = new Map(input.enrolments.map((enrolment) => [enrolment.roadmap, enrolment.started]));
  const waits = (key: string, roadmap: string): boolean =>
    (input.pins.get(key) ?? input.today) > input.today || (startOf.get(roadmap) ?? input.today) > input.today;

  const waiting = new Set<string>();
  const workable: Located[] = [];
  for (const key of topicsInPlanOrder(plan)) {
    const found = located.get(key);
    if (!found) continue;
    const requires = (found.topic.requires ?? []).map((id) => keyOf(found.roadmap, id));
    if (waits(key, found.roadmap) || requires.some((required) => waiting.has(required))) waiting.add(key);
    else workable.push(found);
  }
  return workable;
}

function topicsInPlanOrder(plan: Plan): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { entries } of plan.days) {
    for (const entry of entries) if (entry.kind === "topic") keys.add(keyOf(entry.roadmap, entry.topic));
  }
  for (const { roadmap, topic } of plan.unplaced.topics) keys.add(keyOf(roadmap, topic));
  return keys;
}
