/** Where a single topic stands in the plan, and whether it could come sooner. */
import { findTopic, topicsForTracks } from "../catalog/topics.ts";
import { keyOf } from "../domain/ids.ts";
import type { Day } from "../std/day.ts";
import { isFinished } from "./effort.ts";
import type { Plan, PlanInput, TopicEntry } from "./model.ts";
import { partsOf } from "./parts.ts";
import { plan } from "./plan.ts";
import { walkedEnrolments } from "./queue.ts";

export type TopicPlace =
  /** Done, known before, or skipped: the plan holds nothing of it. */
  | { readonly type: "over" }
  /** It begins on `day`, and no day between today and that one takes it. */
  | { readonly type: "planned"; readonly day: Day }
  /** Pinned to `day`, the first study day after today that takes it, it would begin sooner than planned. */
  | { readonly type: "sooner"; readonly day: Day };

/**
 * Null for a topic that the learner does not walk, and for one that finds no day at all. A pin of the learner's own on
 * a day to come is left alone. A sooner day counts when it is at most `within` days ahead. Tried out by planning: what
 * the topic requires, other pins, reviews and days off count.
 */
export function placeOf(
  input: PlanInput,
  planned: Plan,
  { roadmap, topic }: Pick<TopicEntry, "roadmap" | "topic">,
  within: number,
): TopicPlace | null {
  const enrolment = walkedEnrolments(input).find((one) => one.roadmap === roadmap);
  const of = input.roadmaps.get(roadmap);
  const found = of && findTopic(of, topic)?.topic;
  if (!enrolment || !found || !topicsForTracks(of, enrolment.tracks).some((one) => one.topic === found)) return null;
  const key = keyOf(roadmap, topic);
  const known = enrolment.known.has(topic) || input.progress.get(key)?.state === "skipped";
  if (known || isFinished(key, partsOf(roadmap, found), input.progress)) return { type: "over" };

  const beginsIn = ({ days }: Plan): Day | null =>
    days.find(({ entries }) =>
      entries.some((entry) => entry.kind === "topic" && entry.roadmap === roadmap && entry.topic === topic),
    )?.day ?? null;
  const pinnedTo = (day: Day): Day | null => beginsIn(plan({ ...input, pins: new Map(input.pins).set(key, day) }));

  const now = beginsIn(planned);
  const tomorrow = input.today + 1;
  if (now !== null && (now <= tomorrow || (input.pins.get(key) ?? input.today) > input.today)) {
    return { type: "planned", day: now };
  }
  const sooner = pinnedTo(tomorrow);
  const isSooner = sooner !== null && sooner < (now ?? Infinity) && sooner <= input.today + within;
  // Pinned to that very day it may stand behind other pins: then it has no room there.
  if (isSooner && pinnedTo(sooner) === sooner) return { type: "sooner", day: sooner };
  return now === null ? null : { type: "planned", day: now };
}
