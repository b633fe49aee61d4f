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
  /** Those of `topics` that stand in a step. */
  topicsOf(step: string): readonly PlacedTopic[];
  /** The day on which the plan first comes to a step, or null. */
  beginOf(step: string): Day | null;
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
  const byStep = new Map<string, PlacedTopic[]>(roadmap.steps.map(({ id }) => [id, []]));
  for (const placed of topics) byStep.get(placed.step.id)?.push(placed);
  const planned = enrolment
    ? plan(planInputOf({ ...view, enrolments: [enrolment] }, new Map([[roadmap.id, roadmap]]), today))
    : null;
  const begins = beginsOf(planned);
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
    plan: planned,
    topicsOf: (step) => byStep.get(step) ?? [],
    beginOf: (step) => begins.get(step) ?? null,
    isWalked: walked,
    stateOf: (topic) => {
      const state = view.progress.get(keyOf(roadmap.id, topic.id))?.state;
      if (state === "done" || state === "learning" || state === "skipped") return state;
      return known.has(topic.id) ? "known" : "open";
    },
  };
}

/** The first day of each step that is ahead. */
function beginsOf(planned: Plan | null): ReadonlyMap<string, Day> {
  const begins = new Map<string, Day>();
  for (const { day, entries } of planned?.days ?? []) {
    for (const entry of entries) if (entry.kind === "topic" && !begins.has(entry.step)) begins.set(entry.step, day);
  }
  return begins;
}

/** The day of the last mark in a step. */
export function endOfStep(walk: Walk, step: string): Day | null {
  const { roadmap, view } = walk;
  const days = walk.topicsOf(step).flatMap(({ topic }) => view.progress.get(keyOf(roadmap.id, topic.id))?.day ?? []);
  return days.length > 0 ? Math.max(...days) : null;
}
