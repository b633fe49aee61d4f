import { describe, expect, it } from "vitest";
import type { DueReview } from "#shared/planner/model.ts";
import type { TodayRow } from "#shared/planner/rows.ts";
import { whatFits, type Fit } from "#shared/planner/what-fits.ts";
import { TODAY } from "./learner.ts";

function row(topic: string, part: number, minutes: number): TodayRow {
  const key = `r/${topic}.${part}`;
  return { key, kind: "do", roadmap: "r", step: "s", topic, title: "Do", detail: "", minutes, done: false };
}

function review(minutes: number): DueReview {
  return { question: `q${minutes}`, roadmap: "r", due: TODAY, retrievability: 0.5, minutes };
}

const ROWS = [row("a", 1, 15), row("a", 2, 20), row("b", 1, 10), row("c", 1, 40)];

function sketch({ rows, reviews, minutes, begin }: Fit): string {
  return `${[...rows.map(({ key }) => key), ...reviews.map(({ question }) => question)].join(" ")} ${minutes}${begin ? " begin" : ""}`;
}

describe("what fits", () => {
  it("is the head of the queue", () => {
    const queue = { rows: ROWS, reviews: [] };
    expect(sketch(whatFits(queue, 25))).toBe("r/a.1 15");
    expect(sketch(whatFits(queue, 45))).toBe("r/a.1 r/a.2 r/b.1 45");
  });

  it("passes over a long row within its topic, but not to the next topic", () => {
    const queue = { rows: [row("a", 1, 30), row("a", 2, 10), row("b", 1, 10)], reviews: [] };
    expect(sketch(whatFits(queue, 25))).toBe("r/a.2 10");
  });

  it("fills up with reviews", () => {
    const queue = { rows: ROWS, reviews: [review(4), review(3), review(9)] };
    expect(sketch(whatFits(queue, 10))).toBe("q4 q3 7");
    expect(sketch(whatFits(queue, 20))).toBe("r/a.1 q4 19");
  });

  it("is a beginning of the first row when nothing fits whole", () => {
    expect(sketch(whatFits({ rows: ROWS, reviews: [] }, 10))).toBe("r/a.1 10 begin");
  });

  it("is nothing when nothing is open", () => {
    expect(whatFits({ rows: [], reviews: [] }, 10)).toEqual({ rows: [], reviews: [], minutes: 0, begin: false });
  });
});
