/** A quiz where something is missing: questions, storage, or the question's own truth. */
import { describe, expect, it } from "vitest";
import { settled } from "#test/support/settled.ts";
import { answerRight, asked, questionOf, quizFixture, screenOf, STEP, TODAY } from "./quiz-fixture.ts";

describe("a quiz with nothing to ask", () => {
  it("says whether all was answered or there never was a question, and leads on", async () => {
    const { open } = await quizFixture();
    const nowhere = screenOf(await open({ type: "step", roadmap: "backend-developer", step: "no-such-step" }));
    expect(nowhere).toMatchObject({ state: "nothing", lede: expect.stringContaining("no questions here") });
    const topic = { type: "topic", roadmap: "backend-developer", topic: "rdb.joins" } as const;
    const model = await open(topic);
    while (screenOf(model).state === "question") {
      model.acts.dontKnow();
      model.acts.go();
    }
    model.acts.again();
    expect(screenOf(model)).toMatchObject({ state: "nothing", lede: expect.stringContaining("everything here today") });
  });
});

describe("faults", () => {
  it("an answer that cannot be saved is asked again, and nothing claims that it counts", async () => {
    const { open, disk, stored } = await quizFixture();
    const model = await open(STEP);
    const { key } = questionOf(model);
    disk.saveError = { type: "quota-exceeded", detail: "full" };
    answerRight(model);
    await settled();
    expect(questionOf(model)).toMatchObject({
      key,
      verdict: null,
      failed: expect.stringContaining("could not be saved"),
    });
    disk.saveError = null;
    answerRight(model);
    await settled();
    expect(questionOf(model).failed).toBeNull();
    expect((await stored()).log.reviews.size).toBeGreaterThan(0);
  });

  it("a storage that does not answer is a sentence with a way to try again", async () => {
    const { open, disk } = await quizFixture();
    disk.openError = { type: "storage-timeout", detail: "slow" };
    const model = await open(STEP);
    expect(model.page.value.type).toBe("fault");
    disk.openError = null;
    model.acts.retry();
    await settled();
    expect(screenOf(model).state).toBe("question");
  });
});

describe("a remark about a question", () => {
  it("is kept with the question, and exported", async () => {
    const { open, stored } = await quizFixture();
    const model = await open(STEP);
    const { id } = asked(model);
    model.acts.complain("   ");
    expect(questionOf(model).more.complained).toBeNull();
    model.acts.complain(" The second answer holds too. ");
    await settled();
    expect(questionOf(model).more.complained).not.toBeNull();
    const { log } = await stored();
    expect([...log.complaints.values()]).toEqual([
      { question: `backend-developer/${id}`, rev: 1, day: TODAY, text: "The second answer holds too." },
    ]);
    const home = screenOf(await open(null));
    expect(home.state === "home" && home.complaints?.label).toBe("Export 1 remark");
  });
});
