/** Today's topic: where a page goes that is saved without a question. */
import type { LibraryView } from "#ext/app/library-model.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { topicsForTracks } from "#shared/catalog/topics.ts";
import { plan } from "#shared/planner/plan.ts";
import type { Day } from "#shared/std/day.ts";
import type { Target } from "./save-desk.ts";

/**
 * The first topic of the plan, on a day off that of the next day with one. When all is walked it is the last topic of
 * the first roadmap; null when nothing was begun.
 */
export function todayTopic(view: LibraryView, roadmaps: ReadonlyMap<string, Roadmap>, today: Day): Target | null {
  const { days } = plan({ ...view, roadmaps, reviews: [], today });
  for (const { entries } of days) {
    for (const entry of entries) {
      if (entry.kind === "topic") return { roadmap: entry.roadmap, step: entry.step, topic: entry.topic };
    }
  }
  return lastTopic(view, roadmaps);
}

function lastTopic(view: LibraryView, roadmaps: ReadonlyMap<string, Roadmap>): Target | null {
  for (const { roadmap: id, tracks, archived } of view.enrolments) {
    const roadmap = archived ? undefined : roadmaps.get(id);
    const last = roadmap && topicsForTracks(roadmap, tracks).at(-1);
    if (last) return { roadmap: id, step: last.step.id, topic: last.topic.id };
  }
  return null;
}
