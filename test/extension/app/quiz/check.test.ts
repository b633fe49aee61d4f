/** A check of a step that the learner knows already: what holds may be marked as known. */
import { describe, expect, it } from "vitest";
import { answerRight, asked, CHECK, quizFixture, screenOf, summaryOf } from "./quiz-fixture.ts";

describe("a check of a step", () => {
  it("offers to mark what holds as known, marks what is ticked, and can be undone", async () => {
    const { open, library, undo } = await quizFixture();
    const model = await open(CHECK);
    const wrong = asked(model).topic;
    model.acts.dontKnow();
    model.acts.go();
    while (screenOf(model).state === "question") {
      answerRight(model);
      model.acts.go();
    }
    const { offer, title } = summaryOf(model);
    expect(title[1]).toBe("1 comes back tomorrow.");
    expect(offer?.topics.map(({ id }) => id)).not.toContain(wrong);
    expect(offer?.comeBack).toHaveLength(1);
    const [first, ...others] = offer?.topics ?? [];
    expect(others.length).toBeGreaterThan(1);
    model.acts.tickTopic(first?.id ?? "");
    model.acts.markKnown();
    const known = (): string[] => [...(library.view.value.enrolments[0]?.known ?? [])].sort();
    expect(known()).toEqual(others.map(({ id }) => id).sort());
    expect(summaryOf(model).offer?.marked).toBe(`${others.length} topics are marked as known.`);
    undo.undo();
    expect(known()).toEqual([]);
  });

  it("asks nothing when no topic holds, and names what to read again", async () => {
    const { open } = await quizFixture();
    const model = await open(CHECK);
    while (screenOf(model).state === "question") {
      model.acts.dontKnow();
      model.acts.go();
    }
    const { offer } = summaryOf(model);
    expect(offer).toMatchObject({ title: "Nothing to mark as known this time", topics: [], marked: null });
    expect(offer?.comeBack).not.toEqual([]);
  });
});
