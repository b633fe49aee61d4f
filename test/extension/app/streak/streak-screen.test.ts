import { describe, expect, it } from "vitest";
import { streakOf, streakScreen } from "#ext/app/streak/streak-screen.ts";
import { clockLine } from "#ext/app/study/clock-line.ts";
import { createTestTexts } from "#test/support/test-texts.ts";
import { done, enrolment, learner, roadmapOf, TODAY } from "../../../shared/planner/learner.ts";

const texts = createTestTexts();
const ROADMAP = roadmapOf(Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, minutes: 25 })));

/** TODAY is a Sunday, and weeks begin on Mondays: today ends a week. `days` are counted back from today. */
function said(days: readonly number[], minutes = 25, reviewDays: readonly number[] = []): string {
  const progress = new Map(days.map((ago, i) => [`r/t${i}`, done(TODAY - ago)]));
  const enrolments = [enrolment({ started: TODAY - 20 })];
  const input = learner({ minutes, roadmap: ROADMAP, enrolments, progress });
  const { title, text } = streakScreen(
    texts,
    streakOf(
      input,
      1,
      reviewDays.map((ago) => TODAY - ago),
    ),
  );
  return `${title} | ${text}`;
}

describe("the streak in words", () => {
  it("counts weeks in a row, and says how far this one is", () => {
    expect(said([1, 2, 3, 4, 5, 6])).toBe("1 week in a row | This week counts: 6 of 7 days.");
    expect(said([7, 8, 9, 10, 11, 12, 3])).toBe("1 week in a row | This week: 1 of 6 days.");
  });

  it("takes a day of answered questions as a day", () => {
    expect(said([1, 2, 3, 4, 5], 25, [6])).toContain("1 week in a row");
  });

  it("keeps the weeks of a roadmap that was set aside for another", () => {
    const progress = new Map([7, 8, 9, 10, 11, 12].map((ago, i) => [`old/t${i}`, done(TODAY - ago)]));
    const enrolments = [
      enrolment({ roadmap: "old", started: TODAY - 20, archived: true }),
      enrolment({ started: TODAY - 1 }),
    ];
    expect(streakOf(learner({ minutes: 25, roadmap: ROADMAP, enrolments, progress }), 1).weeks).toBe(1);
  });

  it("says what makes a week where there is none yet, and has no word of loss", () => {
    const sentences = [said([3]), said([]), said([20, 19]), said([], 0)];
    expect(sentences[0]).toBe(
      "This week: 1 of 6 days. | A week counts with all planned days but one. Days off do not matter.",
    );
    expect(sentences[3]).toMatch(/^A week off/);
    expect(sentences.join(" ")).not.toMatch(/lost|miss|broke|fail|overdue/i);
  });
});

describe("the clock's control", () => {
  const topic = { roadmap: "r", topic: "a" };
  const running = { ...topic, title: "Topic A", at: new Date(2026, 10, 22, 14, 5).getTime(), day: TODAY };

  it("starts, stops, and names what it would stop elsewhere", () => {
    expect(clockLine(texts, null, topic)).toEqual({ label: "Start the clock", running: false });
    expect(clockLine(texts, running, topic)).toEqual({ label: "Since 14:05. Stop the clock", running: true });
    expect(clockLine(texts, running, { roadmap: "r", topic: "b" })).toEqual({
      label: "Start the clock here, and stop Topic A",
      running: false,
    });
  });
});
