import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRoadmap } from "#shared/catalog/check-roadmap.ts";
import { parseRoadmap } from "#shared/catalog/parse-roadmap.ts";
import type { RoadmapProblem } from "#shared/catalog/roadmap-problem.ts";
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import { unwrap } from "#shared/std/result.ts";
import { changed, sample } from "./sample-roadmap.ts";
import type { Path } from "./sample-roadmap.ts";

/** Breaks one place of the sample, which must keep its shape, and checks it. */
function problemsWith(path: Path, value: unknown): readonly RoadmapProblem[] {
  return checkRoadmap(unwrap(parseRoadmap(changed(path, value))));
}

function topic(id: string, requires: readonly string[], more: Partial<Topic> = {}): Topic {
  return { id, rev: 1, title: id, minutes: 10, requires, ...more };
}

function roadmapOf(topics: readonly Topic[]): Roadmap {
  const step = { id: "step", title: "Step", description: "", topics };
  return {
    format: "waymark-roadmap",
    version: 1,
    id: "r",
    revision: 1,
    title: "R",
    lang: "en",
    license: "-",
    steps: [step],
  };
}

it("has nothing to say about a sound roadmap", () => {
  expect(checkRoadmap(sample)).toEqual([]);
});

describe("ids", () => {
  it.each<[string, Path, string, string]>([
    ["two topics", ["steps", 1, "topics", 0, "id"], "a.saw", "steps[0].topics[1].id"],
    ["a step and a topic", ["steps", 1, "id"], "a.saw", "steps[0].topics[1].id"],
    ["a task and a question", ["steps", 0, "questions", 0, "id"], "a.one.t1", "steps[0].topics[0].tasks[0].id"],
    ["a FAQ entry and a track", ["faq", 0, "id"], "tool", "tracks[0].id"],
    ["a topic and a retired id", ["steps", 1, "topics", 0, "id"], "a.zero", "retired[0].id"],
  ])("are not shared by %s", (_name, path, value, first) => {
    const problems = problemsWith(path, value);
    expect(problems).toContainEqual({
      path: path
        .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
        .join("")
        .slice(1),
      reason: `The id "${value}" is already used by ${first}.`,
    });
  });

  it("of a question's options are its own", () => {
    expect(problemsWith(["steps", 0, "questions", 1, "options", 1, "id"], "a")).toEqual([
      {
        path: "steps[0].questions[1].options[1].id",
        reason: 'The id "a" is already used by steps[0].questions[1].options[0].id.',
      },
    ]);
  });

  it("that took over a retired one are there", () => {
    expect(problemsWith(["retired", 0, "replacedBy", 0], "a.nine")).toEqual([
      { path: "retired[0].replacedBy[0]", reason: 'Nothing has the id "a.nine" to take over.' },
    ]);
  });
});

describe("tracks", () => {
  it("must be declared before a topic names them", () => {
    expect(problemsWith(["steps", 1, "topics", 0, "track"], "tool=spoon")).toEqual([
      { path: "steps[1].topics[0].track", reason: 'No track declares the option "tool=spoon".' },
    ]);
  });

  it("must lead somewhere, whichever option is chosen", () => {
    expect(problemsWith(["steps", 0, "topics", 2, "track"], "tool=saw")).toEqual([
      { path: "tracks[0].options[1]", reason: 'No topic belongs to "tool=axe", so choosing it leads nowhere.' },
    ]);
  });
});

describe("prerequisites", () => {
  it("must be topics: a step's id is none", () => {
    expect(problemsWith(["steps", 1, "topics", 0, "requires", 0], "a")).toEqual([
      { path: "steps[1].topics[0].requires[0]", reason: 'No topic has the id "a".' },
    ]);
  });

  it("must be on the way of every learner who meets the topic", () => {
    expect(problemsWith(["steps", 1, "topics", 0, "requires", 0], "a.axe")).toEqual([
      { path: "steps[1].topics[0].requires[0]", reason: '"a.axe" is only for learners who chose "tool=axe".' },
    ]);
  });

  it("may not go round in a circle, and the circle is named", () => {
    expect(problemsWith(["steps", 0, "topics", 0, "requires"], ["b.two"])).toEqual([
      { path: "steps[1].topics[0].requires[0]", reason: "Goes round in a circle: a.one > b.two > a.one." },
    ]);
  });

  it("may not be the topic itself", () => {
    expect(checkRoadmap(roadmapOf([topic("x", ["x"])]))).toEqual([
      { path: "steps[0].topics[0].requires[0]", reason: "Goes round in a circle: x > x." },
    ]);
  });

  it("may be a chain of 50,000 topics without exhausting the stack", { timeout: 30_000 }, () => {
    const chain = Array.from({ length: 50_000 }, (_, i) => topic(`t${i}`, i < 49_999 ? [`t${i + 1}`] : []));
    expect(checkRoadmap(roadmapOf(chain))).toEqual([]);
    expect(checkRoadmap(roadmapOf([...chain.slice(0, -1), topic("t49999", ["t0"])]))).toHaveLength(1);
  });

  it("are found circular exactly when no order satisfies them", () => {
    const graph = fc.array(fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 4 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(graph, (edges) => {
        const topics = edges.map((ids, i) =>
          topic(
            `t${i}`,
            ids.map((id) => `t${id}`),
          ),
        );
        const circular = checkRoadmap(roadmapOf(topics)).length > 0;
        expect(circular).toBe(!canBeOrdered(edges));
      }),
      { numRuns: 500 },
    );
  });
});

