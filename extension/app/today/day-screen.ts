/** A day in words: what to do, or that it is done, or that it is a day off. */
import { plainText } from "#shared/catalog/plain-text.ts";
import { findTopic } from "#shared/catalog/topics.ts";
import type { NoteRow } from "#shared/ports.ts";
import { weekStrip } from "#shared/planner/week.ts";
import type { Day } from "#shared/std/day.ts";
import { bannerOf, type Moved } from "#ext/app/planning/banner.ts";
import { hashOf } from "#ext/app/route.ts";
import { streakOf } from "#ext/app/streak/streak-screen.ts";
import { clockLine, type ClockLine } from "#ext/app/study/clock-line.ts";
import type { Running } from "#ext/app/study/running.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { ComingDay, DayFacts } from "./day-facts.ts";
import type {
  ComingArm,
  DayFrame,
  DayScreen,
  DoneScreen,
  NoteLine,
  QuickLine,
  RestScreen,
  ReviewsRow,
  TaskRow,
  WeekDay,
} from "./today-screen.ts";
import { fitArms, minutesOf } from "./fit-arms.ts";
import { fillOf, stepShares, trailOf } from "./trail.ts";

export interface DayScreenInput {
  readonly texts: Texts;
  readonly facts: DayFacts;
  readonly notes: readonly NoteRow[];
  /** The first weekday of the locale, 0 Sunday to 6 Saturday, where the profile sets none. */
  readonly weekStart: number;
  /** Dates that were accepted on this device, for the way back. */
  readonly moved?: Moved | null;
  /** Something half written stands in the field for a line. */
  readonly hasLine?: boolean;
  /** The clock that runs on this device. */
  readonly running?: Running | null;
}

export function dayScreen(input: DayScreenInput): DayScreen | DoneScreen | RestScreen {
  const { facts, texts } = input;
  const frame = frameOf(input);
  const coming = facts.coming.slice(0, 2).map((day) => comingArm(texts, facts, day));
  if (facts.items.length === 0 && !frame.reviews) return { ...frame, state: "rest", more: texts.t("restMore"), coming };
  if (isOpen(facts)) {
    return {
      ...frame,
      state: "day",
      topicDone: texts.t("todayTopicDone"),
      arms: fitArms(texts, facts),
    };
  }
  const next = facts.coming[0];
  return {
    ...frame,
    state: "done",
    next: next ? { label: nextLabel(texts, next), href: stepHref(next) } : null,
    more: next ? texts.t("doneMore") : null,
    coming,
  };
}

function quickLine(texts: Texts): QuickLine {
  return { label: texts.t("todayQuickNote"), hint: texts.t("todayQuickNoteHint") };
}

/** True while a row is open, that of the questions included. */
function isOpen({ items, reviews }: DayFacts): boolean {
  return reviews.count > 0 || items.some((item) => !item.done);
}

function frameOf({
  texts,
  facts,
  notes,
  weekStart,
  moved = null,
  hasLine = false,
  running = null,
}: DayScreenInput): DayFrame {
  const { view, roadmap, enrolment, today, focus } = facts;
  const shares = stepShares(roadmap, enrolment.tracks, view.progress, enrolment.known);
  const stepIndex = Math.max(
    0,
    roadmap.steps.findIndex((step) => step.id === focus?.step.id),
  );
  const step = roadmap.steps[stepIndex];
  const share = shares[stepIndex];
  const range = facts.plan.finish;
  const finish = range ? texts.dayRange(range.from, range.to, today) : null;
  const hut = range ? texts.shortRange(range.from, range.to, today) : "";
  return {
    banner: bannerOf(texts, facts, moved),
    meta: metaOf(texts, facts),
    step: {
      number: stepIndex + 1,
      fill: share ? fillOf(share) : 0,
      done: share !== undefined && share.topics > 0 && share.walked === share.topics,
      label: texts.t("todayStep", stepIndex + 1, step?.title ?? ""),
      href: hashOf({ type: "step", roadmap: roadmap.id, step: step?.id ?? "" }),
    },
    ...wordsOf(texts, facts),
    heading: texts.t("todayHeading"),
    rows: rowsOf(texts, facts),
    reviews: reviewsRow(texts, facts),
    line: hasLine || isOpen(facts) ? quickLine(texts) : null,
    left: leftOf(texts, facts),
    clock: clockOf(texts, facts, running),
    weekLabel: texts.t("todayWeek"),
    week: view.profile.showWeek ? weekDays(texts, facts, view.profile.weekStart ?? weekStart) : null,
    streak: streakNote(texts, facts, weekStart),
    finishLabel: texts.t("todayFinish"),
    finish,
    notesLabel: texts.t("todaySaved"),
    notes: notes.map((note) => noteLine(texts, note, today)),
    trail: trailOf({ texts, roadmap, shares, todayStep: step?.id ?? null, hut }),
  };
}

