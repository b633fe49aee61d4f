/**
 * Picks the next topic to work on, day by day.
 *
 * Roadmaps take turns: the one that had the fewest minutes for its share goes next, counted since the newest of them
 * was begun (so that a new roadmap does not have to catch up with an old one). The count is taken from what was really
 * done, so tomorrow's plan goes on where today's left off, with nothing remembered.
 */
import type { Day } from "../std/day.ts";
import { minutesWithin } from "./effort.ts";
import type { Lane, QueuedTopic } from "./queue.ts";
import type { Rules } from "./rules.ts";

export interface Picker {
  /** To be called once for each day, in order, before its topics are picked. */
  startDay(day: Day): void;
  /** The topic to go on with, or null when none can be worked on that day. */
  next(day: Day): QueuedTopic | null;
  serve(topic: QueuedTopic, minutes: number): void;
  readonly left: (topic: QueuedTopic) => number;
  /** True when no minute is left of any topic. */
  isEmpty(): boolean;
}

export function createPicker(lanes: readonly Lane[], today: Day, rules: Rules): Picker {
  const left = new Map<QueuedTopic, number>();
  for (const lane of lanes) for (const topic of lane.topics) left.set(topic, topic.minutes);
  let unfinished = left.size;

  const begun = lanes.filter((lane) => lane.started <= today);
  const newest = begun.reduce((day, lane) => Math.max(day, lane.started), -Infinity);
  const turns = lanes.map((lane) => createTurn(lane, minutesWithin(lane.effort, newest, today)));
  const turnByRoadmap = new Map(turns.map((turn) => [turn.lane.roadmap, turn]));
  const pinned = turns.flatMap((turn) => turn.lane.topics.filter((topic) => topic.pin !== null)).sort(byPin);

  const isLeft = (topic: QueuedTopic): boolean => (left.get(topic) ?? 0) > 0;
  const isReady = (topic: QueuedTopic, day: Day): boolean =>
    isLeft(topic) && (topic.pin === null || topic.pin <= day) && !topic.requires.some(isLeft);

  /** The first topic of a lane that can be worked on. What is finished at the head of the lane is passed for good. */
  const firstReady = (turn: Turn, day: Day): QueuedTopic | null => {
    const { topics, started } = turn.lane;
    if (started > day) return null;
    for (let head = topics[turn.head]; head && !isLeft(head); head = topics[turn.head]) turn.head++;
    for (let i = turn.head; i < topics.length; i++) {
      const topic = topics[i];
      if (topic && isReady(topic, day)) return topic;
    }
    return null;
  };

  const nextPinned = (day: Day): QueuedTopic | undefined =>
    pinned.find((topic) => isReady(topic, day) && (turnByRoadmap.get(topic.roadmap)?.lane.started ?? day) <= day);

  const nextInTurn = (day: Day): QueuedTopic | null => {
    let best: { turn: Turn; topic: QueuedTopic } | null = null;
    for (const turn of turns) {
      const topic = firstReady(turn, day);
      if (topic && (!best || (rules.shares && hadLess(turn, best.turn)))) best = { turn, topic };
    }
    return best?.topic ?? null;
  };

  return {
    startDay(day) {
      if (day > today && lanes.some((lane) => lane.started === day)) for (const turn of turns) turn.served = 0;
    },
    next: (day) => nextPinned(day) ?? nextInTurn(day),
    serve(topic, minutes) {
      const rest = (left.get(topic) ?? 0) - minutes;
      left.set(topic, rest);
      if (rest === 0) unfinished--;
      const turn = turnByRoadmap.get(topic.roadmap);
      if (turn) turn.served += minutes;
    },
    left: (topic) => left.get(topic) ?? 0,
    isEmpty: () => unfinished === 0,
  };
}

interface Turn {
  readonly lane: Lane;
  /** Minutes since the newest roadmap was begun. */
  served: number;
  /** Index of the first topic that may be unfinished. */
  head: number;
}

function createTurn(lane: Lane, served: number): Turn {
  return { lane, served, head: 0 };
}

/** Compares minutes for each share, without a division. */
function hadLess(a: Turn, b: Turn): boolean {
  return a.served * b.lane.share < b.served * a.lane.share;
}

function byPin(a: QueuedTopic, b: QueuedTopic): number {
  return (a.pin ?? 0) - (b.pin ?? 0);
}
