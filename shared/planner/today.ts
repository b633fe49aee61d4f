/**
 * The rows of today.
 *
 * They follow from the plan as it stood this morning, before today's ticks and minutes: so a tick changes a row and
 * never the list. The app may freeze the list per device as well, against changes that come in by sync.
 *
 * What a later day would show if nothing is done until then is `todayItems({ ...input, today: day })`.
 */
import { keyOf } from "../domain/ids.ts";
import type { Day } from "../std/day.ts";
import { createBacklog, rankReviews } from "./backlog.ts";
import { capacityOf } from "./capacity.ts";
import type { DueReview, Plan, PlanInput, PlannedDay } from "./model.ts";
import { partsOf } from "./parts.ts";
import { plan } from "./plan.ts";
import { locateTopics, rowsOfTopic, wholeTopicRow, workableTopics, type Located, type TodayRow } from "./rows.ts";
import { RULES } from "./rules.ts";

/**
 * Rows are taken in plan order for as long as they fit into the day's minutes for topics, buffer included; the first
 * one always, also when it is longer than the day. Rows ticked today that the plan had not meant for today follow at
 * the end. On a day off the list holds only those.
 */
export function todayItems(input: PlanInput): readonly TodayRow[] {
  const morning = asOfMorning(input);
  const planned = plan(morning);
  const rows = rowsThatFit(morningRows(input, morning, planned), roomForTopics(input, planned));
  return [...rows, ...tickedElsewhere(input, rows)];
}

/** What is open now, in plan order: the rows that today and the following days take theirs from. */
export interface OpenQueue {
  readonly rows: readonly TodayRow[];
  /** Reviews due by today, the one closest to being forgotten first. */
  readonly reviews: readonly DueReview[];
}

/** At most `limit` rows. Also filled on a day off: a learner may have ten minutes anyway. */
export function openQueue(input: PlanInput, limit = 50): OpenQueue {
  const morning = asOfMorning(input);
  const rows: TodayRow[] = [];
  for (const row of morningRows(input, morning, plan(morning))) {
    if (rows.length === limit) break;
    if (!row.done) rows.push(row);
  }
  return { rows, reviews: createBacklog(rankReviews(input, RULES)).take(input.today, Infinity) };
}

/** The next `count` days after today that have something planned. */
export function nextDays(planned: Plan, today: Day, count: number): readonly PlannedDay[] {
  return planned.days.filter(({ day, entries }) => day > today && entries.length > 0).slice(0, count);
}

/** Skipped marks stay: what the learner skips today leaves the list at once. */
function asOfMorning(input: PlanInput): PlanInput {
  const { today, progress, studyIntervals } = input;
  return {
    ...input,
    progress: new Map([...progress].filter(([, mark]) => mark.day !== today || mark.state !== "done")),
    studyIntervals: studyIntervals.filter((interval) => interval.day !== today),
  };
}

/** Lazy: a roadmap has many more rows than a day takes. */
function* morningRows(input: PlanInput, morning: PlanInput, planned: Plan): Generator<TodayRow> {
  for (const located of workableTopics(morning, planned)) {
    yield* rowsOfTopic(located, morning.progress, input.progress);
  }
}

/**
 * Null when today has no topics. Rows are whole where the plan's parts are not, so they may use the minutes that the
 * plan leaves free: else a day of 45 minutes would end after 20 when the next row takes 25.
 */
function roomForTopics(input: PlanInput, planned: Plan): number | null {
  const day = planned.days[0];
  if (!day?.entries.some((entry) => entry.kind === "topic")) return null;
  const reviews = day.entries.find((entry) => entry.kind === "reviews")?.minutes ?? 0;
  const minutes = capacityOf(input, { ...RULES, buffer: false })(input.today);
  return minutes - reviews - (input.reviewMinutesToday ?? 0);
}

function rowsThatFit(rows: Iterable<TodayRow>, room: number | null): readonly TodayRow[] {
  const fitting: TodayRow[] = [];
  let used = 0;
  if (room === null) return fitting;
  for (const row of rows) {
    used += row.minutes;
    if (fitting.length > 0 && used > room) break;
    fitting.push(row);
  }
  return fitting;
}

/** Rows ticked today beside the list; a topic ticked as a whole is one row when none of its parts is a row already. */
function tickedElsewhere(input: PlanInput, listed: readonly TodayRow[]): readonly TodayRow[] {
  const anyTick = [...input.progress.values()].some((mark) => mark.day === input.today);
  if (!anyTick) return [];
  const keys = new Set(listed.map((row) => row.key));
  const listedTopics = new Set(listed.map((row) => keyOf(row.roadmap, row.topic)));
  const rows: TodayRow[] = [];
  for (const located of locateTopics(input).values()) {
    const ticked = tickedParts(input, located).filter((row) => !keys.has(row.key));
    if (ticked.length > 0) rows.push(...ticked);
    else if (!listedTopics.has(located.key) && tickedToday(input, located.key)) rows.push(wholeTopicRow(located, true));
  }
  return rows;
}

function tickedParts(input: PlanInput, { roadmap, step, topic }: Located): readonly TodayRow[] {
  return partsOf(roadmap, topic)
    .filter((part) => tickedToday(input, part.key))
    .map((part) => ({ roadmap, step, topic: topic.id, ...part, done: true }));
}

function tickedToday(input: PlanInput, key: string): boolean {
  const mark = input.progress.get(key);
  return mark?.state === "done" && mark.day === input.today;
}
