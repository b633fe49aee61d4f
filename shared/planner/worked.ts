/** What was worked on: the past, as the planner counts it. */
import type { Topic } from "../catalog/roadmap.ts";
import { topicsForTracks } from "../catalog/topics.ts";
import { keyOf } from "../domain/ids.ts";
import type { Day } from "../std/day.ts";
import { effortOf, timedEffort, type Effort } from "./effort.ts";
import type { Plan, PlanInput } from "./model.ts";
import { partsOf } from "./parts.ts";
import { walkedEnrolments } from "./queue.ts";

export interface WorkedTopic {
  readonly roadmap: string;
  readonly step: string;
  readonly topic: Topic;
  readonly effort: Effort;
}

/** Topics of the walked roadmaps, on the chosen tracks and in roadmap order, that anything was done of. */
export function workedTopics(input: PlanInput): readonly WorkedTopic[] {
  const timed = timedEffort(input.studyIntervals);
  return walkedEnrolments(input).flatMap(({ roadmap: id, tracks }) => {
    const roadmap = input.roadmaps.get(id);
    if (!roadmap) return [];
    return topicsForTracks(roadmap, tracks).flatMap(({ step, topic }): readonly WorkedTopic[] => {
      const key = keyOf(id, topic.id);
      const effort = effortOf(key, topic, partsOf(id, topic), input.progress, timed.get(key));
      return effort.size === 0 ? [] : [{ roadmap: id, step: step.id, topic, effort }];
    });
  });
}

/** Minutes by day of all of them together. */
export function minutesByDay(worked: readonly WorkedTopic[]): ReadonlyMap<Day, number> {
  const days = new Map<Day, number>();
  for (const { effort } of worked) {
    for (const [day, minutes] of effort) days.set(day, (days.get(day) ?? 0) + minutes);
  }
  return days;
}

/** Minutes of topics that a plan still holds, those that found no day included. */
export function minutesAhead(planned: Plan): number {
  const placed = planned.days.flatMap(({ entries }) => entries.filter((entry) => entry.kind === "topic"));
  return [...placed, ...planned.unplaced.topics].reduce((sum, { minutes }) => sum + minutes, 0);
}
