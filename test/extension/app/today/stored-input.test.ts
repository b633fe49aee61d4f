/** What the planner is given where no page is open is what a page would give it. */
import { expect, it } from "vitest";
import { viewOf } from "#ext/app/library-model.ts";
import { reviewsToday, storedInput } from "#ext/app/today/stored-input.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { plan } from "#shared/planner/plan.ts";
import { unwrap } from "#shared/std/result.ts";
import { todayFixture } from "#test/support/today-fixture.ts";

it("plans the same day as the page, with the questions of the card cache", async () => {
  const { ports, acts, living } = await todayFixture();
  acts.start();
  const view = viewOf(unwrap(await ports.docs.open(LIBRARY)).doc);
  const today = living.today.peek();
  expect(plan(await storedInput(ports, view, today))).toEqual(living.plan.peek());
  expect(reviewsToday(await storedInput(ports, view, today))).toBeUndefined();

  const card = { key: "small/q1", roadmap: "small", last: today - 9, due: today, stability: 4, minutes: 2 };
  await ports.cardCache.write({ builtOn: today, cards: [card], days: [] });
  expect(reviewsToday(await storedInput(ports, view, today))).toEqual({
    kind: "reviews",
    count: 1,
    minutes: 2,
    questions: ["small/q1"],
  });
  expect(reviewsToday(await storedInput(ports, view, today - 1))).toBeUndefined();
});
