/** Today's topic: where a page goes that is saved without a question. The same one that the new tab shows. */
import type { LibraryView } from "#ext/app/library-model.ts";
import { planInputOf } from "#ext/app/today/day-facts.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { topicsForTracks } from "#shared/catalog/topics.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { todayItems } from "#shared/planner/today.ts";
import type { Day } from "#shared/std/day.ts";
import type { Target } from "./save-desk.ts";

/**
 * The topic of today's first open row, else of the last one ticked, else of the next planned day. When all is walked it
 * is the last topic of the first roadmap; null when nothing was begun.
 */
export function todayTopic(view: LibraryView, roadmaps: ReadonlyMap<string, Roadmap>, today: Day): Target | null {
  const input = planInputOf(view, roadmaps, today);
  const rows = todayItems(input);
  const row = rows.find((item) => !item.done) ?? rows.at(-1);
  if (row) return { roadmap: row.roadmap, step: row.step, topic: row.topic };
  return nextTopic(input) ?? lastTopic(view, roadmaps);
}

function nextTopic(input: PlanInput): Target | null {
  for (const { entries } of plan(input).days) {
    for (const entry of entries) {
      if (entry.kind === "topic") return { roadmap: entry.roadmap, step: entry.step, topic: entry.topic };
    }
  }
  return null;
}

function lastTopic(view: LibraryView, roadmaps: ReadonlyMap<string, Roadmap>): Target | null {
  for (const { roadmap: id, tracks, archived } of view.enrolments) {
    const roadmap = archived ? undefined : roadmaps.get(id);
    const last = roadmap && topicsForTracks(roadmap, tracks).at(-1);
    if (last) return { roadmap: id, step: last.step.id, topic: last.topic.id };
  }
  return null;
}
