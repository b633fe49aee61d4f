/** What a quiz may take from today: what the plan has room for, and what was begun. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import type { QueueInput } from "#shared/quiz/queue.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import { begunTopics, type QuizState } from "./quiz-state.ts";
import { plannedKeyOf, reviewLoad } from "./review-load.ts";

/** The input of a queue, for a seed. */
export type QueueInputOf = (seed: string) => QueueInput;

export function queueInputOf(state: QuizState, view: LibraryView, roadmaps: readonly Roadmap[]): QueueInputOf {
  const { asked, cards, resting, today } = state;
  const planned = plannedToday(state, view, roadmaps);
  const begun = begunTopics(view, roadmaps);
  return (seed) => ({ asked, cards, resting, begun, planned, today, seed });
}

/** Keys that today's plan has room for. */
function plannedToday({ book, today }: QuizState, view: LibraryView, roadmaps: readonly Roadmap[]): Set<string> {
  const load = reviewLoad(book, today);
  const input: PlanInput = {
    ...view,
    roadmaps: new Map(roadmaps.map((roadmap) => [roadmap.id, roadmap])),
    reviews: load.due,
    reviewMinutesToday: load.minutesToday,
    today,
  };
  const day = plan(input).days.find((one) => one.day === today);
  const named = new Set(day?.entries.flatMap((entry) => (entry.kind === "reviews" ? entry.questions : [])));
  return new Set(book.cards.filter((card) => named.has(plannedKeyOf(card))).map(({ key }) => key));
}
