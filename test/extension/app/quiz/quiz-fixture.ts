/** A quiz page over doubles and the roadmap that ships. */
import { unwrap } from "#shared/std/result.ts";
import type { Question } from "#shared/catalog/roadmap.ts";
import type { QuizWhat } from "#shared/quiz/queue.ts";
import { rightOptions } from "#shared/quiz/judge.ts";
import { createQuizModel, type QuizModel } from "#ext/app/quiz/quiz-model.ts";
import { createReviews, type ReviewsRead } from "#ext/app/quiz/reviews.ts";
import type { QuestionScreen, QuizScreen, SummaryScreen } from "#ext/app/quiz/quiz-screen.ts";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { readerFixture, settled, type ReaderFixture } from "../reader/reader-fixture.ts";

export { ROADMAP, settled, TODAY } from "../reader/reader-fixture.ts";

export const roadmap = await backendRoadmap();

export const STEP: QuizWhat = { type: "step", roadmap: roadmap.id, step: "rdb" };
export const CHECK: QuizWhat = { type: "check", roadmap: roadmap.id, step: "rdb" };

export interface QuizFixture extends ReaderFixture {
  /** Opens a quiz as a page that was loaded now. */
  readonly open: (what: QuizWhat | null) => Promise<QuizModel>;
  /** What the docs hold, read anew. */
  readonly stored: () => Promise<ReviewsRead>;
}

export async function quizFixture(): Promise<QuizFixture> {
  const fixture = await readerFixture();
  return {
    ...fixture,
    open: async (what) => {
      const model = createQuizModel(fixture.context, what);
      model.start();
      await settled();
      return model;
    },
    stored: async () => unwrap(await createReviews({ docs: fixture.ports.docs, library: fixture.library }).read()),
  };
}

export function screenOf(model: QuizModel): QuizScreen {
  const page = model.page.value;
  if (page.type !== "ready") throw new Error(`the page is ${page.type}`);
  return page.screen;
}

export function questionOf(model: QuizModel): QuestionScreen {
  const screen = screenOf(model);
  if (screen.state !== "question") throw new Error(`the page shows ${screen.state}`);
  return screen;
}

export function summaryOf(model: QuizModel): SummaryScreen {
  const screen = screenOf(model);
  if (screen.state !== "summary") throw new Error(`the page shows ${screen.state}`);
  return screen;
}

/** The question that is shown, as the roadmap has it. */
export function asked(model: QuizModel): Question {
  const id = questionOf(model).key.split("/")[1];
  const found = roadmap.steps.flatMap((step) => step.questions ?? []).find((question) => question.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
}

/** Gives the right answer of the question that is shown, by the numbers and fields of the page, and checks it. */
export function answerRight(model: QuizModel): void {
  const question = asked(model);
  const { part } = questionOf(model);
  if (part.type === "options") {
    const right = question.type === "boolean" ? [String(question.answer)] : rightOptions(question);
    for (const option of part.options) if (right.includes(option.id)) model.acts.choose(option.number);
  }
  if (part.type === "order") (question.order ?? []).forEach((id, place) => model.acts.moveTo(id, place));
  if (part.type === "text") model.acts.type(question.accept?.[0] ?? "");
  model.acts.go();
}
