import { describe, expect, it } from "vitest";
import { dueAhead, hardest, retentionBy } from "#shared/quiz/insight.ts";
import type { Answered } from "#shared/quiz/replay.ts";
import type { Grade } from "#shared/domain/reviews.ts";

function answered(question: string, grade: Grade, forecast: number | null): Answered {
  return { question, day: 20_000, grade, ms: 5000, forecast };
}

describe("retention", () => {
  it("counts what came back beside the sum of its forecasts, and leaves first answers out", () => {
    const log = [answered("r/a", 3, null), answered("r/a", 3, 0.9), answered("r/a", 1, 0.7), answered("r/b", 2, 0.5)];
    expect(retentionBy(log, () => "step")).toEqual([{ group: "step", answers: 3, held: 2, expected: 2.1 }]);
  });

  it("puts the group of most answers first, and counts nothing of what belongs nowhere any more", () => {
    const log = [answered("one", 3, 0.9), answered("two", 3, 0.9), answered("two", 1, 0.8), answered("gone", 1, 0.9)];
    const groups = retentionBy(log, (question) => (question === "gone" ? null : question));
    expect(groups.map(({ group, answers }) => [group, answers])).toEqual([
      ["two", 2],
      ["one", 1],
    ]);
  });
});

describe("what is hard", () => {
  const log = [
    answered("easy", 3, null),
    answered("once", 1, null),
    answered("twice", 1, null),
    answered("twice", 1, 0.9),
    answered("twice", 3, 0.9),
    answered("again", 1, null),
  ];
  const cards = new Map([
    ["once", { difficulty: 4 }],
    ["again", { difficulty: 7 }],
  ]);

  it("names what was wrong most often first, then what FSRS finds more difficult, and nothing that was always right", () => {
    expect(hardest(log, cards, 9).map(({ question }) => question)).toEqual(["twice", "again", "once"]);
    expect(hardest(log, cards, 9)[0]).toEqual({ question: "twice", answers: 3, wrong: 2 });
  });

  it("stops at the number that is asked for", () => {
    expect(hardest(log, cards, 1)).toHaveLength(1);
  });
});

describe("what comes", () => {
  it("counts what was due before on today, and leaves out what comes later", () => {
    const cards = [
      { key: "a", due: 90 },
      { key: "b", due: 100 },
      { key: "c", due: 102 },
      { key: "d", due: 103 },
    ];
    expect(dueAhead(cards, (key) => (key === "c" ? 2 : 1), 100, 3)).toEqual([
      { day: 100, questions: 2, minutes: 2 },
      { day: 101, questions: 0, minutes: 0 },
      { day: 102, questions: 1, minutes: 2 },
    ]);
  });
});
