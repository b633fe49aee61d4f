/** What a learner, a clock or a device can do to an input between two plans. */
import { keyOf } from "#shared/domain/ids.ts";
import type { Mark } from "#shared/domain/progress.ts";
import type { Plan, PlanInput } from "#shared/planner/model.ts";

/** Exactly today's entries were done: the minutes timed, finished topics marked, the questions answered. */
export function doToday(input: PlanInput, plan: Plan): PlanInput {
  const { today } = input;
  const entries = plan.days[0]?.entries ?? [];
  const topics = entries.flatMap((entry) => (entry.kind === "topic" ? [entry] : []));
  const reviews = entries.flatMap((entry) => (entry.kind === "reviews" ? [entry] : []));
  const answered = new Set(reviews.flatMap((entry) => entry.questions));
  const later = new Set(plan.days.slice(1).flatMap(({ entries: list }) => list.flatMap(nameOf)));
  for (const { roadmap, topic } of plan.unplaced.topics) later.add(keyOf(roadmap, topic));
  const done: Mark = { state: "done", day: today, rev: 1 };
  const finished = topics.flatMap(nameOf).filter((key) => !later.has(key));
  return {
    ...input,
    progress: new Map([...input.progress, ...finished.map((key) => [key, done] as const)]),
    studyIntervals: [
      ...input.studyIntervals,
      ...topics.map(({ roadmap, topic, minutes }) => ({ roadmap, topic, day: today, minutes })),
    ],
    reviews: input.reviews.filter(({ roadmap, question }) => !answered.has(keyOf(roadmap, question))),
    reviewMinutesToday: (input.reviewMinutesToday ?? 0) + reviews.reduce((sum, entry) => sum + entry.minutes, 0),
  };
}

function nameOf(entry: Plan["days"][number]["entries"][number]): readonly string[] {
  return entry.kind === "topic" ? [keyOf(entry.roadmap, entry.topic)] : [];
}

/** The next day begins. */
export function nextMorning(input: PlanInput): PlanInput {
  return { ...input, today: input.today + 1, reviewMinutesToday: 0 };
}

/** The same facts in another order. */
export function reordered(input: PlanInput): PlanInput {
  const flip = <K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> => new Map([...map].toReversed());
  return {
    ...input,
    overrides: flip(input.overrides),
    pauses: flip(input.pauses),
    pins: flip(input.pins),
    enrolments: input.enrolments.toReversed(),
    roadmaps: flip(input.roadmaps),
    progress: flip(input.progress),
    studyIntervals: input.studyIntervals.toReversed(),
    reviews: input.reviews.toReversed(),
  };
}

/** As on the first day: both roadmaps begun today, nothing done, no share of the past. */
export function withoutHistory(input: PlanInput): PlanInput {
  const enrolments = input.enrolments.map((enrolment) => ({ ...enrolment, started: input.today }));
  return { ...input, enrolments, progress: new Map(), studyIntervals: [] };
}

/**
 * Freezes an input through and through, so that a planner that writes to it throws. Maps are left to `structuredClone`.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
