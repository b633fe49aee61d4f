/** The content check itself: each rule is broken once, in a small roadmap that keeps them all. */
import { describe, expect, it } from "vitest";
import type { Question, Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import { extendedLedger, ledgerLines, ledgerProblems, parseLedger } from "./catalog-ledger.ts";
import { brokenRules } from "./catalog-rules.ts";
import { readingLevel, wordsOf } from "./catalog-text.ts";

const topic: Topic = {
  id: "a.one",
  rev: 1,
  title: "One",
  outcome: "You can begin.",
  body: "word ".repeat(100),
  minutes: 30,
  resources: [{ title: "Read", url: "https://a.example/one", kind: "guide", minutes: 20 }],
  tasks: [{ id: "a.one.t1", do: "Begin with one.", accept: ["Begun."], minutes: 10 }],
};

const asked = { rev: 1, topic: "a.one", prompt: "?", explanation: "-", source: "https://a.example/q" };
const RUN = { engine: "javascript", code: "-" } as const;
const kinds: readonly Question["type"][] = ["single", "multiple", "boolean", "order", "short", "output"];
const questions: readonly Question[] = Array.from({ length: 42 }, (_, i) => ({
  ...asked,
  id: `a.q${i + 1}`,
  type: kinds[i % 6] ?? "single",
  options: [
    { id: "a", text: "This", correct: true },
    { id: "b", text: "That", why: "It is not." },
  ],
  accept: ["this thing"],
  hint: "Look again.",
  run: RUN,
}));

function roadmapWith(topics: readonly Topic[], all: readonly Question[] = questions): Roadmap {
  const step = { id: "a", title: "A", description: "-", topics, questions: all };
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

const rulesOf = (roadmap: Roadmap): readonly string[] => brokenRules(roadmap).map(({ id, rule }) => `${id}: ${rule}`);

it("has nothing to say about a roadmap that keeps all rules", () => {
  expect(rulesOf(roadmapWith([topic]))).toEqual([]);
});

describe("a topic breaks a rule", () => {
  const { outcome: _, ...aimless } = topic;
  const source = topic.resources?.[0];
  const sourceAt = (url: string): Topic => ({
    ...topic,
    resources: [{ title: "Read", url, kind: "guide", minutes: 20 }],
  });

  it.each<[string, Topic, string]>([
    ["without an outcome", aimless, "A topic has an outcome."],
    ["with 79 words", { ...topic, body: "word ".repeat(79) }, "A body has 80 to 250 words, not 79."],
    ["with 251 words", { ...topic, body: "word ".repeat(251) }, "A body has 80 to 250 words, not 251."],
    ["with HTML", { ...topic, body: `${topic.body}<b>so</b>` }, "A body is Markdown without HTML."],
    ["without a source", { ...topic, resources: [], minutes: 10 }, "A topic has 1 to 4 sources."],
    ["without a task", { ...topic, tasks: [], minutes: 20 }, "A topic has 1 to 3 tasks."],
    ["with a bare address", sourceAt("https://localhost/x"), "A source has a well-formed https address."],
    ["with http", sourceAt("http://a.example/one"), "A source has a well-formed https address."],
    ["with a space", sourceAt("https://a.example/one two"), "A source has a well-formed https address."],
    [
      "that takes too long",
      { ...topic, minutes: 37 },
      "A topic's minutes are those of its parts (30), within a fifth.",
    ],
    ["that is too short", { ...topic, minutes: 23 }, "A topic's minutes are those of its parts (30), within a fifth."],
  ])("%s", (_name, broken, rule) => {
    expect(rulesOf(roadmapWith([broken]))).toEqual([`a.one: ${rule}`]);
  });

  it("when its source says nothing about time, or its task is long", () => {
    const { minutes: _minutes, ...timeless } = source ?? { minutes: 0, title: "", url: "", kind: "guide" };
    expect(rulesOf(roadmapWith([{ ...topic, resources: [timeless], minutes: 10 }]))).toEqual([
      "a.one: A source says how long it takes.",
    ]);
    const tasks = [{ id: "a.one.t1", do: `Begin ${"so ".repeat(30)}.`, accept: ["Begun."], minutes: 10 }];
    expect(rulesOf(roadmapWith([{ ...topic, tasks }]))).toEqual([
      "a.one: A task is one short sentence of at most 90 characters.",
    ]);
  });

  it("when it repeats a source of another, and when nobody asks about it", () => {
    expect(rulesOf(roadmapWith([topic, { ...topic, id: "a.two" }]))).toEqual([
      "a.two: A topic has a question.",
      "a.two: A source stands once: https://a.example/one is in a.one too.",
    ]);
  });

  it("not by HTML in code", () => {
    expect(rulesOf(roadmapWith([{ ...topic, body: `${topic.body}\n\`<b>\`\n\n\`\`\`html\n<p>\n\`\`\`\n` }]))).toEqual(
      [],
    );
  });
});

describe("a question breaks a rule", () => {
  const first = questions[0];
  const { run: _, ...unrun } = first ?? { ...asked, id: "-", type: "single" };
  const texts = (text: string): Question["options"] => [{ id: "a", text, correct: true }];

  it.each<[string, Partial<Question>, string]>([
    ["with a silent option", { options: [{ id: "b", text: "That" }] }, "A wrong option says why it is wrong."],
    ["with http", { source: "http://a.example/" }, "A source is a well-formed https address."],
    [
      "with all of the above",
      { options: texts("All of the above") ?? [] },
      "An option is an answer of its own, not all or none of the others.",
    ],
    ["with a hint that tells", { hint: "It is This Thing." }, "A hint does not give the answer."],
    [
      "that shows its order",
      { type: "order", order: ["a", "b"] },
      "An order question does not show its options in the right order.",
    ],
    [
      "that ran on nobody knows what",
      { run: { engine: "postgresql", code: "-" } },
      "A key that was run names the version it was run on.",
    ],
  ])("%s", (_name, change, rule) => {
    const all = questions.with(0, { ...unrun, run: RUN, ...change });
    expect(rulesOf(roadmapWith([topic], all))).toEqual([`a.q1: ${rule}`]);
  });

  it("without a proof, unless a whole sentence says why", () => {
    expect(rulesOf(roadmapWith([topic], questions.with(0, unrun)))).toEqual([
      "a.q1: A key is run, or a sentence says why it cannot be.",
    ]);
    const reasoned = { ...unrun, noRun: "It is a matter of definition." };
    expect(rulesOf(roadmapWith([topic], questions.with(0, reasoned)))).toEqual([]);
  });
});

it("asks enough questions, of all kinds, and enough of them run", () => {
  expect(rulesOf(roadmapWith([topic], questions.slice(0, 3)))).toEqual([
    "a: A step has at least 12 questions, not 3.",
    "a: A step asks in all six ways; there is no order, short, output.",
    "a: A step has at least two questions that need work.",
    "r: At least 40 questions are run, not 3.",
  ]);
});

describe("the ledger of ids", () => {
  const roadmap = roadmapWith([topic], questions.slice(0, 1));
  const ledger = ["r question a.q1", "r step a", "r task a.one.t1", "r topic a.one"];

  it("names every id and what it is", () => {
    expect(ledgerLines(roadmap)).toEqual(ledger);
    expect(ledgerProblems(roadmap, ledger)).toEqual([]);
    expect(parseLedger(`# Head\n${ledger.join("\n")}\n`)).toEqual(ledger);
  });

  it("misses an id that is new, or that now names something of another kind", () => {
    expect(ledgerProblems(roadmap, ledger.with(0, "r task a.q1"))).toEqual([
      "Not in the ledger: r question a.q1.",
      'Gone, and not under "retired": r task a.q1.',
    ]);
  });

  it("lets an id go only when it is retired, and keeps its line", () => {
    const longer = [...ledger, "r topic a.zero", "other topic a.nine"];
    expect(ledgerProblems(roadmap, longer)).toEqual(['Gone, and not under "retired": r topic a.zero.']);
    expect(ledgerProblems({ ...roadmap, retired: [{ id: "a.zero" }] }, longer)).toEqual([]);
    expect(extendedLedger(["r topic a.zero"], [roadmap])).toEqual([...ledger, "r topic a.zero"]);
  });
});

describe("length and reading level", () => {
  it("count words of prose, not of code blocks", () => {
    expect(wordsOf("One *two* - `three`\n\n```sql\nSELECT 1;\n```\n\nfour")).toHaveLength(4);
  });

  it("follow the formula", () => {
    // 2 sentences of 3 words with 24 letters: 4.71 x 4 + 0.5 x 3 - 21.43.
    expect(readingLevel("Four word text. Four word text.")).toBeCloseTo(4.71 * 4 + 1.5 - 21.43);
    expect(readingLevel("")).toBe(0);
  });

  it("rise with longer sentences and longer words", () => {
    expect(readingLevel("We log it. We go on.")).toBeLessThan(readingLevel("We log it and then we go on."));
    expect(readingLevel("We log it.")).toBeLessThan(readingLevel("Administrators document it."));
  });
});
