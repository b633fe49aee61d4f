/**
 * Today's list as it was first shown, kept against what comes in by sync or with a content update: rows stay where they
 * are, and new ones come below them for as long as the day has minutes.
 */
import { keyOf } from "../domain/ids.ts";
import type { Day } from "../std/day.ts";
import { capacityOf } from "./capacity.ts";
import type { PlanInput } from "./model.ts";
import { locateTopics, rowsOfTopic, wholeTopicRow, type Located, type TodayRow } from "./rows.ts";
import { RULES } from "./rules.ts";

/**
 * `items` are the rows as planned now, `shown` the keys of those first shown on this day. A row that is no longer in
 * the roadmap, or that is still open and was skipped or is known by now, leaves the list; one that was done elsewhere
 * stays, ticked.
 */
export function keepShown(input: PlanInput, items: readonly TodayRow[], shown: readonly string[]): readonly TodayRow[] {
  if (items.length === shown.length && items.every((item, i) => item.key === shown[i])) return items;
  const rows = rowsByKey(input, new Set(shown));
  const kept = shown.flatMap((key) => rows.get(key) ?? []);
  const listed = new Set(kept.map((row) => row.key));
  let room = minutesOn(input, input.today) - sum(kept.filter((row) => !row.done));
  const added: TodayRow[] = [];
  for (const item of items) {
    if (listed.has(item.key) || listed.has(keyOf(item.roadmap, item.topic))) continue;
    if (!item.done) {
      room -= item.minutes;
      if (room < 0) continue;
    }
    added.push(item);
  }
  return [...kept, ...added];
}

function rowsByKey(input: PlanInput, wanted: ReadonlySet<string>): ReadonlyMap<string, TodayRow> {
  const rows = new Map<string, TodayRow>();
  if (wanted.size === 0) return rows;
  for (const located of locateTopics(input).values()) {
    const leftOut = isLeftOut(input, located);
    const parts = rowsOfTopic(located, new Map(), input.progress);
    const done = input.progress.get(located.key)?.state === "done";
    for (const row of [wholeTopicRow(located, done), ...parts]) {
      if (!wanted.has(row.key) || (leftOut && !row.done)) continue;
      if (input.progress.get(row.key)?.state !== "skipped") rows.set(row.key, row);
    }
  }
  return rows;
}

function isLeftOut({ enrolments, progress }: PlanInput, { key, roadmap, topic }: Located): boolean {
  if (progress.get(key)?.state === "skipped") return true;
  return enrolments.some((enrolment) => enrolment.roadmap === roadmap && enrolment.known.has(topic.id));
}

function minutesOn(input: PlanInput, day: Day): number {
  return capacityOf(input, { ...RULES, buffer: false })(day);
}

function sum(rows: readonly TodayRow[]): number {
  return rows.reduce((minutes, row) => minutes + row.minutes, 0);
}
