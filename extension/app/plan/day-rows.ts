/** The days of the plan page: what was done this week, today, and what is planned. */
import { keyOf } from "#shared/domain/ids.ts";
import { capacityOf } from "#shared/planner/capacity.ts";
import type { Plan, PlanEntry, PlanInput, PlannedDay } from "#shared/planner/model.ts";
import { RULES } from "#shared/planner/rules.ts";
import { weekOf } from "#shared/planner/week.ts";
import { workedTopics, type WorkedTopic } from "#shared/planner/worked.ts";
import { noonOfDay, type Day } from "#shared/std/day.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { topicTitle } from "./calendar-days.ts";
import type { Load, PlanRow, TopicLine } from "./plan-screen.ts";

export interface DayRowsInput {
  readonly texts: Texts;
  readonly input: PlanInput;
  readonly planned: Plan;
  readonly weekStart: number;
  /** The last day to show. */
  readonly until: Day;
  /** Where the last act took topics from, by `<roadmap>/<topic>/<part>`. */
  readonly movedFrom: ReadonlyMap<string, Day>;
}

/** What is known of all days, found once. */
interface Facts extends DayRowsInput {
  readonly worked: readonly WorkedTopic[];
  readonly plannedByDay: ReadonlyMap<Day, PlannedDay>;
  /** The first day of what is left of a topic, by `<roadmap>/<topic>`: its later parts follow where that goes. */
  readonly beginsOn: ReadonlyMap<string, Day>;
  /** Minutes of a day, its room to breathe included. */
  readonly minutesOn: (day: Day) => number;
  /** The minutes of the longest day shown. */
  readonly longest: number;
}

export function dayRows(given: DayRowsInput): readonly PlanRow[] {
  const { input, weekStart, until } = given;
  const days = daysShown(input, weekStart, until);
  const minutesOn = capacityOf(input, { ...RULES, buffer: false });
  const facts: Facts = {
    ...given,
    worked: workedTopics(input),
    plannedByDay: new Map(given.planned.days.map((day) => [day.day, day])),
    beginsOn: firstDays(given.planned),
    minutesOn,
    longest: Math.max(1, ...days.map(minutesOn)),
  };
  return days.map((day) => (day < input.today ? pastRow(facts, day) : rowAhead(facts, day)));
}

function firstDays({ days }: Plan): ReadonlyMap<string, Day> {
  const first = new Map<string, Day>();
  for (const { day, entries } of days) {
    for (const entry of entries) {
      if (entry.kind !== "topic") continue;
      const key = keyOf(entry.roadmap, entry.topic);
      if (!first.has(key)) first.set(key, day);
    }
  }
  return first;
}

/** From the first day of this week, but not from before the start. */
function daysShown({ today, enrolments }: PlanInput, weekStart: number, until: Day): readonly Day[] {
  const started = Math.min(today, ...enrolments.map((enrolment) => enrolment.started));
  const first = Math.max(started, weekOf(today, weekStart)[0] ?? today);
  return Array.from({ length: Math.max(1, until - first + 1) }, (_, i) => first + i);
}

function pastRow(facts: Facts, day: Day): PlanRow {
  const { texts, worked, minutesOn } = facts;
  const done = worked.filter(({ effort }) => effort.has(day));
  const minutes = doneOn(done, day);
  const off = minutesOn(day) === 0 ? texts.t("planDayOff") : texts.t("planDayWentOn");
  return {
    ...nameOf(facts, day),
    state: done.length > 0 ? "done" : minutesOn(day) === 0 ? "off" : "past",
    fill: 0,
    topics: done.map(doneLine),
    reviews: null,
    off: done.length > 0 ? null : off,
    load: done.length > 0 ? loadOf(facts, day, minutes, []) : null,
    own: null,
  };
}

function rowAhead(facts: Facts, day: Day): PlanRow {
  const { texts, input, worked, plannedByDay, minutesOn } = facts;
  const { today } = input;
  const entries = plannedByDay.get(day)?.entries ?? [];
  const done = day === today ? doneOn(worked, day) : 0;
  const minutes = minutesOn(day);
  const busy = entries.length > 0 || done > 0;
  const ahead = entries.reduce((sum, entry) => sum + entry.minutes, 0);
  const reviews = entries.find((entry) => entry.kind === "reviews");
  return {
    ...nameOf(facts, day),
    state: day === today ? "today" : minutes === 0 && !busy ? "off" : "ahead",
    fill: done === 0 ? 0 : Math.round((100 * done) / (done + ahead)),
    topics: [...doneToday(facts, day, entries), ...plannedLines(facts, day, entries)],
    reviews: reviews ? texts.count("planReviews", reviews.count) : null,
    off: busy ? null : whyFree(facts, day),
    load: busy ? loadOf(facts, day, done, entries) : null,
    own: { minutes, set: input.overrides.has(day) },
  };
}