/** Takes away what has no open prerequisite, until nothing is left or nothing moves. */
function canBeOrdered(edges: readonly (readonly number[])[]): boolean {
  const left = new Set(edges.keys());
  for (;;) {
    const free = [...left].filter((node) => !edges[node]?.some((required) => left.has(required)));
    if (free.length === 0) return left.size === 0;
    for (const node of free) left.delete(node);
  }
}

describe("questions", () => {
  it("ask about a topic that is there", () => {
    expect(problemsWith(["steps", 0, "questions", 0, "topic"], "a.nine")).toEqual([
      { path: "steps[0].questions[0].topic", reason: 'No topic has the id "a.nine".' },
    ]);
  });

  it("order options that are there", () => {
    expect(problemsWith(["steps", 0, "questions", 3, "order"], ["a", "b", "c", "d"])).toEqual([
      { path: "steps[0].questions[3].order[3]", reason: 'No option has the id "d".' },
    ]);
  });

  it("order every option, and once", () => {
    expect(problemsWith(["steps", 0, "questions", 3, "order"], ["a", "b", "b"])).toEqual([
      { path: "steps[0].questions[3].order[2]", reason: 'The option "b" is in the order twice.' },
      { path: "steps[0].questions[3].order", reason: "The order leaves out: c." },
    ]);
  });
});

describe("a tolerance", () => {
  const path = ["steps", 0, "questions"] as const;

  it("belongs to a short answer", () => {
    expect(problemsWith([...path, 2, "tolerance"], 1)).toEqual([
      { path: "steps[0].questions[2].tolerance", reason: "Only a short answer can have a tolerance." },
    ]);
  });

  it.each([["seven"], [""], [" "]])("needs numbers, and %j is none", (text) => {
    expect(problemsWith([...path, 5, "accept"], ["7", text])).toEqual([
      { path: "steps[0].questions[5].tolerance", reason: "A tolerance needs accepted answers that are all numbers." },
    ]);
  });
});

describe("what proves a key", () => {
  const base = ["steps", 0, "questions"] as const;
  const js = { engine: "javascript", code: "console.log(1)" };
  const perCase = { engine: "javascript", code: "console.log({{case}})", when: "1" };

  it.each<[string, number, unknown]>([
    ["prints lines", 0, js],
    ["tries each option", 0, perCase],
    ["has a case for each option", 1, { ...perCase, cases: { a: "1", b: "2" } }],
    ["has a result that makes a statement true", 2, { ...js, when: "1" }],
    ["tries every order", 3, perCase],
    ["prints the answer", 5, js],
    ["runs what is shown", 6, { ...js, code: "{{shown}}" }],
  ])("may be a program that %s", (_name, q, run) => {
    expect(problemsWith([...base, q, "run"], run)).toEqual([]);
  });

  it.each<[string, number, unknown, string, RegExp]>([
    ["stands for code that is not there", 0, { ...js, code: "{{shown}}" }, "code", /question's code/],
    ["stands for options that are not there", 5, perCase, "code", /stands for an option/],
    ["has cases without a place", 0, { ...js, cases: { a: "1" } }, "cases", /could stand/],
    ["has a case of no option", 0, { ...perCase, cases: { z: "1" } }, "cases.z", /"z"/],
    ["does not say what is right", 0, { engine: "git", code: "{{case}}" }, "when", /needs the result/],
    ["says what is right where nothing is tried", 0, { ...js, when: "1" }, "when", /Only a boolean/],
  ])("is refused when it %s", (_name, q, run, part, reason) => {
    expect(problemsWith([...base, q, "run"], run)).toContainEqual({
      path: `steps[0].questions[${q}].run.${part}`,
      reason: expect.stringMatching(reason),
    });
  });

  it("is refused beside a reason why nothing runs", () => {
    expect(problemsWith([...base, 4, "run"], js)).toEqual([
      { path: "steps[0].questions[4].noRun", reason: "A question that runs needs no reason for not running." },
    ]);
  });

  it("does not try six options in every order", () => {
    const ids = ["a", "b", "c", "d", "e", "f"];
    const order = { ...sample.steps[0]?.questions?.[3], options: ids.map((id) => ({ id, text: id })), order: ids };
    expect(problemsWith([...base, 3], { ...order, run: perCase })).toEqual([
      { path: "steps[0].questions[3].run.code", reason: "At most 5 options can be tried in every order." },
    ]);
  });
});
