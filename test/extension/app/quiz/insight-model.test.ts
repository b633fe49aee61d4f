import { expect, it } from "vitest";
import { createReviews } from "#ext/app/quiz/reviews.ts";
import { createInsightModel } from "#ext/app/quiz/insight-model.ts";
import type { InsightScreen } from "#ext/app/quiz/insight-screen.ts";
import type { Grade } from "#shared/domain/reviews.ts";
import { unwrap } from "#shared/std/result.ts";
import { settled } from "#test/support/settled.ts";
import { quizFixture, roadmap, TODAY, type QuizFixture } from "./quiz-fixture.ts";

const [QUESTION] = roadmap.steps.find(({ id }) => id === "rdb")?.questions ?? [];
if (!QUESTION) throw new Error("the step has no question");
const FIRST: { readonly id: string; readonly rev: number } = QUESTION;

async function answer({ ports, library }: QuizFixture, day: number, grade: Grade, { id, rev } = FIRST): Promise<void> {
  const reviews = createReviews({ docs: ports.docs, library });
  const question = `${roadmap.id}/${id}`;
  unwrap(await reviews.add(`${day} ${id}`, { question, rev, day, grade, ms: 60_000, at: day * 86_400_000 }));
}

async function screenOf(fixture: QuizFixture): Promise<InsightScreen> {
  const model = createInsightModel(fixture.context);
  model.start();
  await settled();
  const page = model.page.value;
  if (page.type !== "ready") throw new Error(`the page is ${page.type}`);
  return page.screen;
}

it("is calm where nothing was answered, and leads to the quizzes", async () => {
  const screen = await screenOf(await quizFixture());
  expect(screen.state).toBe("empty");
  expect(screen.state === "empty" && screen.link.href).toBe("#/quiz");
});

it("counts what came back by step, and shows each day and what is hard", async () => {
  const fixture = await quizFixture();
  await answer(fixture, TODAY - 12, 3);
  await answer(fixture, TODAY - 9, 3);
  await answer(fixture, TODAY - 1, 1);
  const screen = await screenOf(fixture);
  if (screen.state !== "ready") throw new Error("the page is empty");
  const [row] = screen.retention.rows;
  expect(screen.retention.rows).toHaveLength(1);
  expect(row?.held).toBe(0.5);
  // The first came back on its day, when nine in ten know it still; the second may be later.
  expect(row?.expected).toBeGreaterThan(0.8);
  expect(row?.expected).toBeLessThan(0.95);
  expect(row?.detail).toMatch(/^1 of 2 held, 2 expected$/);
  const painted = screen.days.weeks.flat().filter((cell) => (cell?.count ?? 0) > 0);
  expect(painted.map((cell) => cell?.day)).toEqual([TODAY - 12, TODAY - 9, TODAY - 1]);
  expect(screen.days.table.rows.map(({ key }) => key)).toEqual([`${TODAY - 1}`, `${TODAY - 9}`, `${TODAY - 12}`]);
  expect(screen.hardest?.rows.map(({ key }) => key)).toEqual([`${roadmap.id}/${FIRST.id}`]);
  expect(screen.ahead.bars).toHaveLength(30);
  expect(screen.ahead.bars.filter(({ share }) => share === 1)).toHaveLength(1);
});

it("ends the map with today's week, and shows no day after today", async () => {
  const fixture = await quizFixture();
  await answer(fixture, TODAY, 3);
  const screen = await screenOf(fixture);
  if (screen.state !== "ready") throw new Error("the page is empty");
  expect(screen.days.weeks).toHaveLength(26);
  const days = screen.days.weeks.flat().flatMap((cell) => cell?.day ?? []);
  expect(Math.max(...days)).toBe(TODAY);
  expect(days.every((day, i) => i === 0 || day === (days[i - 1] ?? 0) + 1)).toBe(true);
});

it("says today where most of what comes back is for today, and not its date", async () => {
  const fixture = await quizFixture();
  const [, second, third] = roadmap.steps.find((step) => step.id === "rdb")?.questions ?? [];
  if (!second || !third) throw new Error("the step has too few questions");
  await answer(fixture, TODAY - 9, 1);
  await answer(fixture, TODAY - 9, 1, second);
  await answer(fixture, TODAY, 3, third);
  const screen = await screenOf(fixture);
  if (screen.state !== "ready") throw new Error("the page is empty");
  expect(screen.ahead.label).toBe("3 questions come back, most of them (2) today.");
});
