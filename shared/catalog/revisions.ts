/** What changed in a roadmap from one revision to another, and where its parts stand now. */
import type { Former, Roadmap, Step, Topic } from "./roadmap.ts";
import { allTopics, findRetired, findStep, findTopic, type PlacedTopic } from "./topics.ts";

export type Change =
  | { readonly type: "renamed"; readonly from: string; readonly to: string }
  | { readonly type: "moved"; readonly title: string; readonly from: string; readonly to: string }
  /** By one it was replaced, by several it was split. */
  | { readonly type: "split"; readonly title: string; readonly into: readonly string[] }
  | { readonly type: "retired"; readonly title: string }
  | { readonly type: "added"; readonly title: string; readonly step: string };

/** What a learner who knew revision `seen` has to be told, in the roadmap's order; what is gone comes last. */
export function changesSince(roadmap: Roadmap, seen: number): readonly Change[] {
  return [
    ...roadmap.steps.flatMap((step) => [
      ...renamed(step, seen),
      ...step.topics.flatMap((topic) => [
        ...renamed(topic, seen),
        ...moved(roadmap, step, topic, seen),
        ...((topic.since ?? 1) > seen ? [{ type: "added", title: topic.title, step: step.title } as const] : []),
      ]),
    ]),
    ...gone(roadmap, seen),
  ];
}

/** The oldest of what the learner has not been told: that is what they knew it by. */
function renamed({ title, was }: Step | Topic, seen: number): readonly Change[] {
  const from = untold(was, seen).find((former) => former.title !== undefined)?.title;
  return from === undefined || from === title ? [] : [{ type: "renamed", from, to: title }];
}

function moved(roadmap: Roadmap, step: Step, { title, was }: Topic, seen: number): readonly Change[] {
  const from = untold(was, seen).find((former) => former.step !== undefined)?.step;
  if (from === undefined || from === step.id) return [];
  const name = findStep(roadmap, from)?.title ?? findRetired(roadmap, from)?.title ?? from;
  return [{ type: "moved", title, from: name, to: step.title }];
}

function untold(was: readonly Former[] | undefined, seen: number): readonly Former[] {
  return (was ?? []).filter(({ revision }) => revision > seen);
}

/** Only steps and topics have a title here; a question that is gone is nobody's news. */
function gone(roadmap: Roadmap, seen: number): readonly Change[] {
  return (roadmap.retired ?? []).flatMap(({ title, revision, replacedBy }): readonly Change[] => {
    if (title === undefined || (revision ?? 1) <= seen) return [];
    const into = (replacedBy ?? []).flatMap(
      (id) => findTopic(roadmap, id)?.topic.title ?? findStep(roadmap, id)?.title ?? [],
    );
    return [into.length === 0 ? { type: "retired", title } : { type: "split", title, into }];
  });
}

/** The topics that hold what the id stood for: itself, or what took its place, over several revisions if need be. */
export function livingTopics(
  roadmap: Roadmap,
  id: string,
  tried: ReadonlySet<string> = new Set(),
): readonly PlacedTopic[] {
  const living = findTopic(roadmap, id);
  if (living) return [living];
  if (tried.has(id)) return [];
  const next = new Set([...tried, id]);
  return (findRetired(roadmap, id)?.replacedBy ?? []).flatMap((by) => livingTopics(roadmap, by, next));
}

export interface Place {
  readonly step: string;
  readonly topic: string;
}

/**
 * Where something that was put at a step and topic stands by now: with its topic, with the first that took its place,
 * else with its step. What has neither is returned as it is.
 */
export function standsNow(roadmap: Roadmap, place: Place): Place {
  const [living] = livingTopics(roadmap, place.topic);
  if (living) return { step: living.step.id, topic: living.topic.id };
  if (findStep(roadmap, place.step)) return place;
  const step = (findRetired(roadmap, place.step)?.replacedBy ?? []).find((id) => findStep(roadmap, id));
  return step === undefined ? place : { ...place, step };
}

/** Ids of all steps in which something that stands in a step now may have been put. */
export function formerSteps(roadmap: Roadmap, step: string): readonly string[] {
  const isFirst = !roadmap.retired && !allTopics(roadmap).some(({ topic }) => topic.was);
  if (isFirst) return [step];
  return [...new Set([step, ...roadmap.steps.map(({ id }) => id), ...(roadmap.retired ?? []).map(({ id }) => id)])];
}
