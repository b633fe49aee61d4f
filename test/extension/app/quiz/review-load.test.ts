/** What the new tab and the planner hear of the answers. */
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { enrol, setEnrolmentField } from "#shared/domain/enrolments.ts";
import { plan } from "#shared/planner/plan.ts";
import { createMemoryCardCache } from "#test/support/memory-card-cache.ts";
import { refreshCardCache } from "#ext/app/quiz/refresh.ts";
import { createReviewLoad, reviewLoad } from "#ext/app/quiz/review-load.ts";
import { settled } from "#test/support/settled.ts";
import { answerRight, asked, fromAfar, quizFixture, ROADMAP, roadmap, STEP, TODAY } from "./quiz-fixture.ts";

describe("the card cache", () => {
  it("follows each answer and each undo", async () => {
    const { open, ports } = await quizFixture();
    const model = await open(STEP);
    const { id } = asked(model);
    answerRight(model);
    await settled();
    const book = await ports.cardCache.read();
    expect(book).toMatchObject({
      builtOn: TODAY,
      cards: [{ key: `${ROADMAP}/${id}`, last: TODAY }],
      days: [{ day: TODAY, count: 1 }],
    });
    model.acts.undo();
    await settled();
    expect((await ports.cardCache.read())?.cards).toEqual([]);
  });

  it("is built anew from the docs alone, and leaves out roadmaps that were set aside", async () => {
    const fixture = await quizFixture();
    await fromAfar(fixture, ["rdb.q1", "rdb.q2", "no.such.question"]);
    expect(await fixture.ports.cardCache.read()).toBeNull();
    expect(await refreshCardCache(fixture.context)).toBe(true);
    expect((await fixture.ports.cardCache.read())?.cards.map(({ key, due }) => [key, due])).toEqual([
      [`${ROADMAP}/rdb.q1`, TODAY - 2],
      [`${ROADMAP}/rdb.q2`, TODAY - 2],
    ]);
    fixture.library.change((doc) => setEnrolmentField(doc, ROADMAP, { archived: true }));
    await refreshCardCache(fixture.context);
    expect((await fixture.ports.cardCache.read())?.cards).toEqual([]);
  });
});

describe("the load", () => {
  it("is what the planner takes: due reviews on today, at most half a day", async () => {
    const fixture = await quizFixture();
    const all = roadmap.steps.flatMap((step) => step.questions ?? []).map(({ id }) => id);
    await fromAfar(fixture, all.slice(0, 60));
    await refreshCardCache(fixture.context);
    const load = reviewLoad(await fixture.ports.cardCache.read(), TODAY);
    expect(load.due).toHaveLength(60);
    fixture.library.change((doc) => enrol(doc, ROADMAP, TODAY - 3));
    const planned = plan({
      ...fixture.library.view.value,
      roadmaps: new Map([[ROADMAP, roadmap]]),
      reviews: load.due,
      today: TODAY,
    });
    const [today] = planned.days;
    const reviews = today?.entries.find((entry) => entry.kind === "reviews");
    expect(reviews?.minutes).toBeGreaterThan(5);
    expect(reviews?.minutes).toBeLessThanOrEqual((today?.capacity ?? 0) / 2);
  });

  it("asks once for a new book when there is none or it is of another day", async () => {
    const fixture = await quizFixture();
    await fromAfar(fixture, ["rdb.q1"]);
    const today = signal(TODAY);
    let asks = 0;
    const living = createReviewLoad(fixture.ports.cardCache, today, async () => {
      asks += 1;
      await refreshCardCache(fixture.context);
    });
    await settled();
    expect([asks, living.load.value.due.length]).toEqual([1, 1]);
    const again = createReviewLoad(fixture.ports.cardCache, today, async () => {
      asks += 1;
    });
    await settled();
    expect([asks, again.load.value.due.length]).toEqual([1, 1]);
    living.dispose();
    again.dispose();
  });

  it("follows answers that sync brought while a quiz is open", async () => {
    const fixture = await quizFixture();
    const { cardCache } = fixture.ports;
    await fixture.open(STEP);
    await fromAfar(fixture, ["rdb.q1"]);
    const before = (await cardCache.read())?.cards.length;
    await cardCache.expire();
    await settled();
    expect([before, (await cardCache.read())?.cards.length]).toEqual([0, 1]);
  });

  it("asks again each time that the docs are known to hold more", async () => {
    const cache = createMemoryCardCache();
    await cache.write({ builtOn: TODAY, cards: [], days: [] });
    let asks = 0;
    const living = createReviewLoad(cache, signal(TODAY), async () => {
      asks += 1;
      await cache.write({ builtOn: TODAY, cards: [], days: [] });
    });
    await settled();
    expect(asks).toBe(0);
    for (const wanted of [1, 2]) {
      await cache.expire();
      await settled();
      expect(asks).toBe(wanted);
    }
    living.dispose();
  });

  it("counts what was answered today", () => {
    const book = { builtOn: TODAY, cards: [], days: [{ day: TODAY, count: 4, ms: 200_000 }] };
    expect(reviewLoad(book, TODAY)).toMatchObject({ minutesToday: 3, answeredToday: 4, days: new Set([TODAY]) });
    expect(reviewLoad(book, TODAY + 1)).toMatchObject({ minutesToday: 0, answeredToday: 0 });
  });
});
