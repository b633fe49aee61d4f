/** The plan as a calendar sees it: one entry for each day that has something planned. */
import { findTopic } from "#shared/catalog/topics.ts";
import type { Plan, PlanEntry, PlanInput } from "#shared/planner/model.ts";
import { isoOfDay, type Day } from "#shared/std/day.ts";
import type { ExportedDays } from "#ext/app/ports.ts";
import type { Texts } from "#ext/app/texts.ts";

export interface CalendarDay {
  readonly day: Day;
  /** What its calendar is named by. */
  readonly calendar: string;
  /** The same for the same day in every export of this library, on all its devices. */
  readonly uid: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** It was exported before, and nothing is planned for it now. */
  readonly cancelled: boolean;
}

export function calendarDays(
  texts: Texts,
  input: PlanInput,
  planned: Plan,
  calendarId: string,
  /** What earlier exports of this device held. */
  before: readonly ExportedDays[],
): readonly CalendarDay[] {
  const nameOf = (day: Day, calendar: string): Pick<CalendarDay, "day" | "calendar" | "uid"> => ({
    day,
    calendar,
    uid: `${isoOfDay(day)}.${calendar}@waymark.invalid`,
  });
  const busy = planned.days.filter(({ entries }) => entries.length > 0);
  const days = busy.map(({ day, entries }): CalendarDay => {
    const lines = entries.map((entry) => lineOf(texts, input, entry));
    const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
    const title = texts.t("icsTitle", titleOf(texts, input, entries), minutes);
    return { ...nameOf(day, calendarId), title, lines, cancelled: false };
  });
  const kept = new Set(busy.map(({ day }) => day));
  // After a merge one id holds. What this device exported under another one would stand beside it, so it is called off.
  const freed = before.flatMap(({ id, days: exported }) =>
    exported
      .filter((day) => day >= input.today && (id !== calendarId || !kept.has(day)))
      .map((day) => ({ ...nameOf(day, id), title: texts.t("icsFree"), lines: [], cancelled: true })),
  );
  return [...days, ...freed].sort((a, b) => a.day - b.day);
}

/** To be remembered, those called off too: the learner may take in the next file and not this one. */
export function daysHeld(days: readonly CalendarDay[]): readonly ExportedDays[] {
  const held = new Map<string, Day[]>();
  for (const { day, calendar } of days) held.set(calendar, [...(held.get(calendar) ?? []), day]);
  return [...held].map(([id, its]) => ({ id, days: its }));
}

function titleOf(texts: Texts, input: PlanInput, entries: readonly PlanEntry[]): string {
  const first = entries[0];
  if (first?.kind !== "topic") return texts.t("icsReviews");
  return topicTitle(input, first.roadmap, first.topic);
}

function lineOf(texts: Texts, input: PlanInput, entry: PlanEntry): string {
  if (entry.kind === "reviews") return texts.count("planReviews", entry.count);
  const title = topicTitle(input, entry.roadmap, entry.topic);
  const part = entry.of > 1 ? `${title} (${texts.t("planPart", entry.part, entry.of)})` : title;
  return texts.t("icsLine", part, entry.minutes);
}

export function topicTitle(input: Pick<PlanInput, "roadmaps">, roadmap: string, topic: string): string {
  const found = input.roadmaps.get(roadmap);
  return (found && findTopic(found, topic)?.topic.title) ?? topic;
}
