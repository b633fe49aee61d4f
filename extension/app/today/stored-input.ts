/** What the planner is given where no page is open: read once, from what is stored. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { PlanInput, ReviewsEntry } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import type { Day } from "#shared/std/day.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { reviewLoad } from "#ext/app/quiz/review-load.ts";
import { planInputOf } from "./day-facts.ts";

/** Without the card cache there are no reviews in it. */
export async function storedInput(
  { catalog, cardCache }: Pick<AppPorts, "catalog" | "cardCache">,
  view: LibraryView,
  today: Day,
): Promise<PlanInput> {
  const roadmaps = new Map<string, Roadmap>();
  for (const { roadmap: id } of view.enrolments) {
    const roadmap = await catalog.outline(id);
    if (roadmap) roadmaps.set(id, roadmap);
  }
  const { due, minutesToday } = reviewLoad(await cardCache.read().catch(() => null), today);
  return { ...planInputOf(view, roadmaps, today), reviews: due, reviewMinutesToday: minutesToday };
}

/** The questions that today's plan has room for. */
export function reviewsToday(input: PlanInput): ReviewsEntry | undefined {
  const entries = plan(input).days.find(({ day }) => day === input.today)?.entries ?? [];
  return entries.find((entry) => entry.kind === "reviews");
}
