/** What comes back when: holds, journeys, wrong clocks. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hold } from "#shared/domain/reviews.ts";
import { dueCards, dueOn, restingOf } from "#shared/quiz/due.ts";
import { retrievability } from "#shared/quiz/forgetting.ts";
import { replay } from "#shared/quiz/replay.ts";
import { arbitraryEntries, inputOf, logOf, review, TODAY } from "./review-log.ts";

const NONE: ReadonlyMap<string, Hold> = new Map();

function holds(...list: readonly (readonly [string, Hold["hold"], number, number?])[]): ReadonlyMap<string, Hold> {
  return new Map(list.map(([question, hold, day, at = day], i) => [`h${i}`, { question, hold, day, at }]));
}

const answered = replay(
  inputOf(
    logOf([
      ["a", review("r/q1", TODAY - 5)],
      ["b", review("r/q2", TODAY - 5)],
    ]),
  ),
);

function keysDue(hold: ReadonlyMap<string, Hold>, today = TODAY): readonly string[] {
  return dueOn(dueCards(answered, hold, today), today).map(({ key }) => key);
}

describe("what rests", () => {
  it("is both questions when nothing rests", () => {
    expect(keysDue(NONE)).toEqual(["r/q1", "r/q2"]);
  });
  it("does not come back while it is suspended, on any day", () => {
    expect(keysDue(holds(["r/q1", "suspend", TODAY - 3]), TODAY + 300)).toEqual(["r/q2"]);
  });
  it("comes back when it is let go again, by whichever was later", () => {
    expect(keysDue(holds(["r/q1", "suspend", TODAY - 3], ["r/q1", "none", TODAY - 1]))).toContain("r/q1");
    expect(keysDue(holds(["r/q1", "none", TODAY - 3], ["r/q1", "suspend", TODAY - 1]))).not.toContain("r/q1");
    expect(keysDue(holds(["r/q1", "suspend", TODAY, 1], ["r/q1", "none", TODAY, 2]))).toContain("r/q1");
  });
  it("waits till tomorrow when it is buried", () => {
    expect(keysDue(holds(["r/q1", "bury", TODAY]))).toEqual(["r/q2"]);
    expect(keysDue(holds(["r/q1", "bury", TODAY]), TODAY + 1)).toContain("r/q1");
  });
  it("is not told by a hold of a day to come", () => {
    expect(keysDue(holds(["r/q1", "suspend", TODAY + 1]))).toContain("r/q1");
    expect(restingOf(holds(["r/q1", "suspend", TODAY + 1]), TODAY).size).toBe(0);
  });
});

describe("answers of days to come", () => {
  it("keep a question away for the day that a journey west wins, and no longer", () => {
    const west = replay(
      inputOf(
        logOf([
          ["a", review("r/q1", TODAY - 5)],
          ["b", review("r/q1", TODAY + 1)],
        ]),
      ),
    );
    expect(dueCards(west, NONE, TODAY)[0]?.due).toBe(TODAY + 2);
    const wrong = replay(
      inputOf(
        logOf([
          ["a", review("r/q1", TODAY - 5)],
          ["b", review("r/q1", TODAY + 300)],
        ]),
      ),
    );
    expect(dueCards(wrong, NONE, TODAY)[0]?.due).toBeLessThan(TODAY);
  });

  it("do not make everything due when the clock is set back: no more than was due that day", () => {
    fc.assert(
      fc.property(arbitraryEntries({ oldest: 90 }), fc.integer({ min: 1, max: 120 }), (entries, back) => {
        const today = TODAY - back;
        const due = (list: typeof entries): string[] => {
          const state = replay(inputOf(logOf(list), { today }));
          return dueOn(dueCards(state, NONE, today), today).map(({ key }) => key);
        };
        const then = due(entries.filter(([, { day }]) => day <= today));
        for (const key of due(entries)) expect(then).toContain(key);
      }),
      { numRuns: 10_000 },
    );
  });

  it("after a year's learning, a clock of before the first answer asks for nothing", () => {
    const year = Array.from({ length: 300 }, (_, i) => [`e${i}`, review(`r/q${(i % 3) + 1}`, TODAY - i)] as const);
    const today = TODAY - 400;
    const state = replay(inputOf(logOf(year), { today }));
    expect(dueOn(dueCards(state, NONE, today), today)).toEqual([]);
    expect(state.aside.future).toBe(300);
  });
});

it("the one closest to being forgotten comes first", () => {
  fc.assert(
    fc.property(arbitraryEntries({ most: 60 }), (entries) => {
      const cards = dueOn(dueCards(replay(inputOf(logOf(entries))), NONE, TODAY), TODAY);
      const left = cards.map((card) => retrievability(card, TODAY));
      expect(left).toEqual([...left].sort((a, b) => a - b));
      for (const { due } of cards) expect(due).toBeLessThanOrEqual(TODAY);
    }),
  );
});
