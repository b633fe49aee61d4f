import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf, parseRoute, type Route } from "#ext/app/route.ts";

describe("routes", () => {
  it.each<[string, Route]>([
    ["", { type: "today" }],
    ["#/", { type: "today" }],
    ["#today", { type: "today" }],
    ["#/nowhere/at/all", { type: "today" }],
    ["#/note", { type: "today" }],
    ["#/note/%E0%A4%A", { type: "today" }],
    ["#/roadmap", { type: "own" }],
    ["#/roadmaps", { type: "roadmaps" }],
    ["#/roadmap/backend-developer", { type: "roadmap", roadmap: "backend-developer" }],
    ["#/roadmap/backend-developer/rdb", { type: "step", roadmap: "backend-developer", step: "rdb" }],
    ["#/plan", { type: "plan" }],
    ["#/quiz", { type: "quiz", what: null }],
    ["#/quiz/due", { type: "quiz", what: { type: "due" } }],
    ["#/quiz/nothing/at/all", { type: "quiz", what: null }],
    ["#/quiz/step/backend-developer", { type: "quiz", what: null }],
    [
      "#/quiz/check/backend-developer/rdb",
      { type: "quiz", what: { type: "check", roadmap: "backend-developer", step: "rdb" } },
    ],
    [
      "#/quiz/topic/backend-developer/rdb.joins",
      { type: "quiz", what: { type: "topic", roadmap: "backend-developer", topic: "rdb.joins" } },
    ],
    [
      "#/roadmap/backend-developer/rdb/rdb.joins",
      { type: "step", roadmap: "backend-developer", step: "rdb", topic: "rdb.joins" },
    ],
    ["#/start", { type: "start" }],
    ["#/start/backend-developer", { type: "start", roadmap: "backend-developer" }],
    ["#/notes", { type: "notes" }],
    ["#/note/00ff", { type: "note", id: "00ff" }],
  ])("%s leads to %o", (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it("come back from their hash", () => {
    const id = fc.string({ minLength: 1 });
    const routes: fc.Arbitrary<Route> = fc.oneof(
      fc.record({ type: fc.constant("step" as const), roadmap: id, step: id }),
      fc.record({ type: fc.constant("step" as const), roadmap: id, step: id, topic: id }),
      fc.record({ type: fc.constant("roadmap" as const), roadmap: id }),
      fc.constant({ type: "roadmaps" as const }),
      fc.constant({ type: "own" as const }),
      fc.record({ type: fc.constant("note" as const), id }),
      fc
        .record({ type: fc.constant("step" as const), roadmap: id, step: id })
        .map((what) => ({ type: "quiz" as const, what })),
      fc.constantFrom("due" as const, "minutes" as const).map((type) => ({ type: "quiz" as const, what: { type } })),
    );
    fc.assert(
      fc.property(routes, (route) => {
        expect(parseRoute(hashOf(route))).toEqual(route);
      }),
    );
  });
});
