/** What a quiz asks. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OwnCard } from "#shared/domain/cards.ts";
import { askedOf, retiredKeys, revsOf } from "#shared/quiz/asked.ts";
import type { DueCard } from "#shared/quiz/due.ts";
import { queueOf, type QueueInput, type QuizWhat } from "#shared/quiz/queue.ts";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { TODAY } from "./review-log.ts";

const roadmap = await backendRoadmap();
const own: OwnCard = {
  id: "c1",
  guid: "c1",
  kind: "basic",
  front: "?",
  back: "!",
  roadmap: roadmap.id,
  step: "rdb",
  topic: "rdb.joins",
  note: "",
  tags: "",
  day: TODAY - 9,
  deletedAt: null,
};
const asked = askedOf([{ roadmap, tracks: { language: "python" } }], [own, { ...own, id: "c2", deletedAt: TODAY }]);
const STEP: QuizWhat = { type: "step", roadmap: roadmap.id, step: "rdb" };
const CHECK: QuizWhat = { type: "check", roadmap: roadmap.id, step: "rdb" };

function input(rest: Partial<QueueInput> = {}): QueueInput {
  return {
    asked,
    cards: [],
    resting: new Set(),
    begun: new Set(),
    planned: null,
    today: TODAY,
    seed: "seed",
    ...rest,
  };
}

function card(key: string, due: number, stability = 5, last = TODAY - 10): DueCard {
  return { key, due, stability, last };
}

const key = (id: string): string => `${roadmap.id}/${id}`;

describe("what can be asked", () => {
  it("is every question of the roadmap and every card that is not in the trash", () => {
    const questions = roadmap.steps.flatMap((step) => step.questions ?? []);
    expect(asked.size).toBe(questions.length + 1);
    expect(asked.get("own/c1")?.kind).toBe("card");
    expect(revsOf(asked).get(key(questions[0]?.id ?? ""))).toBe(questions[0]?.rev);
    expect(retiredKeys([{ roadmap: { ...roadmap, retired: [{ id: "old.q1" }] }, tracks: {} }])).toEqual(
      new Set([key("old.q1")]),
    );
  });
});

describe("a quiz", () => {
  it("never asks twice, never what rests, never what was answered today, and is the same for one seed", () => {
    const whats = fc.constantFrom<QuizWhat>(STEP, CHECK, { type: "minutes" }, { type: "due" });
    const keys = [...asked.keys()].filter((one) => asked.get(one)?.step === "rdb");
    const states = fc.uniqueArray(
      fc.record({
        key: fc.constantFrom(...keys),
        due: fc.integer({ min: TODAY - 20, max: TODAY + 20 }),
        stability: fc.integer({ min: 1, max: 50 }),
        last: fc.integer({ min: TODAY - 30, max: TODAY }),
      }),
      { selector: (one) => one.key },
    );
    fc.assert(
      fc.property(whats, states, fc.subarray(keys), fc.string(), (what, cards, rest, seed) => {
        const given = input({ cards, resting: new Set(rest), seed });
        const queue = queueOf(what, given);
        expect(new Set(queue).size).toBe(queue.length);
        const answeredToday = cards.filter(({ last }) => last === TODAY).map((one) => one.key);
        for (const one of [...rest, ...answeredToday]) expect(queue).not.toContain(one);
        expect(queueOf(what, given)).toEqual(queue);
      }),
    );
  });

  it("of a step asks what is due, then what is new, ten at most", () => {
    const cards = [card(key("rdb.q7"), TODAY + 9), card(key("rdb.q2"), TODAY), card(key("api.q1"), TODAY)];
    const queue = queueOf(STEP, input({ cards }));
    expect(queue).toHaveLength(10);
    expect(queue[0]).toBe(key("rdb.q2"));
    expect(queue).not.toContain(key("rdb.q7"));
    for (const one of queue) expect(asked.get(one)?.step).toBe("rdb");
  });

  it("of a topic asks its questions and the learner's cards on it", () => {
    const queue = queueOf({ type: "topic", roadmap: roadmap.id, topic: "rdb.joins" }, input());
    expect(queue).toContain("own/c1");
    for (const one of queue) expect(asked.get(one)?.topic).toBe("rdb.joins");
  });

  it("of what is due takes what today has room for, weakest first, and all when today has room for none", () => {
    const cards = [card(key("rdb.q1"), TODAY, 20), card(key("rdb.q2"), TODAY, 2), card(key("rdb.q3"), TODAY + 1)];
    expect(queueOf({ type: "due" }, input({ cards }))).toEqual([key("rdb.q2"), key("rdb.q1")]);
    expect(queueOf({ type: "due" }, input({ cards, planned: new Set([key("rdb.q1")]) }))).toEqual([key("rdb.q1")]);
    expect(queueOf({ type: "due" }, input({ cards, planned: new Set() }))).toHaveLength(2);
  });

  it("of ten minutes brings new questions of topics that were begun, and fits", () => {
    const cards = [card(key("rdb.q1"), TODAY)];
    expect(queueOf({ type: "minutes" }, input({ cards }))).toEqual([key("rdb.q1"), "own/c1"]);
    const queue = queueOf({ type: "minutes" }, input({ cards, begun: new Set([key("rdb.joins"), key("rdb.model")]) }));
    const minutes = queue.reduce((sum, one) => sum + (asked.get(one)?.minutes ?? 0), 0);
    expect(queue.length).toBeGreaterThan(2);
    expect(minutes).toBeLessThanOrEqual(10);
  });

  it("that checks a step looks into as many topics as it can, and leaves the learner's cards out", () => {
    const queue = queueOf(CHECK, input());
    const topics = roadmap.steps.find(({ id }) => id === "rdb")?.topics ?? [];
    expect(queue).toHaveLength(10);
    expect(queue).not.toContain("own/c1");
    expect(new Set(queue.map((one) => asked.get(one)?.topic)).size).toBe(Math.min(10, topics.length));
    expect(queueOf(CHECK, input({ seed: "other" }))).not.toEqual(queue);
  });

  it("never offers questions of a language that is not walked", () => {
    const step: QuizWhat = { type: "step", roadmap: roadmap.id, step: "lang" };
    const queue = queueOf(step, input());
    expect(queue.length).toBeGreaterThan(5);
    for (const one of queue) expect(asked.get(one)?.walked).toBe(true);
    expect([...asked.values()].some(({ walked }) => !walked)).toBe(true);
  });
});
