/**
 * Credit for topics that a revision replaced: what was done in the old one counts as done in all that took its place.
 * Written once, into topics that have no mark of their own, so that a learner's later mark is never overruled. A mark
 * that another device made in an older revision is carried when it arrives.
 */
import type { Doc } from "yjs";
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import { livingTopics } from "#shared/catalog/revisions.ts";
import { markKnown, type Enrolment } from "#shared/domain/enrolments.ts";
import { keyOf, resourceKey } from "#shared/domain/ids.ts";
import { setMark, type Mark, type Progress } from "#shared/domain/progress.ts";
import type { LibraryModel, LibraryView } from "#ext/app/library-model.ts";
import { rowKeys } from "#ext/app/progress/mark.ts";

export interface Carried {
  readonly marks: ReadonlyMap<string, Mark>;
  /** Topics that count as known before. */
  readonly known: readonly string[];
}

/** Writes what is owed. Does nothing for a roadmap without retired ids, or when all is carried. */
export function carryOver(library: LibraryModel, roadmap: Roadmap): void {
  if (!roadmap.retired || library.readOnly) return;
  const { marks, known } = owedCredit(library.view.peek(), roadmap);
  if (marks.size === 0 && known.length === 0) return;
  library.change((doc) => write(doc, roadmap.id, { marks, known }));
}

function write(doc: Doc, roadmap: string, { marks, known }: Carried): void {
  for (const [key, mark] of marks) setMark(doc, key, mark);
  for (const topic of known) markKnown(doc, roadmap, topic, true);
}

export function owedCredit({ progress, enrolments }: LibraryView, roadmap: Roadmap): Carried {
  const marks = new Map<string, Mark>();
  const enrolment = enrolments.find((one) => one.roadmap === roadmap.id) ?? null;
  const known: string[] = [];
  for (const { id, credit, revision } of roadmap.retired ?? []) {
    const mark = progress.get(keyOf(roadmap.id, id));
    for (const { topic } of livingTopics(roadmap, id)) {
      for (const [key, tick] of ticksOf(progress, roadmap.id, id, topic)) marks.set(key, tick);
      if (credit !== "carry") continue;
      if (mark && mark.state !== "open") carryMark(progress, roadmap.id, topic, mark, marks);
      if (isNews(enrolment, revision) && enrolment?.known.has(id) === true && !enrolment.known.has(topic.id)) {
        known.push(topic.id);
      }
    }
  }
  return { marks, known };
}

/**
 * "Known before" has no trace when it is taken back, so it is carried only until the learner was told of the change.
 */
function isNews(enrolment: Enrolment | null, revision = 1): boolean {
  return enrolment !== null && revision > enrolment.seen;
}

function carryMark(
  progress: Progress,
  roadmap: string,
  topic: Topic,
  { state, day }: Mark,
  marks: Map<string, Mark>,
): void {
  const key = keyOf(roadmap, topic.id);
  if (progress.has(key)) return;
  marks.set(key, { state, day, rev: topic.rev });
  // A topic that is done has all its rows ticked, as if it had been marked here.
  if (state !== "done") return;
  for (const row of rowKeys(roadmap, topic)) if (!progress.has(row)) marks.set(row, { state, day, rev: topic.rev });
}

/** Ticks of readings: their keys hold the topic, and the same page may be read for the new one. */
function* ticksOf(progress: Progress, roadmap: string, from: string, topic: Topic): Iterable<readonly [string, Mark]> {
  for (const { url } of topic.resources ?? []) {
    const tick = progress.get(resourceKey(roadmap, from, url));
    const key = resourceKey(roadmap, topic.id, url);
    if (tick?.state === "done" && !progress.has(key)) yield [key, { ...tick, rev: topic.rev }];
  }
}
