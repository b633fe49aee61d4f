/**
 * Ticking: rows of a topic and the topic itself. Ticking a topic's last row makes it done, and taking a tick back opens
 * it again. Each act gives the marks it replaced, so that it can be taken back.
 */
import type { Doc } from "yjs";
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import { keyOf, resourceKey } from "#shared/domain/ids.ts";
import {
  isDone,
  readProgress,
  setMark,
  type Mark,
  type Progress,
  type ProgressState,
} from "#shared/domain/progress.ts";
import type { Day } from "#shared/std/day.ts";

/** Marks as they were before an act; null where there was none. */
export type Before = ReadonlyMap<string, Mark | null>;

/** The keys of a topic's rows: its resources, then its tasks. */
export function rowKeys(roadmap: string, topic: Topic): string[] {
  return [
    ...(topic.resources ?? []).map((resource) => resourceKey(roadmap, topic.id, resource.url)),
    ...(topic.tasks ?? []).map((task) => keyOf(roadmap, task.id)),
  ];
}

/** Turns one row's tick. A topic without rows is its own row. */
export function toggleRow(doc: Doc, roadmap: Roadmap, key: string, day: Day): Before {
  const progress = readProgress(doc);
  const topic = topicOfRow(roadmap, key);
  const changes = new Map<string, ProgressState>([[key, isDone(progress, key) ? "open" : "done"]]);
  const topicKey = topic ? keyOf(roadmap.id, topic.id) : key;
  if (topic && topicKey !== key) {
    const rows = rowKeys(roadmap.id, topic);
    const allDone = rows.every((row) => (row === key ? changes.get(key) === "done" : isDone(progress, row)));
    if (allDone) changes.set(topicKey, "done");
    else if (progress.get(topicKey)?.state !== "learning") changes.set(topicKey, "learning");
  }
  return apply(doc, changes, progress, topic?.rev ?? 1, day);
}

/** Marks a topic. "done" ticks its rows too, "open" takes their ticks back. */
export function markTopic(doc: Doc, roadmap: Roadmap, topic: Topic, state: ProgressState, day: Day): Before {
  const progress = readProgress(doc);
  const changes = new Map<string, ProgressState>([[keyOf(roadmap.id, topic.id), state]]);
  if (state === "done" || state === "open") {
    for (const row of rowKeys(roadmap.id, topic)) {
      if (isDone(progress, row) !== (state === "done")) changes.set(row, state);
    }
  }
  return apply(doc, changes, progress, topic.rev, day);
}

/** Sets marks back to what they were. A mark that was not there becomes "open": nothing is deleted. */
export function restoreMarks(doc: Doc, before: Before, day: Day): void {
  for (const [key, mark] of before) setMark(doc, key, mark ?? { state: "open", day, rev: 1 });
}

/** The topic that a row belongs to, or that the key names. */
export function topicOfRow(roadmap: Roadmap, key: string): Topic | null {
  for (const step of roadmap.steps) {
    for (const topic of step.topics) {
      if (keyOf(roadmap.id, topic.id) === key || rowKeys(roadmap.id, topic).includes(key)) return topic;
    }
  }
  return null;
}

function apply(
  doc: Doc,
  changes: ReadonlyMap<string, ProgressState>,
  progress: Progress,
  rev: number,
  day: Day,
): Before {
  const before = new Map<string, Mark | null>();
  for (const [key, state] of changes) {
    before.set(key, progress.get(key) ?? null);
    setMark(doc, key, { state, day, rev });
  }
  return before;
}
