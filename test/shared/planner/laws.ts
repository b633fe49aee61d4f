/**
 * Laws of a plan. Each takes an input and a planner and answers with the first breach in words, or null; so the same
 * law can hold the real planner to account and catch one with a rule switched off.
 */
import { keyOf } from "#shared/domain/ids.ts";
import type { DueReview, Plan, PlanInput } from "#shared/planner/model.ts";
import { capacity, remaining, requirements, reviewDays, topicEntries, workedToday } from "./oracle.ts";

type Planner = (input: PlanInput) => Plan;
export type Law = (input: PlanInput, plan: Planner) => string | null;

export const keepsCapacity: Law = (input, plan) => {
  for (const { day, entries } of plan(input).days) {
    const done = day === input.today ? workedToday(input) + (input.reviewMinutesToday ?? 0) : 0;
    const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
    const room = Math.max(0, capacity(input, day) - done);
    if (minutes > room) return `day ${day} has ${minutes} of ${room} minutes`;
    const names = entries.map((entry) => (entry.kind === "topic" ? keyOf(entry.roadmap, entry.topic) : "reviews"));
    if (new Set(names).size !== names.length) return `day ${day} names something twice: ${names.join()}`;
    if (entries.some((entry) => !Number.isInteger(entry.minutes) || entry.minutes <= 0)) return `odd minutes on ${day}`;
  }
  return null;
};

export const placesEverything: Law = (input, plan) => {
  const result = plan(input);
  const placed = new Map<string, number>();
  const add = (key: string, minutes: number): void => void placed.set(key, (placed.get(key) ?? 0) + minutes);
  for (const { key, minutes } of topicEntries(result)) add(key, minutes);
  for (const { roadmap, topic, minutes } of result.unplaced.topics) add(keyOf(roadmap, topic), minutes);
  const wanted = remaining(input);
  for (const key of new Set([...placed.keys(), ...wanted.keys()])) {
    if (placed.get(key) !== wanted.get(key)) return `${key}: ${placed.get(key)} planned, ${wanted.get(key)} left`;
  }
  const reviews = reviewDays(result).size + result.unplaced.reviews.count;
  return reviews === input.reviews.length ? null : `${reviews} of ${input.reviews.length} reviews`;
};

export const prerequisitesFirst: Law = (input, plan) => {
  const entries = topicEntries(plan(input));
  const left = new Map(remaining(input));
  const requires = requirements(input);
  for (const { key, minutes, day } of entries) {
    const open = requires.get(key)?.find((required) => (left.get(required) ?? 0) > 0);
    if (open !== undefined) return `${key} on ${day} before ${open}`;
    left.set(key, (left.get(key) ?? 0) - minutes);
  }
  return null;
};

/** For inputs where no topic waits for a pin or a start: then a day with topics still to come is never reviews only. */
export const reviewsAtMostHalf: Law = (input, plan) => {
  const result = plan(input);
  const lastTopic = topicEntries(result).at(-1)?.day ?? -Infinity;
  for (const { day, entries } of result.days) {
    if (day >= lastTopic) break;
    const reviews = entries.find((entry) => entry.kind === "reviews")?.minutes ?? 0;
    if (reviews > capacity(input, day) / 2) return `${reviews} minutes of reviews on ${day}`;
  }
  return null;
};

export const noCrumbs: Law = (input, plan) => {
  const left = new Map(remaining(input));
  for (const { day, entries } of plan(input).days) {
    let begun = day === input.today && workedToday(input) > 0;
    for (const entry of entries) {
      if (entry.kind === "reviews") continue;
      const key = keyOf(entry.roadmap, entry.topic);
      const rest = (left.get(key) ?? 0) - entry.minutes;
      left.set(key, rest);
      if (rest > 0 && entry.minutes < 15 && begun) return `${entry.minutes} minutes of ${key} on ${day}`;
      begun = true;
    }
  }
  return null;
};

/** For reviews of one length: then what comes on a day is weaker than all that waits on. */
export const weakestFirst: Law = (input, plan) => {
  const days = reviewDays(plan(input));
  const dayOf = (review: DueReview): number => days.get(keyOf(review.roadmap, review.question)) ?? Infinity;
  for (const early of input.reviews) {
    if (dayOf(early) < Math.max(early.due, input.today)) return `${early.question} before it is due`;
    for (const late of input.reviews) {
      const passed = late.due <= dayOf(early) && dayOf(early) < dayOf(late);
      if (passed && late.retrievability < early.retrievability) return `${late.question} waits for ${early.question}`;
    }
  }
  return null;
};

export const pinsAndStartsWait: Law = (input, plan) => {
  for (const { key, roadmap, day } of topicEntries(plan(input))) {
    const start = input.enrolments.find((enrolment) => enrolment.roadmap === roadmap)?.started ?? day;
    if (day < start) return `${key} on ${day}, its roadmap starts on ${start}`;
    const pin = input.pins.get(key) ?? day;
    if (day < pin) return `${key} on ${day}, pinned to ${pin}`;
  }
  return null;
};

/** A pinned topic that requires nothing comes before unpinned ones from its day on. */
export const pinsComeFirst: Law = (input, plan) => {
  const requires = requirements(input);
  const entries = topicEntries(plan(input));
  const begun = (roadmap: string, day: number): boolean =>
    input.enrolments.some((enrolment) => enrolment.roadmap === roadmap && enrolment.started <= day);
  for (const [index, { key, day, roadmap }] of entries.entries()) {
    const pin = input.pins.get(key);
    if (pin === undefined || requires.get(key)?.length !== 0) continue;
    const ahead = entries.slice(0, index).find((other) => {
      const due = other.day >= pin && begun(roadmap, other.day);
      return due && !input.pins.has(other.key);
    });
    if (ahead) return `${ahead.key} on ${ahead.day} before ${key} on ${day}, pinned to ${pin}`;
  }
  return null;
};

/**
 * For two roadmaps begun today with nothing done: while both go on, neither is ahead by more than the longest day (120
 * minutes).
 */
export const sharesHold: Law = (input, plan) => {
  const served = new Map(input.enrolments.map(({ roadmap }) => [roadmap, 0]));
  const entries = topicEntries(plan(input));
  const lastDays = input.enrolments.map(
    ({ roadmap }) => entries.findLast((entry) => entry.roadmap === roadmap)?.day ?? 0,
  );
  const bothUntil = Math.min(...lastDays);
  for (const { roadmap, minutes, day } of entries) {
    if (day >= bothUntil) break;
    served.set(roadmap, (served.get(roadmap) ?? 0) + minutes);
    const [a = 0, b = 0] = input.enrolments.map((enrolment) => (served.get(enrolment.roadmap) ?? 0) / enrolment.share);
    if (Math.abs(a - b) > 120) return `${a} and ${b} minutes a share on ${day}`;
  }
  return null;
};
