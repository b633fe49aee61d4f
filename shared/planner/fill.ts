/** Fills days with topics and reviews, one after the other. */
import { keyOf } from "../domain/ids.ts";
import type { Day } from "../std/day.ts";
import { createBacklog, type RankedReview } from "./backlog.ts";
import type { Capacity } from "./capacity.ts";
import { minutesWithin } from "./effort.ts";
import type { DueReview, PlannedDay, PlanInput, ReviewsEntry, TopicEntry, Unplaced } from "./model.ts";
import { createPicker, type Picker } from "./picker.ts";
import type { Lane, Queue, QueuedTopic } from "./queue.ts";
import type { Rules } from "./rules.ts";

/** Minutes of one topic on one day. */
interface Piece {
  readonly topic: QueuedTopic;
  readonly minutes: number;
}

interface FilledDay {
  readonly day: Day;
  readonly capacity: number;
  readonly pieces: readonly Piece[];
  readonly reviews: readonly DueReview[];
}

export interface Filled {
  readonly days: readonly PlannedDay[];
  readonly unplaced: Unplaced;
}

/** All that there is to do: topics in lanes, reviews by due day. */
export interface Work {
  readonly queue: Queue;
  readonly reviews: readonly RankedReview[];
}

/**
 * Fills the days from today to `last`, both included. Each day: reviews first, up to their part of the day; then
 * topics; and when no topic can be worked on any more, reviews again with what room there is.
 */
export function fill(
  input: PlanInput,
  { queue, reviews }: Work,
  capacityOn: Capacity,
  last: Day,
  rules: Rules,
): Filled {
  const { today } = input;
  const picker = createPicker(queue.lanes, today, rules);
  const backlog = createBacklog(reviews);
  const reviewedToday = input.reviewMinutesToday ?? 0;
  const learnedToday = queue.lanes.reduce((sum, lane) => sum + minutesWithin(lane.effort, today, today), 0);

  const filled: FilledDay[] = [];
  for (let day = today; day <= last; day++) {
    if (picker.isEmpty() && backlog.isEmpty()) break;
    picker.startDay(day);
    const capacity = capacityOn(day);
    const isToday = day === today && rules.doneToday;
    const room = Math.max(0, capacity - (isToday ? learnedToday + reviewedToday : 0));
    const reviewRoom = Math.floor(capacity / rules.reviewsOneIn) - (isToday ? reviewedToday : 0);
    const topicsRemain = picker.next(day) !== null;

    const early = backlog.take(day, topicsRemain ? Math.min(room, reviewRoom) : room);
    const pieces = takeTopics(picker, day, room - minutesOf(early), isToday && learnedToday > 0, rules);
    const late = picker.next(day) === null ? backlog.take(day, room - minutesOf(early) - minutesOf(pieces)) : [];
    filled.push({ day, capacity, pieces, reviews: [...early, ...late] });
  }
  return { days: plannedDays(filled), unplaced: unplacedOf(queue.lanes, picker, backlog.waiting()) };
}

/**
 * Topics for `minutes` of a day. A topic that does not fit is split, but not begun for a crumb at a day's end: a short
 * piece is taken only when it finishes the topic or is the day's first.
 */
function takeTopics(picker: Picker, day: Day, minutes: number, workedBefore: boolean, rules: Rules): readonly Piece[] {
  const pieces: Piece[] = [];
  let room = minutes;
  while (room > 0) {
    const topic = picker.next(day);
    if (!topic) break;
    const left = picker.left(topic);
    const first = pieces.length === 0 && !workedBefore;
    if (room < left && room < rules.crumb && !first) break;
    const piece = { topic, minutes: Math.min(room, left) };
    picker.serve(topic, piece.minutes);
    pieces.push(piece);
    room -= piece.minutes;
  }
  return pieces;
}

function minutesOf(list: readonly { readonly minutes: number }[]): number {
  return list.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** The days with their parts numbered, without the empty ones after the last entry. */
function plannedDays(filled: readonly FilledDay[]): readonly PlannedDay[] {
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

function unplacedOf(lanes: readonly Lane[], picker: Picker, waiting: readonly DueReview[]): Unplaced {
  const topics = lanes.flatMap((lane) => lane.topics).filter((topic) => picker.left(topic) > 0);
  return {
    topics: topics.map((topic) => {
      const { roadmap, step, topic: id } = topic;
      return { roadmap, step, topic: id, minutes: picker.left(topic) };
    }),
    reviews: { count: waiting.length, minutes: minutesOf(waiting) },
  };
}
