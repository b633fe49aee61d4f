/** The planner with its rules as an argument. The app calls `plan`; tests switch single rules off. */
import type { Day } from "../std/day.ts";
import { rankReviews } from "./backlog.ts";
import { capacityOf, type Capacity } from "./capacity.ts";
import { plannedDays, unplacedOf } from "./entries.ts";
import { fill, type Filled, type Work } from "./fill.ts";
import { finishOf } from "./finish.ts";
import { lateStatus } from "./late.ts";
import type { Plan, PlanInput, PlanStatus } from "./model.ts";
import { buildQueue } from "./queue.ts";
import type { Rules } from "./rules.ts";

export function planWith(input: PlanInput, rules: Rules): Plan {
  const queue = buildQueue(input, rules);
  const work = { queue, reviews: rankReviews(input, rules) };
  const capacityOn = capacityOf(input, rules);
  const horizon = input.today + rules.horizon;
  const filled = fill(input, work, capacityOn, horizon, rules);
  const days = plannedDays(filled.days);
  const status = statusOf(input, work, filled, capacityOn, rules);
  return {
    days,
    unplaced: unplacedOf(queue.lanes, filled),
    finish: status.type === "no-capacity" ? null : finishOf(days, capacityOn, horizon),
    status,
    warnings: queue.warnings,
  };
}

function statusOf(input: PlanInput, work: Work, filled: Filled, capacityOn: Capacity, rules: Rules): PlanStatus {
  const topics = work.queue.lanes.flatMap((lane) => lane.topics);
  if (topics.length === 0) return { type: "done" };
  if (topics.some((topic) => filled.left(topic) > 0)) return { type: "no-capacity" };
  const refill = (extraMinutes: number, last: Day): Filled =>
    fill(input, work, capacityOf(input, rules, extraMinutes), last, rules);
  return lateStatus(input, work.queue, filled, capacityOn, refill) ?? { type: "ok" };
}
