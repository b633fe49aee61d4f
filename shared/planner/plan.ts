/**
 * The plan: which topics and reviews come on which day. Derived from the learner's docs and the roadmaps on each
 * device, never stored and never synced; the same input gives the same plan everywhere.
 */
import { planWith } from "./engine.ts";
import type { Plan, PlanInput } from "./model.ts";
import { RULES } from "./rules.ts";

export function plan(input: PlanInput): Plan {
  return planWith(input, RULES);
}
