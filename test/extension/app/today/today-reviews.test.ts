/** Questions that come back, as a row of the day. */
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { NO_REVIEWS, type ReviewLoad } from "#ext/app/planning/living-plan.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { DueReview } from "#shared/planner/model.ts";
import { dayOfDate } from "#shared/std/day.ts";
import { THURSDAY_NOON, todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";

const TODAY = dayOfDate(2026, 11, 19);

function due(count: number, day = TODAY): DueReview[] {
  return Array.from({ length: count }, (_, i) => ({
    question: `q${i}`,
    roadmap: smallRoadmap.id,
    due: day,
    retrievability: 0.5,
    minutes: 1,
  }));
}

/** No row of it fits into ten minutes. */
const longRows: Roadmap = {
  ...smallRoadmap,
  steps: smallRoadmap.steps.map((step) => ({
    ...step,
    topics: step.topics.map(({ resources: _resources, tasks: _tasks, ...topic }) => topic),
  })),
};

async function begun(load: Partial<ReviewLoad>, roadmap = smallRoadmap) {
  const reviews = signal<ReviewLoad>({ ...NO_REVIEWS, ...load });
  const fixture = await todayFixture(roadmap, THURSDAY_NOON, reviews);
  fixture.acts.start();
  return { fixture, reviews };
}

function dayOf({ today }: TodayFixture) {
  const screen = today.screen.value;
  if (screen.state === "first" || screen.state === "alldone") throw new Error(`the page shows ${screen.state}`);
  return screen;
}

function tickAll(fixture: TodayFixture): void {
  for (const row of dayOf(fixture).rows) if (!row.done) fixture.acts.toggle(row.key);
}

describe("a day with questions", () => {
  it("has one row for them that leads to the quiz, within its minutes", async () => {
    const { fixture } = await begun({ due: due(4) });
    const screen = dayOf(fixture);
    expect(screen.reviews).toEqual({
      title: "Review 4 questions",
      href: "#/quiz/due",
      minutes: "4 min",
      done: false,
      next: false,
    });
    expect(screen.left).toContain(String(4 + 15));
    expect(screen.rows.map(({ title }) => title)).toEqual(["Page A"]);
  });

  it("is not done before they are answered, and then shows that they are", async () => {
    const { fixture, reviews } = await begun({ due: due(4) });
    tickAll(fixture);
    expect(dayOf(fixture)).toMatchObject({ state: "day", title: "4 questions come back.", reviews: { next: true } });
    reviews.value = {
      ...reviews.value,
      due: due(4, TODAY + 3),
      minutesToday: 5,
      answeredToday: 4,
      days: new Set([TODAY]),
    };
    const screen = dayOf(fixture);
    expect(screen).toMatchObject({
      state: "done",
      reviews: { title: "4 questions answered", href: "#/quiz", minutes: "5 min", done: true },
    });
    expect(screen.week?.find(({ now }) => now)?.state).toBe("done");
  });

  it("leads to them from the signpost when nothing else fits", async () => {
    const { fixture } = await begun({ due: due(4) }, longRows);
    const screen = dayOf(fixture);
    const arms = screen.state === "day" ? screen.arms.map(({ label, href }) => [label, href]) : [];
    expect(arms[0]).toEqual(["Review 4 questions", "#/quiz/due"]);
    expect(arms[1]?.[1]).toBeNull();
  });

  it("has at most half of its minutes for them: never a pile", async () => {
    const { fixture } = await begun({ due: due(100) });
    expect(dayOf(fixture).reviews?.minutes).toBe("11 min");
  });

  it("keeps its list only once the questions are known", async () => {
    const { fixture, reviews } = await begun({ known: false });
    expect(fixture.ports.todayList.read(TODAY)).toBeNull();
    reviews.value = { ...NO_REVIEWS, due: due(4) };
    expect(fixture.ports.todayList.read(TODAY)).toHaveLength(1);
  });

  it("tells of the days to come what comes back then", async () => {
    const { fixture } = await begun({ due: due(3, TODAY + 1), answeredToday: 2, minutesToday: 2 });
    const friday = fixture.today.screenOn(TODAY + 1);
    expect("reviews" in friday && friday.reviews?.title).toBe("Review 3 questions");
    expect(dayOf(fixture).reviews?.title).toBe("2 questions answered");
  });

  it("that is a day off asks for nothing", async () => {
    const { fixture } = await begun({ due: due(3) });
    const saturday = fixture.today.screenOn(TODAY + 2);
    expect(saturday).toMatchObject({ state: "rest", reviews: null });
  });
});
