/** The order of a roadmap's topics: what a topic requires comes before it, otherwise as the roadmap lists them. */
import type { PlacedTopic } from "../catalog/topics.ts";
import { assert } from "../std/assert.ts";
import type { PlanWarning } from "./model.ts";

interface TopicOrder {
  readonly topics: readonly PlacedTopic[];
  readonly warnings: readonly PlanWarning[];
}

/**
 * Takes the first topic in roadmap order whose requirements were all taken. Where a circle leaves none, the circle's
 * first topic in roadmap order goes ahead, with a warning. Requirements outside of `listed` do not hold anything up.
 */
export function orderTopics(roadmap: string, listed: readonly PlacedTopic[]): TopicOrder {
  const indexById = new Map(listed.map(({ topic }, index) => [topic.id, index]));
  const requires = listed.map(({ topic }) => (topic.requires ?? []).flatMap((id) => indexById.get(id) ?? []));
  const taken = listed.map(() => false);
  const topics: PlacedTopic[] = [];
  const warnings: PlanWarning[] = [];
  const isOpen = (index: number): boolean => taken[index] === false;
  const isHeldUp = (index: number): boolean => requires[index]?.some(isOpen) === true;

  let first = 0;
  while (topics.length < listed.length) {
    while (!isOpen(first)) first++;
    const ready = firstReady(first, listed.length, (index) => isOpen(index) && !isHeldUp(index));
    const next = ready ?? circleBreaker(first, requires, isOpen);
    const placed = listed[next];
    assert(placed, "an open topic is listed");
    if (ready === null) warnings.push({ type: "cyclic-requires", roadmap, topic: placed.topic.id });
    taken[next] = true;
    topics.push(placed);
  }
  return { topics, warnings };
}

/** From `first` on: what stands before it was taken. */
function firstReady(first: number, end: number, isReady: (index: number) => boolean): number | null {
  for (let index = first; index < end; index++) if (isReady(index)) return index;
  return null;
}

/** Follows requirements from `start` until they come round; the first in roadmap order of that circle. */
function circleBreaker(
  start: number,
  requires: readonly (readonly number[])[],
  isOpen: (index: number) => boolean,
): number {
  const path: number[] = [];
  let at = start;
  while (!path.includes(at)) {
    path.push(at);
    at = requires[at]?.find(isOpen) ?? at;
  }
  return Math.min(...path.slice(path.indexOf(at)));
}
