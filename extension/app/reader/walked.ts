/** How far the learner is in a roadmap: what is walked, where they stand, and when the steps ahead begin. */
import { topicsForTracks, type PlacedTopic } from "#shared/catalog/topics.ts";
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import type { Enrolment } from "#shared/domain/enrolments.ts";
import { keyOf } from "#shared/domain/ids.ts";
import { plan } from "#shared/planner/plan.ts";
import type { Plan } from "#shared/planner/model.ts";
import type { Day } from "#shared/std/day.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import { planInputOf } from "#ext/app/today/day-facts.ts";
import { isWalked, stepShares, type StepShare } from "#ext/app/today/trail.ts";
import type { TopicState } from "./reader-screens.ts";

export interface Walk {
  readonly roadmap: Roadmap;
  readonly view: LibraryView;
  readonly today: Day;
  /** Null until the roadmap was begun. */
  readonly enrolment: Enrolment | null;
  readonly tracks: Readonly<Record<string, string>>;
  readonly shares: readonly StepShare[];
  /** Topics of the chosen tracks. */
  readonly topics: readonly PlacedTopic[];
  /** The first topic that is left to do, or null before the start and after the end. */
  readonly next: PlacedTopic | null;
  readonly plan: Plan | null;
  isWalked(topic: Topic): boolean;
  stateOf(topic: Topic): TopicState;
}

/** `reading` are tracks looked at for now, in place of the learner's own. */
export function walkOf(
  roadmap: Roadmap,
  view: LibraryView,
  today: Day,
  reading: Readonly<Record<string, string>> = {},
): Walk {
  const enrolment = view.enrolments.find((one) => one.roadmap === roadmap.id && !one.archived) ?? null;
  const known: ReadonlySet<string> = enrolment?.known ?? new Set();
  const tracks = { ...enrolment?.tracks, ...reading };
  const topics = topicsForTracks(roadmap, tracks);
  const walked = (topic: Topic): boolean => isWalked(view.progress, known, roadmap.id, topic.id);
  return {
    roadmap,
    view,
    today,
    enrolment,
    tracks,
    topics,
    shares: stepShares(roadmap, tracks, view.progress, known),
    next: enrolment ? (topics.find(({ topic }) => !walked(topic)) ?? null) : null,
    plan: enrolment
      ? plan(planInputOf({ ...view, enrolments: [enrolment] }, new Map([[roadmap.id, roadmap]]), today))
      : null,
    isWalked: walked,
    stateOf: (topic) => {
      const state = view.progress.get(keyOf(roadmap.id, topic.id))?.state;
      if (state === "done" || state === "learning" || state === "skipped") return state;
      return known.has(topic.id) ? "known" : "open";
    },
  };
}

/** The day on which the plan first comes to a step, or null. */
export function beginOfStep({ plan: planned }: Walk, step: string): Day | null {
  const day = planned?.days.find(({ entries }) =>
    entries.some((entry) => entry.kind === "topic" && entry.step === step),
  );
  return day?.day ?? null;
}

/** The day of the last mark in a step. */
export function endOfStep({ roadmap, view, topics }: Walk, step: string): Day | null {
  const days = topics
    .filter((placed) => placed.step.id === step)
    .flatMap(({ topic }) => view.progress.get(keyOf(roadmap.id, topic.id))?.day ?? []);
  return days.length > 0 ? Math.max(...days) : null;
}
