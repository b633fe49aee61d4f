/** A proof that could not fail would prove nothing: each kind of question, with a true key and with a false one. */
import { afterAll, describe, expect, it } from "vitest";
import type { Question, Run } from "#shared/catalog/roadmap.ts";
import { createEngines } from "./engines.ts";
import { contradiction } from "./prove.ts";

const { engines, close } = createEngines();
afterAll(close);

const asked = { id: "x.q1", rev: 1, topic: "x.one", prompt: "?", explanation: "-", source: "https://a.example/" };

async function gives(question: Omit<Question, keyof typeof asked>, run: Run): Promise<string | null> {
  return await contradiction({ ...asked, ...question }, run, engines);
}

const options = (right: string): NonNullable<Question["options"]> =>
  ["1 + 1", "1 + 2", "`2 + 1`"].map((text, i) => {
    const id = "abc".charAt(i);
    return { id, text, correct: right.includes(id) };
  });

describe("options, each tried by itself", () => {
  const run: Run = { engine: "javascript", code: "console.log({{case}})", when: "3" };

  it("agree with a true key, and contradict one that takes too much or too little", async () => {
    expect(await gives({ type: "multiple", options: options("bc") }, run)).toBeNull();
    expect(await gives({ type: "multiple", options: options("abc") }, run)).toBe(
      "Option a is wrong by the run: it gave 2.",
    );
    expect(await gives({ type: "single", options: options("b") }, run)).toBe(
      "Option c is right by the run: it gave 3.",
    );
  });

  it("may be replaced by code of their own", async () => {
    expect(await gives({ type: "single", options: options("b") }, { ...run, cases: { c: "4" } })).toBeNull();
  });

  it("are never wrong only because their code is broken", async () => {
    const broken = await gives({ type: "multiple", options: options("bc") }, { ...run, cases: { a: "nobody" } });
    expect(broken).toMatch(/^Option a: The run itself failed with ReferenceError/);
  });

  it("may be right by failing in one certain way", async () => {
    const failing: Run = { ...run, cases: { a: "null.x", c: "5" }, when: "error TypeError" };
    expect(await gives({ type: "single", options: options("a") }, failing)).toBeNull();
    expect(await gives({ type: "single", options: options("b") }, failing)).toMatch(/^Option a is right by the run/);
  });
});

describe("options, named by the program", () => {
  const run: Run = {
    engine: "javascript",
    code: 'for (const id in options) if (options[id].startsWith("1")) console.log(id)',
  };

  it("must be exactly those of the key", async () => {
    expect(await gives({ type: "multiple", options: options("ab") }, run)).toBeNull();
    expect(await gives({ type: "multiple", options: options("abc") }, run)).toBe("The run printed a\nb.");
  });
});

describe("a statement", () => {
  it("is what the program prints", async () => {
    const run: Run = { engine: "javascript", code: "console.log(0.1 + 0.2 === 0.3)" };
    expect(await gives({ type: "boolean", answer: false }, run)).toBeNull();
    expect(await gives({ type: "boolean", answer: true }, run)).toBe("The run printed false.");
  });

  it("is true when the wanted failure comes, and false when something is printed", async () => {
    const run: Run = { engine: "postgresql", code: "SELECT 1 / 0", when: "error 22012" };
    expect(await gives({ type: "boolean", answer: true }, run)).toBeNull();
    expect(await gives({ type: "boolean", answer: false }, run)).toMatch(/^The run says true/);
    expect(await gives({ type: "boolean", answer: false }, { ...run, code: "SELECT 1" })).toBeNull();
    expect(await gives({ type: "boolean", answer: false }, { ...run, code: "SELEC 1" })).toMatch(/failed with 42601/);
  });
});

describe("an order", () => {
  const pieces = ["x = 2;", "x += 1;", "x *= 5;"].map((text, i) => ({ id: "abc".charAt(i), text }));
  const run: Run = { engine: "javascript", code: "let x = 0;\n{{case}}\nconsole.log(x)", when: "15" };

  it("must be the only one that gives the result", async () => {
    expect(await gives({ type: "order", options: pieces, order: ["a", "b", "c"] }, run)).toBeNull();
    expect(await gives({ type: "order", options: pieces, order: ["a", "c", "b"] }, run)).toBe(
      "The order a, c, b gave 11.",
    );
    const either = { ...run, cases: { c: "x += 7;" }, when: "10" };
    expect(await gives({ type: "order", options: pieces, order: ["a", "b", "c"] }, either)).toBe(
      "The order a, c, b gave 10.",
    );
  });

  it("may fail when it is wrong, not when it is right", async () => {
    const late: Run = { ...run, code: "{{case}}\nconsole.log(x)", cases: { a: "let x = 2;" } };
    expect(await gives({ type: "order", options: pieces, order: ["a", "b", "c"] }, late)).toBeNull();
    expect(await gives({ type: "order", options: pieces, order: ["b", "a", "c"] }, late)).toMatch(/itself failed/);
  });

  it("may be printed", async () => {
    const prints: Run = { engine: "javascript", code: 'queueMicrotask(() => console.log("b")); console.log("a")' };
    const two = pieces.slice(0, 2);
    expect(await gives({ type: "order", options: two, order: ["a", "b"] }, prints)).toBeNull();
    expect(await gives({ type: "order", options: two, order: ["b", "a"] }, prints)).toBe("The run printed a\nb.");
  });
});

describe("an answer in words or lines", () => {
  const code = { lang: "js", text: "console.log('A  b ');\nconsole.log(2)" };
  const run: Run = { engine: "javascript", code: "{{shown}}" };

  it.each<[Question["match"], string, boolean]>([
    ["exact", "A  b\n2", true],
    ["exact", "a b 2", false],
    ["fold", "a b 2", true],
    ["fold", "ab 2", false],
    ["lines", "A  b  \n2\n", true],
    ["lines", "A b\n2", false],
  ])("is compared as %s with %j: %j", async (match, answer, agrees) => {
    const question = { type: "output", code, accept: ["?", answer], match: match ?? "exact" } as const;
    expect((await gives(question, run)) === null).toBe(agrees);
  });

  it("may be a number within a tolerance", async () => {
    const near = { type: "short", accept: ["3.1"], match: "exact", tolerance: 0.05 } as const;
    expect(await gives(near, { engine: "javascript", code: "console.log(Math.PI)" })).toBeNull();
    expect(await gives(near, { engine: "javascript", code: "console.log(3.2)" })).toBe("The run printed 3.2.");
    expect(await gives(near, { engine: "javascript", code: "" })).toBe("The run printed .");
  });
});
