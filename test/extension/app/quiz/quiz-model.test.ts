/** A quiz from its first question to its summary. */
import { describe, expect, it } from "vitest";
import { schemaMajorOf } from "#shared/domain/schema-version.ts";
import { readDocList } from "#shared/domain/household.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { unwrap } from "#shared/std/result.ts";
import { createQuizModel, type QuizModel } from "#ext/app/quiz/quiz-model.ts";
import { settled } from "#test/support/settled.ts";
import {
  answerRight,
  asked,
  CHECK,
  questionOf,
  quizFixture,
  screenOf,
  STEP,
  summaryOf,
  TODAY,
} from "./quiz-fixture.ts";

const DAY_MS = 86_400_000;

describe("a quiz of a step", () => {
  it("asks ten questions, takes right answers of every kind, and ends with a summary", async () => {
    const { open, stored } = await quizFixture();
    const model = await open(STEP);
    expect(questionOf(model).where).toBe("Relational Databases · 1 of 10");
    for (let i = 0; i < 10; i++) {
      answerRight(model);
      expect([asked(model).id, questionOf(model).verdict?.right]).toEqual([asked(model).id, true]);
      expect(questionOf(model).verdict?.comesBack).toMatch(/^comes back /);
      model.acts.go();
    }
    const summary = summaryOf(model);
    expect(summary.title).toEqual(["10 hold."]);
    expect(summary.lines).toHaveLength(10);
    expect(summary.offer).toBeNull();
    await settled();
    const { log } = await stored();
    expect(log.reviews.size).toBe(10);
    expect(new Set([...log.reviews.values()].map(({ grade, day }) => `${grade} ${day}`))).toEqual(
      new Set([`3 ${TODAY}`]),
    );
  });

  it("lists the month's doc in the library, with its schema", async () => {
    const { open, ports } = await quizFixture();
    answerRight(await open(STEP));
    await settled();
    const library = unwrap(await ports.docs.open(LIBRARY));
    expect(readDocList(library.doc)).toContain("reviews/2026-11");
    expect(schemaMajorOf(unwrap(await ports.docs.open("reviews/2026-11")).doc)).toBe(1);
  });

  it("does not check what is not answered, and takes nothing more once it was checked", async () => {
    const { open, stored } = await quizFixture();
    const model = await open({ type: "topic", roadmap: "backend-developer", topic: "rdb.joins" });
    expect(questionOf(model).canGo).toBe(questionOf(model).part.type === "order");
    const { key } = questionOf(model);
    if (questionOf(model).part.type !== "order") model.acts.go();
    expect(questionOf(model).verdict).toBeNull();
    model.acts.dontKnow();
    const { part } = questionOf(model);
    model.acts.choose(1);
    model.acts.type("late");
    model.acts.hint();
    model.acts.dontKnow();
    expect(questionOf(model)).toMatchObject({ key, part, verdict: { right: false, title: "Now you know." } });
    await settled();
    expect((await stored()).log.reviews.size).toBe(1);
  });

  it("shows why each wrong option is wrong, and what would be right", async () => {
    const { open } = await quizFixture();
    const model = await open(STEP);
    for (let i = 0; i < 10; i++) {
      const question = asked(model);
      model.acts.dontKnow();
      const { part, verdict } = questionOf(model);
      expect(verdict?.explanation).toBe(question.explanation);
      if (part.type === "options" && !part.pair) {
        for (const option of part.options) {
          const source = question.options?.find(({ id }) => id === option.id);
          expect(option.state).toBe(source?.correct === true ? "right" : "rest");
          expect(option.why).toBe(source?.correct === true ? "" : (source?.why ?? ""));
        }
      }
      if (part.type === "text") expect(part.accepted).toEqual(question.accept);
      if (part.type === "order") {
        expect(part.rightOrder).toEqual(
          question.order?.map((id) => question.options?.find((option) => option.id === id)?.text),
        );
      }
      model.acts.go();
    }
    expect(summaryOf(model).title).toEqual(["10 come back tomorrow."]);
  });

  it("gives hard for a right answer with the hint", async () => {
    const { open, stored } = await quizFixture();
    const model = await open({ type: "step", roadmap: "backend-developer", step: "rdb" });
    while (!questionOf(model).hint) {
      model.acts.dontKnow();
      model.acts.go();
    }
    expect(questionOf(model).hint?.text).toBeNull();
    model.acts.hint();
    expect(questionOf(model).hint?.text).toBe(asked(model).hint);
    const { id } = asked(model);
    answerRight(model);
    await settled();
    const { log } = await stored();
    const grade = [...log.reviews.values()].find(({ question }) => question.endsWith(`/${id}`))?.grade;
    expect(grade).toBe(2);
  });
});

