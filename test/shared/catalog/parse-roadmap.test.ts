import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRoadmap } from "#shared/catalog/parse-roadmap.ts";
import { pathText } from "#shared/catalog/roadmap-problem.ts";
import { changed, sample, without } from "./sample-roadmap.ts";
import type { Path } from "./sample-roadmap.ts";

/** The problems of a value that must be refused as invalid. */
function problemsOf(value: unknown): readonly { readonly path: string; readonly reason: string }[] {
  const parsed = parseRoadmap(value);
  if (parsed.ok) throw new Error("accepted");
  if (parsed.error.type !== "invalid") throw new Error(parsed.error.type);
  return parsed.error.problems;
}

describe("a sound roadmap", () => {
  it("comes back equal, with every part of the format", () => {
    expect(parseRoadmap(sample)).toEqual({ ok: true, value: sample });
  });

  it("survives JSON text unchanged", () => {
    expect(parseRoadmap(JSON.parse(JSON.stringify(sample)))).toEqual({ ok: true, value: sample });
  });

  it.each<[Path, unknown]>([
    [["title"], "x".repeat(300)],
    [["title"], "🥾".repeat(300)],
    [["id"], "a1.b-c.9"],
    [["lang"], "pt-BR"],
    [["steps", 1, "topics", 0, "minutes"], 1],
    [["steps", 0, "topics", 0, "resources", 0, "url"], "http://a.example"],
    [["steps", 0, "topics", 0, "requires"], []],
    [["origin"], {}],
    [["role"], {}],
    [["tracks"], []],
    [["steps", 0, "questions", 2, "options"], sample.steps[0]?.questions?.[0]?.options],
  ])("may hold at %j what the format allows at its edge", (path, value) => {
    expect(parseRoadmap(changed(path, value)).ok).toBe(true);
  });
});

describe("a broken roadmap is refused, and the problem has an exact path", () => {
  const topic = ["steps", 0, "topics", 0] as const;
  const question = (n: number): Path => ["steps", 0, "questions", n];

  it.each<[string, Path, unknown, RegExp]>([
    ["another format", ["format"], "roadmap", /"waymark-roadmap"/],
    ["an older version", ["version"], 0, /Must be 1/],
    ["an id with capitals", ["id"], "Sample", /id/],
    ["an id with two dots", ["id"], "a..b", /id/],
    ["an id that is too long", ["id"], "a".repeat(65), /64/],
    ["a revision of 0", ["revision"], 0, /1 or more/],
    ["an empty title", ["title"], "", /one line/],
    ["a title of two lines", ["title"], "a\nb", /one line/],
    ["a title that is too long", ["title"], "🥾".repeat(301), /one line/],
    ["a strange direction", ["dir"], "up", /ltr, rtl/],
    ["a strange language tag", ["lang"], "English", /language tag/],
    ["a half year", ["year"], 2026.5, /whole number/],
    ["a currency in small letters", ["role", "salary", "currency"], "eur", /currency/],
    ["a list where an object belongs", ["origin"], [], /named values/],
    ["null where an object belongs", ["role"], null, /named values/],
    ["one option only", ["tracks", 0, "options"], [{ id: "saw", title: "Saw" }], /at least 2/],
    ["no steps", ["steps"], [], /at least one/],
    ["steps that are no list", ["steps"], { 0: sample.steps[0] }, /list/],
    ["an outcome of another form", [...topic, "outcome"], "Begin.", /You can/],
    ["no minutes at all", [...topic, "minutes"], 0, /1 to 600/],
    ["too many minutes", [...topic, "minutes"], 601, /1 to 600/],
    ["half minutes", [...topic, "minutes"], 1.5, /1 to 600/],
    ["minutes as text", [...topic, "minutes"], "30", /1 to 600/],
    ["a prerequisite named twice", ["steps", 1, "topics", 0, "requires"], ["a.one", "a.one"], /once/],
    ["a track without an option", ["steps", 0, "topics", 1, "track"], "saw", /track/],
    ["a script as address", [...topic, "resources", 0, "url"], "javascript:alert(1)", /http/],
    ["a strange kind of resource", [...topic, "resources", 0, "kind"], "blog", /spec, reference/],
    ["a full date of checking", [...topic, "resources", 0, "checked"], "2026-11-22", /month/],
    ["a task without acceptance", [...topic, "tasks", 0, "accept"], [], /at least one/],
    ["a short explanation", [...question(0), "explanation"], "Because.", /30/],
    ["a strange type of question", [...question(0), "type"], "essay", /single/],
    ["a boolean as text", [...question(2), "answer"], "false", /true or false/],
    ["a short order", [...question(3), "order"], ["a", "b"], /at least 3/],
    ["a strange match", [...question(4), "match"], "regex", /exact, fold, lines/],
    ["a tolerance below 0", [...question(5), "tolerance"], -0.5, /0 or more/],
    ["a tolerance without end", [...question(5), "tolerance"], Infinity, /0 or more/],
    ["a strange engine", [...question(0), "run", "engine"], "python", /postgresql, javascript/],
    ["cases in a list", [...question(0), "run", "cases"], ["this"], /named values/],
    ["a strange credit", ["retired", 0, "credit"], "half", /carry/],
  ])("%s", (_name, path, value, reason) => {
    expect(problemsOf(changed(path, value))).toEqual([{ path: pathText(path), reason: expect.stringMatching(reason) }]);
  });

  it.each<[Path]>([
    [["title"]],
    [["license"]],
    [["steps", 1, "topics", 0, "rev"]],
    [[...topic, "tasks", 0, "do"]],
    [[...question(0), "source"]],
    [["role", "salary", "text"]],
    [["faq", 0, "answer"]],
    [["callToAction", "button"]],
    [[...question(0), "run", "code"]],
  ])("%j is missing", (path) => {
    expect(problemsOf(without(path))).toEqual([{ path: pathText(path), reason: "This is missing." }]);
  });

  it.each<[Path]>([
    [["author"]],
    [["steps", 0, "minutes"]],
    [[...topic, "notes"]],
    [[...topic, "tasks", 0, "done"]],
    [[...question(0), "toString"]],
    [[...question(0), "options", 0, "image url"]],
  ])("%j is a name the format does not know", (path) => {
    expect(problemsOf(changed(path, 1))).toEqual([
      { path: pathText(path), reason: "Nothing of this name belongs here." },
    ]);
  });

  it.each(["__proto__", "constructor", "prototype"])("%s is a name that nothing may have", (name) => {
    for (const path of [["role"], [...question(0), "run", "cases"]]) {
      expect(problemsOf(changed([...path, name], "x"))).toEqual([
        { path: pathText(path), reason: expect.stringMatching(/^Nothing may be called/) },
      ]);
    }
  });

  it.each([null, undefined, 7, "text", [], [sample]])("%j is no object at all", (value) => {
    expect(problemsOf(value)).toEqual([{ path: "", reason: "Must be an object with named values." }]);
  });
});

