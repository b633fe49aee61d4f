/** What is left to learn: one lane of topics for each roadmap that is walked, each in its order of work. */
import type { Roadmap } from "../catalog/roadmap.ts";
import { allTopics, topicsForTracks } from "../catalog/topics.ts";
import type { Enrolment } from "../domain/enrolments.ts";
import { keyOf } from "../domain/ids.ts";
import type { Day } from "../std/day.ts";
import { effortOf, isFinished, minutesLeft, timedEffort, type Effort } from "./effort.ts";
import type { PlanInput, PlanWarning } from "./model.ts";
import { orderTopics } from "./order.ts";
import { partsOf } from "./parts.ts";
import type { Rules } from "./rules.ts";

export interface QueuedTopic {
  /** `<roadmap>/<topic>` */
  readonly key: string;
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
  /** Minutes left. */
  readonly minutes: number;
  readonly optional: boolean;
  readonly pin: Day | null;
  /** Queued topics that come first. */
  readonly requires: readonly QueuedTopic[];
  /** What was done of it. */
  readonly effort: Effort;
}

export interface Lane {
  readonly roadmap: string;
  readonly started: Day;
  readonly target: Day | null;
  readonly share: number;
  readonly topics: readonly QueuedTopic[];
  /** Minutes by day of all its topics, finished ones included. */
  readonly effort: Effort;
}

export interface Queue {
  /** By start, then roadmap id. */
  readonly lanes: readonly Lane[];
  readonly warnings: readonly PlanWarning[];
}

/** Leaves out archived roadmaps, other tracks, and topics that are known, skipped or finished. */
export function buildQueue(input: PlanInput, rules: Rules): Queue {
  const timed = timedEffort(input.studyIntervals);
  const lanes: Lane[] = [];
  const warnings: PlanWarning[] = [];
  for (const enrolment of walkedEnrolments(input)) {
    const roadmap = input.roadmaps.get(enrolment.roadmap);
    if (roadmap) lanes.push(buildLane(input, enrolment, roadmap, timed, rules, warnings));
    else warnings.push({ type: "missing-roadmap", roadmap: enrolment.roadmap });
  }
  return { lanes, warnings };
}

/** Enrolments that are not set aside, by start, then roadmap id. */
export function walkedEnrolments(input: Pick<PlanInput, "enrolments">): readonly Enrolment[] {
  return input.enrolments
    .filter((enrolment) => !enrolment.archived)
    .sort((a, b) => a.started - b.started || (a.roadmap < b.roadmap ? -1 : 1));
}

function buildLane(
  input: PlanInput,
  enrolment: Enrolment,
  roadmap: Roadmap,
  timed: ReadonlyMap<string, Effort>,
  rules: Rules,
  warnings: PlanWarning[],
): Lane {
  const id = enrolment.roadmap;
  const listed = rules.tracks ? topicsForTracks(roadmap, enrolment.tracks) : allTopics(roadmap);
  const order = rules.requires ? orderTopics(id, listed) : { topics: listed, warnings: [] };
  warnings.push(...order.warnings, ...unknownRequires(id, roadmap));

  const laneEffort = new Map<Day, number>();
  const queued = new Map<string, QueuedTopic>();
  for (const { step, topic } of order.topics) {
    const key = keyOf(id, topic.id);
    const parts = partsOf(id, topic);
    const effort = effortOf(key, topic, parts, input.progress, timed.get(key));
    for (const [day, minutes] of effort) laneEffort.set(day, (laneEffort.get(day) ?? 0) + minutes);
    const known = enrolment.known.has(topic.id) || input.progress.get(key)?.state === "skipped";
    if ((known && rules.knownAndSkipped) || isFinished(key, parts, input.progress)) continue;
    queued.set(topic.id, {
      key,
      roadmap: id,
      step: step.id,
      topic: topic.id,
      minutes: minutesLeft(topic, parts, input.progress, effort, rules),
      optional: topic.optional === true,
      pin: (rules.pins ? input.pins.get(key) : null) ?? null,
      // Only topics that were queued before: what is finished or left out holds nothing up, and circles are broken.
      requires: rules.requires ? (topic.requires ?? []).flatMap((required) => queued.get(required) ?? []) : [],
      effort,
    });
  }
  const { started, target, share } = enrolment;
  return { roadmap: id, started, target, share, topics: [...queued.values()], effort: laneEffort };
}

function unknownRequires(id: string, roadmap: Roadmap): readonly PlanWarning[] {
  const topics = allTopics(roadmap).map(({ topic }) => topic);
  const known = new Set(topics.map((topic) => topic.id));
  return topics.flatMap((topic) =>
    (topic.requires ?? [])
      .filter((required) => !known.has(required))
      .map((requires) => ({ type: "unknown-requires", roadmap: id, topic: topic.id, requires }) as const),
  );
}
