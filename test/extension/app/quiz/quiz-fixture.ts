/** A quiz page over doubles and the roadmap that ships. */
import { addReview } from "#shared/domain/reviews.ts";
import { stampSchema } from "#shared/domain/schema-version.ts";
import { unwrap } from "#shared/std/result.ts";
import type { Question } from "#shared/catalog/roadmap.ts";
import type { QuizWhat } from "#shared/quiz/queue.ts";
import { rightOptions } from "#shared/quiz/judge.ts";
import { createQuizModel, type QuizModel } from "#ext/app/quiz/quiz-model.ts";
import { createReviews, type ReviewsRead } from "#ext/app/quiz/reviews.ts";
import type { QuestionScreen, QuizScreen, SummaryScreen } from "#ext/app/quiz/quiz-screen.ts";
import type { QuizContext } from "#ext/app/quiz/quiz-context.ts";
import { createLivingPlan, type LivingPlan } from "#ext/app/planning/living-plan.ts";
import { createPlanningActs } from "#ext/app/planning/planning-acts.ts";
import { computed } from "@preact/signals";
import { createTodayClock } from "#ext/app/today/today-clock.ts";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { settled } from "#test/support/settled.ts";
import { readerFixture, ROADMAP, TODAY, type FixtureOptions, type ReaderFixture } from "../reader/reader-fixture.ts";

export { ROADMAP, TODAY } from "../reader/reader-fixture.ts";

export const roadmap = await backendRoadmap();

export const STEP: QuizWhat = { type: "step", roadmap: roadmap.id, step: "rdb" };
export const CHECK: QuizWhat = { type: "check", roadmap: roadmap.id, step: "rdb" };

export interface QuizFixture extends ReaderFixture {
  readonly context: ReaderFixture["context"] & QuizContext;
  readonly living: LivingPlan;
  /** Opens a quiz as a page that was loaded now. */
  readonly open: (what: QuizWhat | null) => Promise<QuizModel>;
  /** What the docs hold, read anew. */
  readonly stored: () => Promise<ReviewsRead>;
}

export async function quizFixture(options: FixtureOptions = {}): Promise<QuizFixture> {
  const fixture = await readerFixture(options);
  const { ports, library, undo } = fixture;
  const { day } = createTodayClock(
    ports,
    computed(() => library.view.value.profile.rolloverHour),
  );
  const living = createLivingPlan({ ports, library, today: day, loaded: [roadmap] });
  const planning = createPlanningActs({ ports, library, undo, living, relist: () => undefined });
  const context = { ...fixture.context, living, planning };
  return {
    ...fixture,
    context,
    living,
    open: async (what) => {
      const model = createQuizModel(context, what);
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

/** Answers as another device wrote them: into the doc, without the cache. */
export async function fromAfar({ ports }: QuizFixture, questions: readonly string[], day = TODAY - 3): Promise<void> {
  const open = unwrap(await ports.docs.open("reviews/2026-11"));
  stampSchema(open.doc);
  questions.forEach((question, i) =>
    addReview(open.doc, `far${day}-${i}`, {
      question: `${ROADMAP}/${question}`,
      rev: 1,
      day,
      grade: 1,
      ms: 30_000,
      at: i,
    }),
  );
  unwrap(await open.saved());
  await open.close();
}
