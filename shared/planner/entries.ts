/** Turns filled days into what a plan says: numbered parts, reviews as one entry, and what found no day. */
import { keyOf } from "../domain/ids.ts";
import type { Day } from "../std/day.ts";
import { minutesOf, type Filled, type FilledDay } from "./fill.ts";
import type { DueReview, PlannedDay, ReviewsEntry, TopicEntry, Unplaced } from "./model.ts";
import type { Lane, QueuedTopic } from "./queue.ts";

/** The days with their parts numbered, without the empty ones after the last entry. */
export function plannedDays(filled: readonly FilledDay[]): readonly PlannedDay[] {
  const parts = new Map<QueuedTopic, number>();
  const numbered = filled.map(({ day, capacity, pieces, reviews }) => ({
    day,
    capacity,
    reviews,
    pieces: pieces.map(({ topic, minutes }) => {
      const part = (parts.get(topic) ?? daysWorkedBefore(topic, day)) + 1;
      parts.set(topic, part);
      return { topic, minutes, part };
    }),
  }));
  const end = numbered.findLastIndex(({ pieces, reviews }) => pieces.length + reviews.length > 0);
  return numbered.slice(0, end + 1).map(({ day, capacity, pieces, reviews }) => {
    const topics = pieces.map(({ topic, minutes, part }): TopicEntry => {
      const { roadmap, step, topic: id } = topic;
      return { kind: "topic", roadmap, step, topic: id, minutes, part, of: parts.get(topic) ?? part };
    });
    return { day, capacity, entries: [...topics, ...reviewsEntry(reviews)] };
  });
}

function daysWorkedBefore(topic: QueuedTopic, day: Day): number {
  return [...topic.effort.keys()].filter((worked) => worked < day).length;
}

function reviewsEntry(reviews: readonly DueReview[]): readonly ReviewsEntry[] {
  if (reviews.length === 0) return [];
  const questions = reviews.map(({ roadmap, question }) => keyOf(roadmap, question));
  return [{ kind: "reviews", count: reviews.length, minutes: minutesOf(reviews), questions }];
}

/** What the days did not take. */
export function unplacedOf(lanes: readonly Lane[], { left, waiting }: Filled): Unplaced {
  const topics = lanes.flatMap((lane) => lane.topics).filter((topic) => left(topic) > 0);
  return {
    topics: topics.map((topic) => {
      const { roadmap, step, topic: id } = topic;
      return { roadmap, step, topic: id, minutes: left(topic) };
    }),
    reviews: { count: waiting.length, minutes: minutesOf(waiting) },
  };
}
