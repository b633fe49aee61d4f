/** What fits into the time that a learner has right now. */
import { keyOf } from "../domain/ids.ts";
import type { DueReview } from "./model.ts";
import type { TodayRow } from "./rows.ts";
import type { OpenQueue } from "./today.ts";

export interface Fit {
  readonly rows: readonly TodayRow[];
  readonly reviews: readonly DueReview[];
  /** Of the rows and reviews together; of a beginning, the time there is. */
  readonly minutes: number;
  /** True when nothing fits whole: `rows` then holds the first open row, to be begun. */
  readonly begin: boolean;
}

/**
 * Rows in order, passing over those too long for what time is left, but only within one topic: a later topic may need
 * what was passed over. Reviews take the rest.
 */
export function whatFits(queue: OpenQueue, minutes: number): Fit {
  const rows: TodayRow[] = [];
  let room = minutes;
  let passedIn: string | null = null;
  for (const row of queue.rows) {
    const topic = keyOf(row.roadmap, row.topic);
    if (passedIn !== null && passedIn !== topic) break;
    if (row.minutes > room) {
      passedIn = topic;
      continue;
    }
    rows.push(row);
    room -= row.minutes;
  }
  const reviews: DueReview[] = [];
  for (const review of queue.reviews) {
    if (review.minutes > room) break;
    reviews.push(review);
    room -= review.minutes;
  }
  const begin = rows.length + reviews.length === 0 && queue.rows.length > 0;
  if (begin) return { rows: queue.rows.slice(0, 1), reviews, minutes, begin };
  return { rows, reviews, minutes: minutes - room, begin };
}