function clockOf(texts: Texts, { items, focus, roadmap }: DayFacts, running: Running | null): ClockLine | null {
  if (!focus || items.every((item) => item.done)) return null;
  return clockLine(texts, running, { roadmap: roadmap.id, topic: focus.topic.id });
}

/** Said when today is done, from the second week on: before that there is no row of weeks. */
function streakNote(texts: Texts, facts: DayFacts, weekStart: number): string | null {
  const { view, input, items } = facts;
  if (!view.profile.showWeek || items.length === 0 || isOpen(facts)) return null;
  const { weeks } = streakOf(input, view.profile.weekStart ?? weekStart, facts.reviews.days);
  return weeks > 1 ? texts.count("streakWeeks", weeks) : null;
}

function metaOf(texts: Texts, { today, enrolment, plan }: DayFacts): string {
  const day = today - enrolment.started + 1;
  const date = texts.longDay(today);
  if (day < 1 || !plan.finish) return texts.t("todayMetaOpen", date, Math.max(1, day));
  return texts.t("todayMeta", date, day, Math.max(day, plan.finish.from - enrolment.started + 1));
}

function wordsOf(texts: Texts, facts: DayFacts): Pick<DayFrame, "title" | "lede" | "lang"> {
  const own = topicWords(facts);
  return own ? { ...own, lang: facts.roadmap.lang } : { ...dayWords(texts, facts), lang: null };
}

/** While a row is open the day has its topic's own words; null where it has ours. */
function topicWords({ items, focus }: DayFacts): { readonly title: string; readonly lede: string } | null {
  if (items.every((item) => item.done)) return null;
  return { title: focus?.topic.title ?? "", lede: focus?.topic.outcome ?? "" };
}

function dayWords(texts: Texts, facts: DayFacts): { readonly title: string; readonly lede: string } {
  const { items, focus, coming, today } = facts;
  const next = coming[0];
  if (facts.reviews.count > 0) {
    const { count, minutes } = facts.reviews;
    return { title: texts.count("reviewsTitle", count), lede: texts.t("reviewsLede", minutes) };
  }
  if (items.length === 0 && facts.reviews.answered === 0 && next && facts.enrolment.started > today) {
    const lede = texts.t("restLedeBegins", texts.longDay(next.day), next.topic.topic.title);
    return { title: texts.t("restTitle"), lede };
  }
  if (items.length === 0 && facts.reviews.answered === 0) {
    const lede = next ? texts.t("restLede", texts.weekday(next.day), next.topic.topic.title) : texts.t("restLedeOpen");
    return { title: texts.t("restTitle"), lede };
  }
  const walked = (items.at(-1)?.title ?? focus?.topic.title ?? "").replace(/\.$/, "");
  if (!next) return { title: texts.t("doneTitle"), lede: texts.t("doneLedeLast", walked) };
  const lede =
    next.day === today + 1 ? texts.t("doneLedeTomorrow", walked) : texts.t("doneLede", walked, texts.weekday(next.day));
  return { title: texts.t("doneTitle"), lede };
}

