/** The parts of a topic that are ticked one by one: its resources to read, then its tasks to do. */
import type { Topic } from "../catalog/roadmap.ts";
import { keyOf, resourceKey } from "../domain/ids.ts";
import type { Progress } from "../domain/progress.ts";

export interface Part {
  /** The key of its mark in the learner's progress. */
  readonly key: string;
  readonly kind: "read" | "do";
  readonly title: string;
  /** How one knows that it is done: a task's first acceptance line. */
  readonly detail: string;
  readonly url?: string;
  readonly minutes: number;
}

/** Shortest estimate for a resource that states no minutes. */
const UNTIMED_MINUTES = 5;

/** In the order of work. A resource listed twice is one part: its ticks could not be told apart. */
export function partsOf(roadmap: string, topic: Topic): readonly Part[] {
  const { resources = [], tasks = [] } = topic;
  const untimed = untimedMinutes(topic);
  const parts: Part[] = [];
  for (const { title, url, minutes } of resources) {
    const key = resourceKey(roadmap, topic.id, url);
    if (parts.some((part) => part.key === key)) continue;
    parts.push({ key, kind: "read", title, detail: "", url, minutes: minutes ?? untimed });
  }
  for (const task of tasks) {
    const key = keyOf(roadmap, task.id);
    parts.push({ key, kind: "do", title: task.do, detail: task.accept[0] ?? "", minutes: task.minutes });
  }
  return parts;
}

/** What the topic's minutes leave for each resource without minutes of its own. */
function untimedMinutes(topic: Topic): number {
  const resources = topic.resources ?? [];
  const untimed = resources.filter((resource) => resource.minutes === undefined).length;
  if (untimed === 0) return 0;
  const timed = [...resources, ...(topic.tasks ?? [])].reduce((sum, part) => sum + (part.minutes ?? 0), 0);
  return Math.max(UNTIMED_MINUTES, Math.floor((topic.minutes - timed) / untimed));
}

/** Nothing is left to do of a part that was ticked or skipped. */
export function isSettled(progress: Progress, part: Part): boolean {
  const state = progress.get(part.key)?.state;
  return state === "done" || state === "skipped";
}