function whyFree({ texts, input, minutesOn }: Facts, day: Day): string {
  if (minutesOn(day) > 0) return texts.t("planDayFree");
  const paused = [...input.pauses.values()].some(({ from, to }) => day >= from && day <= to);
  return texts.t(paused && !input.overrides.has(day) ? "planDayBreak" : "planDayOff");
}

function nameOf({ texts, input: { today } }: Facts, day: Day): Pick<PlanRow, "day" | "name" | "note" | "long"> {
  const firstOfMonth = noonOfDay(day).getUTCDate() === 1;
  const note = day === today ? texts.t("planToday") : firstOfMonth ? texts.shortMonth(day) : "";
  return { day, name: texts.weekdayDate(day), note, long: texts.longDay(day) };
}

/** What was done today and is not planned for the rest of it. */
function doneToday({ input, worked }: Facts, day: Day, entries: readonly PlanEntry[]): readonly TopicLine[] {
  if (day !== input.today) return [];
  const planned = new Set(entries.map((entry) => (entry.kind === "topic" ? keyOf(entry.roadmap, entry.topic) : "")));
  return worked
    .filter(({ effort }) => effort.has(day))
    .map(doneLine)
    .filter(({ key }) => !planned.has(key));
}

function plannedLines(facts: Facts, day: Day, entries: readonly PlanEntry[]): readonly TopicLine[] {
  return entries.flatMap((entry) => (entry.kind === "topic" ? [plannedLine(facts, day, entry)] : []));
}

function plannedLine(
  { texts, input, movedFrom, beginsOn }: Facts,
  day: Day,
  entry: PlanEntry & { kind: "topic" },
): TopicLine {
  const { roadmap, step, topic, part, of } = entry;
  const key = keyOf(roadmap, topic);
  const from = movedFrom.get(`${key}/${part}`);
  return {
    key,
    roadmap,
    topic,
    title: topicTitle(input, roadmap, topic),
    part: of > 1 ? texts.t("planPart", part, of) : "",
    href: hashOf({ type: "step", roadmap, step }),
    pinned: input.pins.get(key) === day,
    movable: beginsOn.get(key) === day,
    from: from === undefined || from === day ? null : texts.t("planFrom", dayBeside(texts, from, day)),
  };
}

function doneLine({ roadmap, step, topic }: WorkedTopic): TopicLine {
  const href = hashOf({ type: "step", roadmap, step });
  const fixed = { part: "", pinned: false, movable: false, from: null };
  return { key: keyOf(roadmap, topic.id), roadmap, topic: topic.id, title: topic.title, href, ...fixed };
}

function doneOn(worked: readonly WorkedTopic[], day: Day): number {
  return worked.reduce((sum, { effort }) => sum + (effort.get(day) ?? 0), 0);
}

function loadOf({ texts, minutesOn, longest }: Facts, day: Day, done: number, entries: readonly PlanEntry[]): Load {
  const planned = entries.map(({ kind, minutes }) => ({ kind, minutes }));
  const parts = [...(done > 0 ? [{ kind: "done" as const, minutes: done }] : []), ...planned];
  const taken = parts.reduce((sum, { minutes }) => sum + minutes, 0);
  // More may have been done than the day had.
  const room = Math.max(minutesOn(day), taken);
  return {
    label: texts.t("planLoad", taken, minutesOn(day)),
    width: Math.min(100, Math.round((100 * room) / longest)),
    parts: parts.map(({ kind, minutes }) => ({ kind, percent: Math.round((1000 * minutes) / room) / 10 })),
  };
}

/** A day named next to another one: `Fri 5` in the same month, with its month in another. */
export function dayBeside(texts: Texts, day: Day, other: Day): string {
  const isNear = Math.abs(day - other) < 31 && texts.month(day) === texts.month(other);
  return isNear ? texts.weekdayDate(day) : texts.shortDay(day);
}