function rowsOf(texts: Texts, { items, focus, roadmap, input }: DayFacts): TaskRow[] {
  const next = items.findIndex((item) => !item.done);
  const topicTitle = (item: DayFacts["items"][number]): string => {
    const of = input.roadmaps.get(item.roadmap);
    return (of && findTopic(of, item.topic)?.topic.title) ?? "";
  };
  const isFocus = (item: DayFacts["items"][number]): boolean =>
    item.roadmap === roadmap.id && item.topic === focus?.topic.id;
  return items.map((item, i) => ({
    key: item.key,
    verb: item.kind === "read" ? texts.t("todayRead") : "",
    title: item.title,
    lang: input.roadmaps.get(item.roadmap)?.lang ?? roadmap.lang,
    href: item.url ?? null,
    detail: isFocus(item) ? plainText(item.detail) : topicTitle(item),
    minutes: texts.t("minutesShort", item.minutes),
    done: item.done,
    next: i === next,
    label: item.kind === "read" ? texts.t("todayReadLabel", item.title) : item.title,
  }));
}

function reviewsRow(texts: Texts, { items, reviews }: DayFacts): ReviewsRow | null {
  const { count, minutes, answered, answeredMinutes } = reviews;
  if (count === 0 && answered === 0) return null;
  const done = count === 0;
  return {
    title: done ? texts.count("reviewsAnswered", answered) : texts.count("reviewsRow", count),
    href: hashOf({ type: "quiz", what: done ? null : { type: "due" } }),
    minutes: texts.t("minutesShort", Math.max(1, done ? answeredMinutes : minutes)),
    done,
    next: !done && items.every((item) => item.done),
  };
}

function leftOf(texts: Texts, { items, reviews }: DayFacts): string {
  const total = minutesOf(items) + reviews.minutes + reviews.answeredMinutes;
  const open = minutesOf(items.filter((item) => !item.done)) + reviews.minutes;
  return open > 0 ? texts.t("todayLeft", open, total) : texts.t("doneWalked", total);
}

const DAY_STATUS = { done: "dayDone", today: "dayToday", planned: "dayPlanned", off: "dayOff" } as const;

function weekDays(texts: Texts, facts: DayFacts, weekStart: number): WeekDay[] {
  const { reviews } = facts;
  const done = minutesOf(facts.items.filter((item) => item.done)) + reviews.answeredMinutes;
  const total = minutesOf(facts.items) + reviews.minutes + reviews.answeredMinutes;
  const isFree = facts.items.length === 0 && reviews.count === 0 && reviews.answered === 0;
  const todayDone = !isFree && !isOpen(facts);
  return weekStrip(facts.input, facts.plan, weekStart, { reviewDays: reviews.days, todayDone }).map(
    ({ day, state }) => ({
      name: texts.shortWeekday(day),
      state: state === "today" && isFree ? "off" : state,
      status: texts.t(DAY_STATUS[state]),
      now: day === facts.today,
      fill: total === 0 ? 0 : Math.round((100 * done) / total),
    }),
  );
}

function comingArm(texts: Texts, facts: DayFacts, coming: ComingDay): ComingArm {
  return {
    day: dayName(texts, coming.day, facts.today),
    title: coming.topic.topic.title,
    lang: facts.input.roadmaps.get(coming.roadmap)?.lang ?? facts.roadmap.lang,
    minutes: coming.minutes,
    unit: texts.t("minuteUnit"),
    href: stepHref(coming),
  };
}

function dayName(texts: Texts, day: Day, today: Day): string {
  return day < today + 7 ? texts.weekday(day) : texts.date(day);
}

function nextLabel(texts: Texts, next: ComingDay): string {
  return texts.t("doneNext", texts.weekday(next.day), next.topic.topic.title, next.minutes);
}

function stepHref({ roadmap, topic }: ComingDay): string {
  return hashOf({ type: "step", roadmap, step: topic.step.id });
}

export function noteLine(texts: Texts, note: NoteRow, today: Day): NoteLine {
  const origin = note.site === "" ? texts.t("yourNote") : note.site;
  return {
    title: note.title,
    meta: texts.t("noteMeta", origin, texts.dayAgo(note.day, today)),
    href: hashOf({ type: "note", id: note.id }),
  };
}
