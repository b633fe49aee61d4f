/** The planner's figures worked out a second time, in the plainest way, for the laws to compare with. */
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import { keyOf, resourceKey } from "#shared/domain/ids.ts";
import type { Plan, PlanInput, TopicEntry } from "#shared/planner/model.ts";
import { weekdayOfDay, type Day } from "#shared/std/day.ts";

/** A topic entry with the day it stands on. */
interface DatedEntry extends TopicEntry {
  readonly day: Day;
  readonly key: string;
}

export function topicEntries(plan: Plan): readonly DatedEntry[] {
  return plan.days.flatMap(({ day, entries }) =>
    entries.flatMap((entry) =>
      entry.kind === "topic" ? [{ ...entry, day, key: keyOf(entry.roadmap, entry.topic) }] : [],
    ),
  );
}

/** Questions by the day they are planned on. */
export function reviewDays(plan: Plan): ReadonlyMap<string, Day> {
  return new Map(
    plan.days.flatMap(({ day, entries }) =>
      entries.flatMap((entry) =>
        entry.kind === "reviews" ? entry.questions.map((question) => [question, day] as const) : [],
      ),
    ),
  );
}

export function capacity(input: PlanInput, day: Day): number {
  const paused = [...input.pauses.values()].some(({ from, to }) => from <= day && day <= to);
  const weekday = input.profile.minutesByWeekday[weekdayOfDay(day)] ?? 0;
  const minutes = input.overrides.get(day) ?? (paused ? 0 : weekday);
  return minutes - Math.floor((minutes * input.profile.bufferPercent) / 100);
}

interface Known {
  readonly id: string;
  readonly topic: Topic;
  readonly key: string;
}

/** Topics of the chosen tracks of every walked roadmap. */
function walkedTopics(input: PlanInput): readonly Known[] {
  return input.enrolments.flatMap(({ roadmap: id, tracks, archived }) => {
    const roadmap: Roadmap | undefined = archived ? undefined : input.roadmaps.get(id);
    const topics = roadmap?.steps.flatMap((step) => step.topics) ?? [];
    return topics
      .filter(({ track }) => track === undefined || track === `lang=${tracks["lang"]}`)
      .map((topic) => ({ id, topic, key: keyOf(id, topic.id) }));
  });
}

interface OraclePart {
  readonly key: string;
  readonly minutes: number;
}

function parts({ id, topic }: Known): readonly OraclePart[] {
  const resources = topic.resources ?? [];
  const tasks = topic.tasks ?? [];
  const known = [...resources, ...tasks].reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const untimed = resources.filter(({ minutes }) => minutes === undefined).length;
  const guess = Math.max(5, Math.floor((topic.minutes - known) / Math.max(1, untimed)));
  return [
    ...resources.map(({ url, minutes }) => ({ key: resourceKey(id, topic.id, url), minutes: minutes ?? guess })),
    ...tasks.map((task) => ({ key: keyOf(id, task.id), minutes: task.minutes })),
  ];
}

/** Minutes worked on a topic on the days that `counts` says yes to. */
function worked(input: PlanInput, known: Known, counts: (day: Day) => boolean): number {
  const ticks = parts(known).flatMap(({ key, minutes }) => {
    const mark = input.progress.get(key);
    return mark?.state === "done" ? [{ day: mark.day, minutes }] : [];
  });
  const timed = input.studyIntervals.filter(({ roadmap, topic }) => roadmap === known.id && topic === known.topic.id);
  const whole = input.progress.get(known.key);
  if (ticks.length === 0 && timed.length === 0) {
    return whole?.state === "done" && counts(whole.day) ? known.topic.minutes : 0;
  }
  const days = new Set([...ticks, ...timed].map(({ day }) => day).filter(counts));
  const sumOn = (list: readonly { day: Day; minutes: number }[], on: Day): number =>
    list.filter(({ day }) => day === on).reduce((sum, { minutes }) => sum + minutes, 0);
  return [...days].reduce((sum, day) => sum + Math.max(sumOn(ticks, day), sumOn(timed, day)), 0);
}

/** Minutes of topics worked on today. */
export function workedToday(input: PlanInput): number {
  return walkedTopics(input).reduce((sum, known) => sum + worked(input, known, (day) => day === input.today), 0);
}

/** Minutes that are left of each topic that is to be planned, by key. */
export function remaining(input: PlanInput): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const known of walkedTopics(input)) {
    const state = input.progress.get(known.key)?.state;
    const enrolment = input.enrolments.find(({ roadmap }) => roadmap === known.id);
    if (state === "done" || state === "skipped" || enrolment?.known.has(known.topic.id) === true) continue;
    const states = parts(known).map(({ key, minutes }) => ({ minutes, state: input.progress.get(key)?.state }));
    if (states.length > 0 && states.every((part) => part.state === "done" || part.state === "skipped")) continue;
    let minutes = known.topic.minutes - worked(input, known, () => true);
    for (const part of states) if (part.state === "skipped") minutes -= part.minutes;
    while (minutes <= 0) minutes += 10;
    left.set(known.key, minutes);
  }
  return left;
}

/** What each topic requires, by key, among the topics that are to be planned. */
export function requirements(input: PlanInput): ReadonlyMap<string, readonly string[]> {
  const left = remaining(input);
  return new Map(
    walkedTopics(input).map(({ id, topic, key }) => [
      key,
      (topic.requires ?? []).map((required) => keyOf(id, required)).filter((required) => left.has(required)),
    ]),
  );
}
