/** A topic that is wanted sooner: on which day it would really begin. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { Mark } from "#shared/domain/progress.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { placeOf, type TopicPlace } from "#shared/planner/next-room.ts";
import { plan } from "#shared/planner/plan.ts";
import { allTopics } from "#shared/catalog/topics.ts";
import { arbitraryInput, TODAY } from "./arbitrary-input.ts";
import { topicEntries } from "./oracle.ts";

/** Four topics of an hour, the last one needs the third; an hour on each weekday, none on two of them. */
const roadmap: Roadmap = {
  format: "waymark-roadmap",
  version: 1,
  id: "r",
  revision: 1,
  title: "R",
  lang: "en",
  license: "CC0",
  steps: [
    {
      id: "s",
      title: "S",
      description: "S.",
      topics: ["a", "b", "c", "d"].map((id) => ({
        id,
        rev: 1,
        title: id,
        outcome: id,
        minutes: 60,
        ...(id === "d" ? { requires: ["c"] } : {}),
      })),
    },
  ],
};

/** TODAY is a Sunday; Monday and Tuesday are free of study. */
const WEEK = [60, 0, 0, 60, 60, 60, 60];

function input(change: Partial<PlanInput> = {}): PlanInput {
  return {
    profile: { minutesByWeekday: WEEK, bufferPercent: 0 },
    overrides: new Map(),
    pauses: new Map(),
    pins: new Map(),
    enrolments: [
      { roadmap: "r", started: TODAY, target: null, tracks: {}, known: new Set(), share: 1, archived: false, seen: 1 },
    ],
    roadmaps: new Map([["r", roadmap]]),
    progress: new Map(),
    studyIntervals: [],
    reviews: [],
    today: TODAY,
    ...change,
  };
}

const place = (of: PlanInput, topic: string, within = 30): TopicPlace | null =>
  placeOf(of, plan(of), { roadmap: "r", topic }, within);
const mark = (state: Mark["state"]): Mark => ({ state, day: TODAY - 1, rev: 1 });

describe("a topic that is wanted sooner", () => {
  it("comes on the next study day, days off left out", () => {
    // a today, b Wednesday, c Thursday, d Friday.
    expect(place(input(), "c")).toEqual({ type: "sooner", day: TODAY + 3 });
    expect(place(input(), "c", 2)).toEqual({ type: "planned", day: TODAY + 4 });
  });

  it("stays where it is when that day is the next study day, or today", () => {
    expect(place(input(), "a")).toEqual({ type: "planned", day: TODAY });
    expect(place(input(), "b")).toEqual({ type: "planned", day: TODAY + 3 });
  });

  it("is not promised before what it requires", () => {
    expect(place(input(), "d")).toEqual({ type: "planned", day: TODAY + 5 });
    // With c out of the way there is room on Wednesday.
    expect(place(input({ progress: new Map([["r/c", mark("done")]]) }), "d")).toEqual({
      type: "sooner",
      day: TODAY + 3,
    });
  });

  it("leaves a pin of the learner's own alone, and passes a day that another pin fills", () => {
    expect(place(input({ pins: new Map([["r/c", TODAY + 6]]) }), "c")).toEqual({ type: "planned", day: TODAY + 6 });
    const full = input({ pins: new Map([["r/d", TODAY + 1]]), progress: new Map([["r/c", mark("learning")]]) });
    expect(place(full, "b")).toMatchObject({ type: "planned" });
  });

  it("is over when it is done, skipped or known, and nothing where it is not walked", () => {
    for (const state of ["done", "skipped"] as const) {
      expect(place(input({ progress: new Map([["r/c", mark(state)]]) }), "c")).toEqual({ type: "over" });
    }
    const [enrolment] = input().enrolments;
    if (!enrolment) throw new Error("no enrolment");
    expect(place(input({ enrolments: [{ ...enrolment, known: new Set(["c"]) }] }), "c")).toEqual({ type: "over" });
    expect(place(input({ enrolments: [{ ...enrolment, archived: true }] }), "c")).toBeNull();
    expect(place(input(), "no-such-topic")).toBeNull();
    expect(placeOf(input(), plan(input()), { roadmap: "no-such-roadmap", topic: "c" }, 30)).toBeNull();
  });

  it("begins on the very day that was named, and before the day it had, for any learner", () => {
    let named = 0;
    fc.assert(
      fc.property(arbitraryInput(), fc.nat(), (learner, pick) => {
        const topics = [...learner.roadmaps.values()].flatMap((one) =>
          allTopics(one).map(({ topic }) => [one.id, topic.id] as const),
        );
        const [of, topic] = topics[pick % Math.max(1, topics.length)] ?? ["", ""];
        const before = plan(learner);
        const found = placeOf(learner, before, { roadmap: of, topic }, 14);
        const firstDay = (days: typeof before): number | undefined =>
          topicEntries(days).find((entry) => entry.roadmap === of && entry.topic === topic)?.day;
        if (found?.type === "planned") expect(found.day).toBe(firstDay(before));
        if (found?.type !== "sooner") return;
        named += 1;
        const after = plan({ ...learner, pins: new Map(learner.pins).set(`${of}/${topic}`, found.day) });
        expect(firstDay(after)).toBe(found.day);
        expect(found.day).toBeGreaterThan(learner.today);
        expect(found.day).toBeLessThanOrEqual(learner.today + 14);
        expect(found.day).toBeLessThan(firstDay(before) ?? Infinity);
      }),
      { numRuns: 2_000 },
    );
    expect(named).toBeGreaterThan(100);
  });
});
