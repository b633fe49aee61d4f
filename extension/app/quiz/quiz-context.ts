/** What the quiz's pages work on: the plan as well, because a wrong answer may bring its topic forward. */
import type { AppContext } from "#ext/app/app-context.ts";
import type { LivingPlan } from "#ext/app/planning/living-plan.ts";
import type { PlanningActs } from "#ext/app/planning/planning-acts.ts";

export interface QuizContext extends AppContext {
  readonly living: Pick<LivingPlan, "input" | "plan" | "roadmaps" | "today">;
  readonly planning: Pick<PlanningActs, "change">;
}
