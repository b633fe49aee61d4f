/** Where a page can go: today's topic, and every topic of the roadmaps that are walked, step by step. */
import type { LibraryView } from "#ext/app/library-model.ts";
import { fillOf, stepShares } from "#ext/app/today/trail.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { topicsForTracks } from "#shared/catalog/topics.ts";
import type { Day } from "#shared/std/day.ts";
import type { Target } from "./save-desk.ts";
import { todayTopic } from "./today-topic.ts";

export interface Targets {
  /** The learner's civil day, to say when something was saved. */
  readonly day: Day;
  readonly today: Target;
  /** In the order in which they were begun; never empty. */
  readonly roadmaps: readonly TargetRoadmap[];
}

export interface TargetRoadmap {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly TargetStep[];
}

export interface TargetStep {
  readonly id: string;
  readonly title: string;
  readonly done: boolean;
  /** Percent of its topics that are walked. */
  readonly fill: number;
  readonly topics: readonly { readonly id: string; readonly title: string }[];
}

/** Null when no roadmap was begun, or none of those is on this device. */
export function targetsOf(view: LibraryView, roadmaps: ReadonlyMap<string, Roadmap>, day: Day): Targets | null {
  const today = todayTopic(view, roadmaps, day);
  if (today === null) return null;
  const walked = view.enrolments.filter((enrolment) => !enrolment.archived);
  return {
    day,
    today,
    roadmaps: walked.flatMap(({ roadmap: id, tracks, known }) => {
      const roadmap = roadmaps.get(id);
      if (!roadmap) return [];
      const topics = topicsForTracks(roadmap, tracks);
      const steps = stepShares(roadmap, tracks, view.progress, known).map((share): TargetStep => ({
        id: share.step.id,
        title: share.step.shortTitle ?? share.step.title,
        done: share.topics > 0 && share.walked === share.topics,
        fill: fillOf(share),
        topics: topics
          .filter((placed) => placed.step.id === share.step.id)
          .map(({ topic }) => ({ id: topic.id, title: topic.title })),
      }));
      return [{ id, title: roadmap.title, steps }];
    }),
  };
}
