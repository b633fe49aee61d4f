/** Fills days with topics and reviews, one after the other. */
import type { Day } from "../std/day.ts";
import { createBacklog, type RankedReview } from "./backlog.ts";
import type { Capacity } from "./capacity.ts";
import { minutesWithin } from "./effort.ts";
import type { DueReview, PlanInput } from "./model.ts";
import { createPicker, type Picker } from "./picker.ts";
import type { Queue, QueuedTopic } from "./queue.ts";
import type { Rules } from "./rules.ts";

/** Minutes of one topic on one day. */
interface Piece {
  readonly topic: QueuedTopic;
  readonly minutes: number;
}

export interface FilledDay {
  readonly day: Day;
  readonly capacity: number;
  readonly pieces: readonly Piece[];
  readonly reviews: readonly DueReview[];
}

export interface Filled {
  readonly days: readonly FilledDay[];
  /** Minutes left of a topic after the last day. */
  readonly left: (topic: QueuedTopic) => number;
  /** Reviews that found no day. */
  readonly waiting: readonly DueReview[];
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
  return { days: filled, left: picker.left, waiting: backlog.waiting() };
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

export function minutesOf(list: readonly { readonly minutes: number }[]): number {
  return list.reduce((sum, { minutes }) => sum + minutes, 0);
}