describe("a question needs the parts of its type", () => {
  it.each<[number, string]>([
    [0, "options"],
    [1, "options"],
    [2, "answer"],
    [3, "options"],
    [3, "order"],
    [4, "accept"],
    [4, "match"],
    [6, "accept"],
    [6, "match"],
  ])("question %i without %s is refused", (n, part) => {
    const path = ["steps", 0, "questions", n, part];
    expect(problemsOf(without(path))).toEqual([
      { path: pathText(path), reason: "A question of this type needs this part." },
    ]);
  });

  const options = (...correct: readonly boolean[]): unknown =>
    correct.map((right, i) => ({ id: `o${i}`, text: "Text", ...(right ? { correct: true } : {}) }));

  it.each<[number, unknown, string]>([
    [0, options(false, false), "Exactly one option must be correct."],
    [0, options(true, true), "Exactly one option must be correct."],
    [1, options(false, false), "At least one option must be correct."],
  ])("question %i refuses a wrong number of correct options", (n, value, reason) => {
    expect(problemsOf(changed(["steps", 0, "questions", n, "options"], value))).toEqual([
      { path: `steps[0].questions[${n}].options`, reason },
    ]);
  });
});

describe("all problems are told at once", () => {
  it("even when they are in parts that depend on each other", () => {
    const broken = {
      ...sample,
      lang: 5,
      extra: true,
      more: true,
      steps: [{ id: "A", topics: [], questions: [{ type: "single", rev: 0 }] }],
    };
    expect(problemsOf(broken).map(({ path }) => path)).toEqual([
      "lang",
      "steps[0].id",
      "steps[0].title",
      "steps[0].description",
      "steps[0].topics",
      "steps[0].questions[0].id",
      "steps[0].questions[0].rev",
      "steps[0].questions[0].topic",
      "steps[0].questions[0].prompt",
      "steps[0].questions[0].explanation",
      "steps[0].questions[0].source",
      "steps[0].questions[0].options",
      "extra",
      "more",
    ]);
  });
});

describe("a roadmap made for a newer Waymark", () => {
  it("is told apart from a broken one, whatever else it holds", () => {
    const newer = { format: "waymark-roadmap", version: 2, chapters: [] };
    expect(parseRoadmap(newer)).toEqual({ ok: false, error: { type: "newer-version", version: 2 } });
  });

  it("must say that it is a roadmap", () => {
    expect(problemsOf({ ...sample, format: "other", version: 2 }).map(({ path }) => path)).toEqual([
      "format",
      "version",
    ]);
  });
});

describe("anything at all", () => {
  it("is parsed or refused with problems, never thrown over and never changed", () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          expect(problemsOf(value).length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("put into one place of a sound roadmap is refused at that place, or comes back as it was", () => {
    const places = placesOf(sample);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        const input = changed(path, value);
        const before = JSON.stringify(input);
        const parsed = parseRoadmap(input);
        expect(JSON.stringify(input)).toBe(before);
        if (parsed.ok) expect(parsed.value).toEqual(input);
        else {
          const at = pathText(path);
          const question = /^(steps\[\d+\]\.questions\[\d+\])/.exec(at)?.[1] ?? at;
          const paths = parsed.error.type === "invalid" ? parsed.error.problems.map((problem) => problem.path) : [];
          expect(paths.filter((told) => !told.startsWith(at) && !told.startsWith(question))).toEqual([]);
          expect(paths.length > 0 || at === "version").toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function placesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [place, ...placesOf(part, place)];
  });
}

const fixtures = process.env["WAYMARK_FIXTURES"];

describe.runIf(fixtures !== undefined)("the worked example of the format (WAYMARK_FIXTURES)", () => {
  it("is accepted and comes back equal", () => {
    const text = readFileSync(join(fixtures ?? "", "roadmaps/relational-databases.waymark.json"), "utf8");
    const value: unknown = JSON.parse(text);
    expect(parseRoadmap(value)).toEqual({ ok: true, value });
  });
});
