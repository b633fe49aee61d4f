/** The choices before a plan in words, with the plan that would follow from them. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { findTopic, topicsForTracks } from "#shared/catalog/topics.ts";
import { finishOfRoadmap } from "#shared/planner/difference.ts";
import type { Plan, PlanInput, TopicEntry } from "#shared/planner/model.ts";
import { isoOfDay, type Day } from "#shared/std/day.ts";
import {
  namesakeOf,
  stuckWords,
  targetWords,
  warningWords,
  weekdaysFrom,
  weekMinutes,
} from "#ext/app/planning/plan-words.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { Choices } from "./onboarding-model.ts";
import type { HoursDay, KnownStep, OnboardingPreview, OnboardingScreen, TrackChoice } from "./onboarding-screen.ts";

export interface OnboardingFacts {
  readonly texts: Texts;
  readonly roadmap: Roadmap;
  readonly choices: Choices;
  /** With the choices made. */
  readonly input: PlanInput;
  readonly planned: Plan;
  /** 0 Sunday to 6 Saturday. */
  readonly weekStart: number;
  readonly begun: boolean;
}

export function onboardingScreen(facts: OnboardingFacts): OnboardingScreen {
  const { texts, roadmap, choices, input, weekStart, begun } = facts;
  return {
    roadmapTitle: roadmap.title,
    hours: hoursOf(texts, choices.minutesByWeekday, weekStart),
    week: texts.t("startWeek", weekMinutes(texts, choices.minutesByWeekday)),
    start: isoOfDay(choices.start),
    earliest: isoOfDay(input.today),
    target: choices.target === null ? "" : isoOfDay(choices.target),
    startOpen: !begun,
    tracks: tracksOf(texts, roadmap, choices),
    steps: stepsOf(texts, roadmap, choices),
    preview: previewOf(facts),
  };
}

function hoursOf(texts: Texts, minutesByWeekday: readonly number[], weekStart: number): readonly HoursDay[] {
  const longest = Math.max(1, ...minutesByWeekday);
  return weekdaysFrom(weekStart).map((weekday) => {
    const minutes = minutesByWeekday[weekday] ?? 0;
    return {
      weekday,
      short: texts.shortWeekday(namesakeOf(weekday)),
      long: texts.weekday(namesakeOf(weekday)),
      minutes,
      value: minutes === 0 ? texts.t("hoursOff") : texts.number(minutes),
      said: minutes === 0 ? texts.t("dayOff") : texts.t("minutesShort", minutes),
      share: Math.round((100 * minutes) / longest),
    };
  });
}

function tracksOf(texts: Texts, roadmap: Roadmap, { tracks }: Choices): readonly TrackChoice[] {
  return (roadmap.tracks ?? []).map(({ id, title, options }) => {
    const chosen = options.find((option) => option.id === tracks[id]) ?? options[0];
    const prefix = `${id}=`;
    const step = roadmap.steps.findIndex(({ topics }) => topics.some(({ track }) => track?.startsWith(prefix)));
    return {
      id,
      label: step < 0 ? title : texts.t("startTrack", title, step + 1),
      options: options.map((option) => ({ ...option, chosen: option === chosen })),
    };
  });
}

function stepsOf(texts: Texts, roadmap: Roadmap, { tracks, known }: Choices): readonly KnownStep[] {
  const placed = topicsForTracks(roadmap, tracks);
  return roadmap.steps.map((step) => {
    const checks = placed
      .filter((one) => one.step.id === step.id)
      .map(({ topic }) => ({
        topic: topic.id,
        title: topic.title,
        outcome: topic.outcome ?? "",
        known: known.has(topic.id),
      }));
    const count = checks.filter((check) => check.known).length;
    return {
      id: step.id,
      title: step.title,
      known: count > 0,
      count: count > 0 ? texts.count("readerTopicsOf", checks.length, count) : "",
      checks,
    };
  });
}

function previewOf({ texts, roadmap, choices, input, planned }: OnboardingFacts): OnboardingPreview {
  const { today } = input;
  const own = daysOfRoadmap(planned, roadmap.id);
  const finish = finishOfRoadmap(input, planned, roadmap.id);
  const walked = own.length === 0 && !planned.unplaced.topics.some((topic) => topic.roadmap === roadmap.id);
  const notes = [
    walked ? texts.t("startAllKnown") : null,
    stuckWords(texts, planned, choices.minutesByWeekday),
    targetWords(texts, planned, today),
    ...warningWords(texts, planned, input.roadmaps),
  ];
  return {
    finish: finish ? texts.dayRange(finish.from, finish.to, today) : texts.t("replanNoFinish"),
    days: texts.count("startDays", own.length, weekMinutes(texts, choices.minutesByWeekday)),
    legs: legsOf(texts, roadmap, choices, own, today),
    first: firstDay(texts, roadmap, own),
    notes: notes.filter((note) => note !== null),
  };
}

function legsOf(
  texts: Texts,
  roadmap: Roadmap,
  { tracks, known }: Choices,
  own: readonly OwnDay[],
  today: Day,
): OnboardingPreview["legs"] {
  const begins = new Map<string, Day>();
  for (const { day, topics } of own) for (const { step } of topics) if (!begins.has(step)) begins.set(step, day);
  const placed = topicsForTracks(roadmap, tracks);
  return roadmap.steps.map((step, i) => {
    const topics = placed.filter((one) => one.step.id === step.id);
    const isKnown = topics.length > 0 && topics.every(({ topic }) => known.has(topic.id));
    const day = begins.get(step.id);
    return {
      number: i + 1,
      title: step.shortTitle ?? step.title,
      known: isKnown,
      after: isKnown ? texts.t("topicKnown") : day === undefined ? texts.t("startNoDay") : texts.shortDate(day, today),
    };
  });
}

/** A day of the plan with topics of this roadmap. */
interface OwnDay {
  readonly day: Day;
  readonly topics: readonly TopicEntry[];
}

function daysOfRoadmap({ days }: Plan, roadmap: string): readonly OwnDay[] {
  return days.flatMap(({ day, entries }) => {
    const topics = entries.filter((entry): entry is TopicEntry => entry.kind === "topic" && entry.roadmap === roadmap);
    return topics.length === 0 ? [] : [{ day, topics }];
  });
}

function firstDay(texts: Texts, roadmap: Roadmap, own: readonly OwnDay[]): OnboardingPreview["first"] {
  const day = own[0];
  const entry = day?.topics[0];
  if (!day || !entry) return null;
  return {
    label: texts.t("startFirstDay", texts.longDay(day.day)),
    title: findTopic(roadmap, entry.topic)?.topic.title ?? "",
    minutes: texts.t("minutesShort", entry.minutes),
  };
}
