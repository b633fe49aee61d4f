/** Reviews that wait for their day or for room in one. */
import { keyOf } from "../domain/ids.ts";
import type { Day } from "../std/day.ts";
import type { DueReview, PlanInput } from "./model.ts";
import { walkedEnrolments } from "./queue.ts";
import type { Rules } from "./rules.ts";

/** A review with its place among all others: 0 is the one closest to being forgotten. */
export interface RankedReview {
  readonly review: DueReview;
  readonly rank: number;
}

/** By the day they are due. Reviews of roadmaps set aside, and of questions that a roadmap retired, are left out. */
export function rankReviews(input: PlanInput, rules: Rules): readonly RankedReview[] {
  return input.reviews
    .filter(isAsked(input))
    .sort(rules.weakestFirst ? byWeakness : byName)
    .map((review, rank) => ({ review, rank }))
    .sort((a, b) => a.review.due - b.review.due);
}

interface Backlog {
  /** Takes reviews that are due on `day` and fit into `minutes`, the one closest to being forgotten first. */
  take(day: Day, minutes: number): readonly DueReview[];
  /** Reviews not taken yet, due or not. */
  waiting(): readonly DueReview[];
  isEmpty(): boolean;
}

export function createBacklog(ranked: readonly RankedReview[]): Backlog {
  let arrived = 0;
  let due: RankedReview[] = [];

  const arrive = (day: Day): void => {
    const before = arrived;
    for (let next = ranked[arrived]; next && next.review.due <= day; next = ranked[++arrived]) due.push(next);
    if (arrived > before) due.sort((a, b) => a.rank - b.rank);
  };

  return {
    take(day, minutes) {
      arrive(day);
      const taken: DueReview[] = [];
      const passed: RankedReview[] = [];
      let room = minutes;
      for (const waiting of due) {
        // One that does not fit is passed over: a single long review must not hold up all others.
        if (room <= 0 || waiting.review.minutes > room) passed.push(waiting);
        else {
          taken.push(waiting.review);
          room -= waiting.review.minutes;
        }
      }
      if (taken.length > 0) due = passed;
      return taken;
    },
    waiting: () => [...due, ...ranked.slice(arrived)].map(({ review }) => review),
    isEmpty: () => due.length === 0 && arrived === ranked.length,
  };
}

function isAsked(input: PlanInput): (review: DueReview) => boolean {
  const walked = new Set(walkedEnrolments(input).map((enrolment) => enrolment.roadmap));
  const retired = new Set<string>();
  for (const [id, roadmap] of input.roadmaps) {
    for (const entry of roadmap.retired ?? []) retired.add(keyOf(id, entry.id));
  }
  return ({ roadmap, question }) => walked.has(roadmap) && !retired.has(keyOf(roadmap, question));
}

function byWeakness(a: DueReview, b: DueReview): number {
  return a.retrievability - b.retrievability || a.due - b.due || byName(a, b);
}

function byName(a: DueReview, b: DueReview): number {
  const [left, right] = [keyOf(a.roadmap, a.question), keyOf(b.roadmap, b.question)];
  return left < right ? -1 : Number(left > right);
}
