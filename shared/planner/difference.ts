/** The dates that were accepted beside the dates of today's plan. */
import type { Topic } from "../catalog/roadmap.ts";
import type { Baseline } from "../domain/baseline.ts";
import { keyOf } from "../domain/ids.ts";
import type { Day } from "../std/day.ts";
import { capacityOf, type Capacity } from "./capacity.ts";
import { finishOf } from "./finish.ts";
import type { FinishRange, Plan, PlanInput, PlannedDay, TopicEntry } from "./model.ts";
import { RULES } from "./rules.ts";

export interface PlanDifference {
  readonly roadmap: string;
  readonly before: FinishRange;
  /** Null when some topic of the roadmap finds no day. */
  readonly after: FinishRange | null;
  /** Study days between the two finishes: above 0 later, below 0 earlier. */
  readonly studyDays: number;
  /** Study days before today, since the acceptance, after the last one that anything was done on. */
  readonly missed: number;
  /** Steps with dates, in the order of the plan. A step that is not in the plan any more is left out. */
  readonly steps: readonly StepMove[];
}

export interface StepMove {
  readonly step: string;
  /** The last day of the step as accepted; null when it had none. */
  readonly before: Day | null;
  readonly after: Day;
}

/** A difference of fewer study days than this is daily life, and nothing is asked. */
const WORTH_ASKING = 2;

/** True when the learner should see new dates: two study days later or more, or no day found at all. */
export function isWorthAsking(difference: PlanDifference): boolean {
  return difference.after === null || difference.studyDays >= WORTH_ASKING;
}

/**
 * The accepted dates of one roadmap as today's plan has them, or null when a topic of it finds no day or none is left.
 */
export function baselineOf(input: PlanInput, plan: Plan, roadmap: string): Baseline | null {
  const finish = finishOfRoadmap(input, plan, roadmap);
  if (finish === null) return null;
  const days = daysOf(plan, roadmap);
  return {
    day: input.today,
    finish,
    steps: Object.fromEntries(lastDays(days)),
    left: minutesLeftByWeek(days, input.today, finish.from),
  };
}

/** How a plan differs from accepted dates; null when nothing of the roadmap is left. */
export function differenceOf(input: PlanInput, plan: Plan, roadmap: string, baseline: Baseline): PlanDifference | null {
  const days = daysOf(plan, roadmap);
  const unplaced = plan.unplaced.topics.some((topic) => topic.roadmap === roadmap);
  if (!unplaced && !days.some(({ entries }) => entries.length > 0)) return null;
  const capacityOn = capacityOf(input, RULES);
  const after = finishOfRoadmap(input, plan, roadmap);
  return {
    roadmap,
    before: baseline.finish,
    after,
    studyDays: after === null ? 0 : studyDaysBetween(baseline.finish.from, after.from, capacityOn),
    missed: missedDays(input, baseline.day, capacityOn),
    steps: [...lastDays(days)].map(([step, day]) => ({ step, before: baseline.steps[step] ?? null, after: day })),
  };
}

/** The finish range of one roadmap among several; null when some topic of it finds no day, or none is left. */
export function finishOfRoadmap(input: PlanInput, plan: Plan, roadmap: string): FinishRange | null {
  if (plan.unplaced.topics.some((topic) => topic.roadmap === roadmap)) return null;
  return finishOf(daysOf(plan, roadmap), capacityOf(input, RULES), input.today + RULES.horizon);
}

/** The plan's days with the topics of one roadmap alone. */
function daysOf(plan: Plan, roadmap: string): readonly PlannedDay[] {
  return plan.days.map((day) => ({ ...day, entries: topicsOf(day).filter((entry) => entry.roadmap === roadmap) }));
}

function topicsOf({ entries }: PlannedDay): readonly TopicEntry[] {
  return entries.filter((entry) => entry.kind === "topic");
}

function lastDays(days: readonly PlannedDay[]): ReadonlyMap<string, Day> {
  const last = new Map<string, Day>();
  for (const day of days) for (const { step } of topicsOf(day)) last.set(step, day.day);
  return last;
}

function minutesLeftByWeek(days: readonly PlannedDay[], from: Day, to: Day): Baseline["left"] {
  const minutesOn = (day: PlannedDay): number => topicsOf(day).reduce((sum, { minutes }) => sum + minutes, 0);
  let left = days.reduce((sum, day) => sum + minutesOn(day), 0);
  const points: (readonly [Day, number])[] = [[from - 1, left]];
  for (const day of days) {
    left -= minutesOn(day);
    if (day.day < to && (day.day - from + 1) % 7 === 0) points.push([day.day, left]);
  }
  return [...points, [to, 0]];
}

function studyDaysBetween(a: Day, b: Day, capacityOn: Capacity): number {
  let count = 0;
  for (let day = Math.min(a, b) + 1; day <= Math.max(a, b); day++) if (capacityOn(day) > 0) count++;
  return b >= a ? count : -count;
}

function missedDays(input: PlanInput, accepted: Day, capacityOn: Capacity): number {
  const { progress, studyIntervals, today } = input;
  let worked = accepted - 1;
  for (const mark of progress.values())
    if (mark.state === "done" && mark.day < today) worked = Math.max(worked, mark.day);
  for (const { day } of studyIntervals) if (day < today) worked = Math.max(worked, day);
  return studyDaysBetween(worked, Math.max(worked, today - 1), capacityOn);
}

/** A topic that may be left out. */
export interface OptionalTopic {
  readonly key: string;
  readonly roadmap: string;
  readonly topic: Topic;
}

/** Topics that may be left out and are still in the plan, in its order. */
export function optionalTopics(input: PlanInput, plan: Plan): readonly OptionalTopic[] {
  const found = new Map<string, OptionalTopic>();
  const add = ({ roadmap, topic: id }: Pick<TopicEntry, "roadmap" | "topic">): void => {
    const topics = input.roadmaps.get(roadmap)?.steps.flatMap((step) => step.topics) ?? [];
    const topic = topics.find((one) => one.id === id);
    const key = keyOf(roadmap, id);
    if (topic?.optional === true) found.set(key, { key, roadmap, topic });
  };
  for (const day of plan.days) for (const entry of topicsOf(day)) add(entry);
  for (const topic of plan.unplaced.topics) add(topic);
  return [...found.values()];
}
