/** Answers in words: what counts as the same, by the rule of each question. */
import { describe, expect, it } from "vitest";
import { isAccepted, type AnswerRule } from "#shared/quiz/match.ts";

describe("fold", () => {
  const rule: AnswerRule = { accept: ["read committed", "Don't"], match: "fold" };
  it.each([" Read  COMMITTED ", "read\u00a0committed", "READ\tCOMMITTED", "ｒｅａｄ committed", "don\u2019t"])(
    "takes %j: case, spaces and the kind of quote do not count",
    (answer) => expect(isAccepted(rule, answer)).toBe(true),
  );
  it.each(["readcommitted", "read-committed", "read commited", "", "  "])("refuses %j", (answer) =>
    expect(isAccepted(rule, answer)).toBe(false),
  );
});

describe("exact", () => {
  const rule: AnswerRule = { accept: ["git switch -c x", "Cache-Control"], match: "exact" };
  it("takes an answer with blanks around it, which nobody can see", () => {
    expect(isAccepted(rule, " Cache-Control ")).toBe(true);
  });
  it.each(["cache-control", "git switch  -c x", "git switch -C x", ""])("refuses %j", (answer) =>
    expect(isAccepted(rule, answer)).toBe(false),
  );
});

describe("lines", () => {
  const rule: AnswerRule = { accept: ["Ada,2\n  Ben,1"], match: "lines" };
  it.each(["Ada,2  \r\n  Ben,1\r\n", "\n\nAda,2\n  Ben,1\n\n", "Ada,2\t\n  Ben,1"])(
    "takes %j: ends of lines and empty lines around do not count",
    (answer) => expect(isAccepted(rule, answer)).toBe(true),
  );
  it.each(["Ada,2\nBen,1", "Ada,2\n\n  Ben,1", "ada,2\n  Ben,1", "Ada,2   Ben,1", "\n \n"])("refuses %j", (answer) =>
    expect(isAccepted(rule, answer)).toBe(false),
  );
});

describe("a number with a tolerance", () => {
  const rule: AnswerRule = { accept: ["1200"], match: "fold", tolerance: 50 };
  it.each(["1200", "1250", "1150", "1,200", "1 200", "1\u00a0200", "1'200", "1.2e3", "+1200", " 1200.0 "])(
    "takes %j",
    (answer) => expect(isAccepted(rule, answer)).toBe(true),
  );
  it.each(["1251", "1149", "", " ", "about 1200", "1200 ms", "0x4b0", "Infinity", "-1200", "1,2,0,0"])(
    "refuses %j",
    (answer) => expect(isAccepted(rule, answer)).toBe(false),
  );
  it("reads a comma as a point, and is not led astray by binary fractions", () => {
    expect(isAccepted({ accept: ["0.2"], tolerance: 0.1 }, "0,3")).toBe(true);
    expect(isAccepted({ accept: ["0.2"], tolerance: 0.1 }, "0.31")).toBe(false);
    expect(isAccepted({ accept: ["-3"], tolerance: 0 }, "\u22123")).toBe(true);
  });
});

it("takes any of several accepted answers", () => {
  const rule: AnswerRule = { accept: ["SIGTERM", "15"], match: "fold" };
  expect([isAccepted(rule, "sigterm"), isAccepted(rule, "15"), isAccepted(rule, "9")]).toEqual([true, true, false]);
});

it("accepts nothing when a question accepts nothing", () => {
  expect(isAccepted({}, "x")).toBe(false);
});
