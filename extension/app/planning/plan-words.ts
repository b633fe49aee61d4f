/** Parts of a plan in words, shared by the pages that show new dates before they hold. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { LateStatus, Plan, PlanInput } from "#shared/planner/model.ts";
import { weekdayOfDay, type Day } from "#shared/std/day.ts";
import type { Texts } from "#ext/app/texts.ts";

/** What the minutes of seven weekdays come to. */
export function weekMinutes(texts: Texts, minutesByWeekday: readonly number[]): string {
  return lengthWords(
    texts,
    minutesByWeekday.reduce((sum, minutes) => sum + minutes, 0),
  );
}

/** `25 min`, `4 h`, `4 h 10 min`. */
export function lengthWords(texts: Texts, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return texts.t("minutesShort", rest);
  return rest === 0 ? texts.t("readerHours", hours) : texts.t("hoursAndMinutes", hours, rest);
}

/** Seven weekdays in the order of the learner's week, 0 Sunday to 6 Saturday. */
export function weekdaysFrom(first: number): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((i) => (first + i) % 7);
}

/** A day to name a weekday by: day 3 was a Sunday. */
export function namesakeOf(weekday: number): Day {
  return weekday + 3;
}

/** Where the plan stands to a target date: numbers to choose from, never a reproach. Null when it is in time. */
export function targetWords(texts: Texts, { status }: Plan, today: Day): string | null {
  if (status.type !== "late") return null;
  return lateWords(texts, status, today);
}

function lateWords(texts: Texts, status: LateStatus, today: Day): string {
  const target = texts.date(status.target);
  const { extraMinutes, optionalMinutes } = status;
  if (status.target <= today || extraMinutes === null) return texts.t("targetOutOfReach", target);
  const more = texts.t("targetMore", target, lengthWords(texts, extraMinutes));
  return optionalMinutes > 0 ? texts.t("targetMoreOrSkip", more, texts.hours(optionalMinutes)) : more;
}

/** Why no finish can be named, in a sentence. Null when there is one, or nothing is left to do. */
export function stuckWords(texts: Texts, { status }: Plan, minutesByWeekday: readonly number[]): string | null {
  if (status.type !== "no-capacity") return null;
  return texts.t(minutesByWeekday.some((minutes) => minutes > 0) ? "bannerStuckFar" : "bannerStuckNone");
}

/** What had to be changed or left out of a roadmap's own order, one sentence each. */
export function warningWords(
  texts: Texts,
  { warnings }: Plan,
  roadmaps: ReadonlyMap<string, Roadmap>,
): readonly string[] {
  const titleOf = (roadmap: string, topic: string): string =>
    roadmaps
      .get(roadmap)
      ?.steps.flatMap((step) => step.topics)
      .find(({ id }) => id === topic)?.title ?? topic;
  const sentences = warnings.map((warning) => {
    switch (warning.type) {
      case "cyclic-requires":
        return texts.t("warningCircle", titleOf(warning.roadmap, warning.topic));
      case "unknown-requires":
        return texts.t("warningUnknown", titleOf(warning.roadmap, warning.topic), warning.requires);
      case "missing-roadmap":
        return texts.t("warningMissing", warning.roadmap);
    }
  });
  return [...new Set(sentences)];
}

/** The day of the plan that is filled most, and how full it is. No day is ever filled above its minutes. */
export function fullestDay(input: PlanInput, { days }: Plan): { readonly planned: number; readonly of: number } | null {
  let fullest: { planned: number; of: number } | null = null;
  for (const { day, entries } of days) {
    const planned = entries.reduce((sum, entry) => sum + entry.minutes, 0);
    const of = input.overrides.get(day) ?? input.profile.minutesByWeekday[weekdayOfDay(day)] ?? 0;
    if (planned > (fullest?.planned ?? 0)) fullest = { planned, of };
  }
  return fullest;
}
