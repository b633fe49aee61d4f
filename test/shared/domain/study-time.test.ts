import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addStudyInterval,
  readStudyIntervals,
  takeBackStudyInterval,
  type StudyInterval,
} from "#shared/domain/study.ts";
import { countedOnce } from "#shared/domain/study-time.ts";

const NOON = Date.UTC(2026, 10, 19, 12);
const MINUTE = 60_000;

function interval(topic: string, fromMinute: number, minutes: number): StudyInterval {
  return { roadmap: "r", topic, day: 20_776, minutes, at: NOON + fromMinute * MINUTE };
}

function minutesByTopic(intervals: readonly StudyInterval[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { topic, minutes } of intervals) sums[topic] = (sums[topic] ?? 0) + minutes;
  return sums;
}

function sum(intervals: readonly StudyInterval[]): number {
  return intervals.reduce((minutes, one) => minutes + one.minutes, 0);
}

describe("study time", () => {
  it("adds up where nothing overlaps", () => {
    expect(
      sum(
        countedOnce([
          ["a", interval("x", 0, 20)],
          ["b", interval("x", 20, 10)],
        ]),
      ),
    ).toBe(30);
  });

  it("of two devices on one topic counts once", () => {
    expect(
      sum(
        countedOnce([
          ["a", interval("x", 0, 30)],
          ["b", interval("x", 20, 30)],
        ]),
      ),
    ).toBe(50);
    expect(
      sum(
        countedOnce([
          ["a", interval("x", 0, 30)],
          ["b", interval("x", 0, 30)],
        ]),
      ),
    ).toBe(30);
  });

  it("belongs to what was begun last, and before and after it to what ran on", () => {
    const counted = countedOnce([
      ["a", interval("forgotten", 0, 120)],
      ["b", interval("real", 30, 25)],
    ]);
    expect(minutesByTopic(counted)).toEqual({ forgotten: 95, real: 25 });
  });

  it("is left as it is where no start is known", () => {
    const known: StudyInterval = { roadmap: "r", topic: "x", day: 20_776, minutes: 15 };
    expect(countedOnce([["a", known]])).toEqual([known]);
  });

  it("is the length of all the time covered, whatever the order, and never more than was written", () => {
    const arbitrary = fc.array(
      fc.record({ topic: fc.constantFrom("x", "y"), from: fc.nat(300), minutes: fc.integer({ min: 1, max: 90 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(arbitrary, fc.infiniteStream(fc.nat()), (list, dice) => {
        const named = list.map(
          ({ topic, from, minutes }, i) => [`id${i}`, interval(topic, from, minutes)] as [string, StudyInterval],
        );
        const covered = new Set(
          list.flatMap(({ from, minutes }) => Array.from({ length: minutes }, (_, i) => from + i)),
        );
        const counted = countedOnce(named);
        expect(sum(counted)).toBe(covered.size);
        const shuffled = [...named].sort(() => ((dice.next().value ?? 0) % 2) - 0.5);
        expect(minutesByTopic(countedOnce(shuffled))).toEqual(minutesByTopic(counted));
      }),
      { numRuns: 2000 },
    );
  });

  it("merges between two devices that were offline, and one taken back no longer counts", () => {
    const [here, there] = [new Y.Doc(), new Y.Doc()];
    addStudyInterval(here, "a", interval("x", 0, 30));
    addStudyInterval(there, "b", interval("x", 20, 30));
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
    expect(sum(readStudyIntervals(here))).toBe(50);
    expect(minutesByTopic(readStudyIntervals(there))).toEqual(minutesByTopic(readStudyIntervals(here)));
    takeBackStudyInterval(here, "b");
    expect(sum(readStudyIntervals(here))).toBe(30);
    expect(here.getMap("studyIntervals").size).toBe(2);
  });
});