describe("a reload", () => {
  it("resumes at the same question, in the same order, with what was chosen", async () => {
    const { open } = await quizFixture();
    const first = await open(STEP);
    for (let i = 0; i < 3; i++) {
      answerRight(first);
      first.acts.go();
    }
    const { part } = questionOf(first);
    if (part.type === "text") first.acts.type("half an ans");
    else if (part.type === "options") first.acts.choose(2);
    else if (part.type === "order") first.acts.moveTo(part.items[2]?.id ?? "", 0);
    const second = await open(STEP);
    expect(questionOf(second)).toEqual({ ...questionOf(first), said: "" });
    expect(questionOf(second).where).toContain("4 of 10");
  });

  it("after an answer shows the verdict again, and the answer can still be undone", async () => {
    const { open, stored } = await quizFixture();
    const first = await open(STEP);
    answerRight(first);
    await settled();
    const second = await open(STEP);
    expect(questionOf(second).verdict).toEqual(questionOf(first).verdict);
    expect(second.acts.undo()).toBe(true);
    await settled();
    const { log } = await stored();
    expect([log.reviews.size, log.takenBack.size]).toEqual([1, 1]);
  });

  it("of a finished sitting shows its summary again, with questions left, and can still take the last answer back", async () => {
    const { open } = await quizFixture();
    const first = await open(STEP);
    first.acts.dontKnow();
    first.acts.stop();
    const summary = summaryOf(first);
    expect(summary.again).not.toBeNull();
    await settled();
    const second = await open(STEP);
    expect(summaryOf(second)).toEqual(summary);
    second.acts.undo();
    expect(questionOf(second).verdict).toBeNull();
  });

  it("is told from coming back: who left the summary is asked again", async () => {
    const { context } = await quizFixture();
    const visit = async (): Promise<{ readonly model: QuizModel; readonly leave: () => void }> => {
      const model = createQuizModel(context, STEP);
      const leave = model.start();
      await settled();
      return { model, leave };
    };
    const first = await visit();
    first.model.acts.dontKnow();
    first.model.acts.stop();
    expect(screenOf(first.model).state).toBe("summary");
    first.leave();
    expect(screenOf((await visit()).model).state).toBe("question");
  });

  it("of a sitting that was stopped before its first answer asks again", async () => {
    const { open } = await quizFixture();
    (await open(STEP)).acts.stop();
    expect(questionOf(await open(STEP)).where).toContain("1 of 10");
  });

  it("on another day, or of another quiz, begins anew", async () => {
    const { open, clock } = await quizFixture();
    const first = await open(STEP);
    answerRight(first);
    first.acts.go();
    expect(questionOf(await open(CHECK)).where).toContain("1 of 10");
    answerRight(await open(STEP));
    clock.advance(DAY_MS);
    expect(questionOf(await open(STEP)).verdict).toBeNull();
  });
});

describe("undo", () => {
  it("takes the event back, from the verdict and from the summary", async () => {
    const { open, stored } = await quizFixture();
    const model = await open(STEP);
    const { key } = questionOf(model);
    expect(model.acts.undo()).toBe(false);
    model.acts.dontKnow();
    expect(model.acts.undo()).toBe(true);
    expect(questionOf(model)).toMatchObject({ key, verdict: null, canUndo: false });
    answerRight(model);
    model.acts.stop();
    model.acts.go();
    expect(summaryOf(model).title).toEqual(["1 holds."]);
    model.acts.undo();
    expect(questionOf(model)).toMatchObject({ key, verdict: null });
    await settled();
    const { log } = await stored();
    expect([log.reviews.size, log.takenBack.size]).toEqual([2, 2]);
  });
});

describe("coming back", () => {
  it("a wrong answer is due on its day and not before, and one that held comes later", async () => {
    const { open, clock } = await quizFixture();
    const model = await open(STEP);
    const wrong = asked(model).id;
    model.acts.dontKnow();
    model.acts.go();
    answerRight(model);
    model.acts.stop();
    await settled();
    expect(screenOf(await open({ type: "due" })).state).toBe("nothing");
    clock.advance(DAY_MS);
    const due = await open({ type: "due" });
    expect([asked(due).id, questionOf(due).progress.legs.length]).toEqual([wrong, 1]);
  });

  it("what was answered today is not asked again today", async () => {
    const { open } = await quizFixture();
    const model = await open(STEP);
    const { id } = asked(model);
    answerRight(model);
    model.acts.stop();
    model.acts.again();
    const ids: string[] = [];
    while (screenOf(model).state === "question") {
      ids.push(asked(model).id);
      model.acts.dontKnow();
      model.acts.go();
    }
    expect(ids).toHaveLength(10);
    expect(ids).not.toContain(id);
  });

  it("a question that is put off waits till tomorrow, one that is suspended for ever, and both can be undone", async () => {
    const { open, clock, undo } = await quizFixture();
    const model = await open(STEP);
    const { id } = asked(model);
    model.acts.dontKnow();
    model.acts.suspend();
    expect(asked(model).id).not.toBe(id);
    model.acts.stop();
    await settled();
    clock.advance(DAY_MS);
    expect(screenOf(await open({ type: "due" })).state).toBe("nothing");
    expect(undo.undo()).toBe(true);
    await settled();
    const due = await open({ type: "due" });
    expect(asked(due).id).toBe(id);
    due.acts.bury();
    await settled();
    expect(screenOf(await open({ type: "due" })).state).toBe("nothing");
    clock.advance(DAY_MS);
    expect(asked(await open({ type: "due" })).id).toBe(id);
  });
});
