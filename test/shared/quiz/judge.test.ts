/** Right and wrong for the six kinds, and the grade that follows. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import type { Question } from "#shared/catalog/roadmap.ts";
import { gradeOf } from "#shared/quiz/grade.ts";
import { isComplete, isRight, rightOptions, type Answer } from "#shared/quiz/judge.ts";
import { allKinds, multiple, order, output, short, single, statement } from "./questions.ts";

const options = (...ids: string[]): Answer => ({ type: "options", ids });
const inOrder = (...ids: string[]): Answer => ({ type: "order", ids });
const text = (given: string): Answer => ({ type: "text", text: given });

describe("what is right", () => {
  it.each<[string, Question, Answer, boolean]>([
    ["the right one of several", single, options("b"), true],
    ["a wrong one", single, options("a"), false],
    ["the right one and another", single, options("a", "b"), false],
    ["all that fit, in any order", multiple, options("c", "a"), true],
    ["one too few", multiple, options("a"), false],
    ["one too many", multiple, options("a", "b", "c"), false],
    ["none", multiple, options(), false],
    ["a false statement called false", statement, { type: "statement", value: false }, true],
    ["a false statement called true", statement, { type: "statement", value: true }, false],
    ["the order", order, inOrder("a", "b", "c", "d"), true],
    ["two lines of the same text in each other's place", order, inOrder("a", "c", "b", "d"), true],
    ["another order", order, inOrder("b", "a", "c", "d"), false],
    ["an order with a line left out", order, inOrder("a", "b", "d"), false],
    ["an order with a line twice", order, inOrder("a", "b", "b", "d"), false],
    ["words", short, text("Read Committed"), true],
    ["other words", short, text("serializable"), false],
    ["what is printed", output, text("1\n2\n"), true],
    ["what is not printed", output, text("2\n1"), false],
  ])("%s", (_, question, answer, right) => {
    expect(isRight(question, answer)).toBe(right);
  });

  it.each(allKinds.map((question) => [question.type, question] as const))(
    "not knowing is never right, nor is an answer of another kind: %s",
    (_, question) => {
      const answers: Answer[] = [{ type: "unknown" }, options("zz"), inOrder("zz"), text("zz")];
      expect(answers.map((answer) => isRight(question, answer))).toEqual([false, false, false, false]);
    },
  );

  it("holds for each question of the roadmap that ships: its key is right, and any other choice is wrong", async () => {
    const roadmap = await backendRoadmap();
    const questions = roadmap.steps.flatMap((step) => step.questions ?? []);
    expect(questions.length).toBeGreaterThan(150);
    for (const question of questions) {
      const key = keyAnswer(question);
      expect([question.id, isRight(question, key)]).toEqual([question.id, true]);
      for (const other of otherAnswers(question))
        expect([question.id, other, isRight(question, other)]).toEqual([question.id, other, false]);
    }
  });
});

function keyAnswer(question: Question): Answer {
  switch (question.type) {
    case "single":
    case "multiple":
      return options(...rightOptions(question));
    case "boolean":
      return { type: "statement", value: question.answer === true };
    case "order":
      return inOrder(...(question.order ?? []));
    case "short":
    case "output":
      return text(question.accept?.[0] ?? "");
  }
}

function otherAnswers(question: Question): Answer[] {
  const ids = (question.options ?? []).map(({ id }) => id);
  if (question.type === "single")
    return ids.filter((id) => !rightOptions(question).includes(id)).map((id) => options(id));
  if (question.type === "multiple") return ids.map((id) => options(...toggled(rightOptions(question), id)));
  if (question.type === "boolean") return [{ type: "statement", value: question.answer !== true }];
  if (question.type === "order") return [inOrder(...(question.order ?? []).toReversed())];
  return [text(`${question.accept?.[0] ?? ""}x`), text("")];
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

describe("an answer that can be checked", () => {
  it.each<[Question, Answer, boolean]>([
    [single, options(), false],
    [single, options("a"), true],
    [short, text("  "), false],
    [short, text("x"), true],
    [order, inOrder("a"), false],
    [order, inOrder("d", "c", "b", "a"), true],
    [statement, { type: "statement", value: true }, true],
    [single, { type: "unknown" }, true],
  ])("%# is complete or not", (question, answer, complete) => {
    expect(isComplete(question, answer)).toBe(complete);
  });
});

describe("the grade", () => {
  it("is again for a wrong answer, however quick", () => {
    fc.assert(
      fc.property(fc.constantFrom(...allKinds), fc.boolean(), fc.nat(1_000_000), (question, hint, ms) => {
        expect(gradeOf(question, { right: false, hint, ms })).toBe(1);
      }),
    );
  });
  it("is good for a right answer, and hard with the hint or after a long time", () => {
    expect(gradeOf(single, { right: true, hint: false, ms: 8_000 })).toBe(3);
    expect(gradeOf(single, { right: true, hint: true, ms: 8_000 })).toBe(2);
    expect(gradeOf(single, { right: true, hint: false, ms: 90_000 })).toBe(2);
    expect(gradeOf(output, { right: true, hint: false, ms: 90_000 })).toBe(3);
  });
  it("takes an hour for an interruption and not for hard work", () => {
    expect(gradeOf(single, { right: true, hint: false, ms: 3_600_000 })).toBe(3);
  });
  it("gives a long text its time to be read", () => {
    const long = { ...single, prompt: "word ".repeat(200) };
    expect(gradeOf(single, { right: true, hint: false, ms: 75_000 })).toBe(2);
    expect(gradeOf(long, { right: true, hint: false, ms: 75_000 })).toBe(3);
  });
});
