/** The plan as a signal: worked out anew whenever the library, the day, a roadmap or the due reviews change. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { differenceOf, type PlanDifference } from "#shared/planner/difference.ts";
import type { DueReview, Plan, PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import type { Day } from "#shared/std/day.ts";
import type { LibraryModel, LibraryView } from "#ext/app/library-model.ts";
import type { AppPorts } from "#ext/app/ports.ts";

/** What the quiz tells the planner. */
export interface ReviewLoad {
  readonly due: readonly DueReview[];
  /** Minutes of reviews that were answered today. */
  readonly minutesToday: number;
  /** False until the card cache was read, where no page knew it before. */
  readonly known: boolean;
  /** Questions that were answered today. */
  readonly answeredToday: number;
  /** Days with at least one answer. */
  readonly days: ReadonlySet<Day>;
}

export const NO_REVIEWS: ReviewLoad = { due: [], minutesToday: 0, answeredToday: 0, days: new Set(), known: true };

export interface LivingPlan {
  readonly today: ReadonlySignal<Day>;
  /** Outlines of the roadmaps that are walked, as far as they are loaded. */
  readonly roadmaps: ReadonlySignal<ReadonlyMap<string, Roadmap>>;
  readonly reviews: ReadonlySignal<ReviewLoad>;
  readonly input: ReadonlySignal<PlanInput>;
  readonly plan: ReadonlySignal<Plan>;
  /** The accepted dates of each walked roadmap beside those of the plan; roadmaps without either are left out. */
  readonly differences: ReadonlySignal<readonly PlanDifference[]>;
  /** The outline of a roadmap, which the plan knows from then on; null when it is not in the catalog. */
  outline(id: string): Promise<Roadmap | null>;
  /** What the planner would be given for another library or another day. */
  inputFor(view: LibraryView, day?: Day): PlanInput;
  dispose(): void;
}

export interface LivingPlanDeps {
  readonly ports: Pick<AppPorts, "catalog">;
  readonly library: Pick<LibraryModel, "view">;
  readonly today: ReadonlySignal<Day>;
  /** Outlines that are loaded already. */
  readonly loaded?: readonly Roadmap[];
  readonly reviews?: ReadonlySignal<ReviewLoad>;
}

export function createLivingPlan(deps: LivingPlanDeps): LivingPlan {
  const { ports, library, today, loaded = [], reviews = signal(NO_REVIEWS) } = deps;
  const roadmaps = signal<ReadonlyMap<string, Roadmap>>(new Map(loaded.map((roadmap) => [roadmap.id, roadmap])));
  const asked = new Set(roadmaps.peek().keys());
  const load = async (id: string): Promise<Roadmap | null> => {
    const roadmap = await ports.catalog.outline(id);
    if (roadmap) roadmaps.value = new Map(roadmaps.peek()).set(id, roadmap);
    return roadmap;
  };
  const stop = effect(() => {
    for (const { roadmap: id } of library.view.value.enrolments) {
      if (asked.has(id)) continue;
      asked.add(id);
      void load(id);
    }
  });
  const inputFor = (view: LibraryView, day: Day = today.value): PlanInput => ({
    ...view,
    roadmaps: roadmaps.value,
    reviews: reviews.value.due,
    reviewMinutesToday: day === today.value ? reviews.value.minutesToday : 0,
    today: day,
  });
  const input = computed(() => inputFor(library.view.value));
  const planned = computed(() => plan(input.value));
  return {
    today,
    roadmaps,
    reviews,
    input,
    plan: planned,
    differences: computed(() => differencesOf(library.view.value, input.value, planned.value)),
    outline: async (id) => roadmaps.peek().get(id) ?? (await load(id)),
    inputFor,
    dispose: stop,
  };
}

/** By enrolment, in their order. */
export function differencesOf(view: LibraryView, input: PlanInput, planned: Plan): readonly PlanDifference[] {
  return view.enrolments.flatMap(({ roadmap, archived }) => {
    const baseline = view.baselines.get(roadmap);
    // A roadmap that is not loaded has no days yet: that is no difference.
    if (archived || !baseline || !input.roadmaps.has(roadmap)) return [];
    return differenceOf(input, planned, roadmap, baseline) ?? [];
  });
}
