/** What differs between two plans, as facts; the views find the words. */
import type { Day } from "../std/day.ts";
import type { Plan, TopicEntry } from "./model.ts";

export interface Move {
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
  readonly part: number;
  readonly from: Day;
  readonly to: Day;
}

/** Parts of topics that are in both plans on different days, in the order of `after`. */
export function whatMoved(before: Plan, after: Plan): readonly Move[] {
  const dayBefore = new Map([...topicEntries(before)].map(([day, entry]) => [nameOf(entry), day]));
  const moves: Move[] = [];
  for (const [to, entry] of topicEntries(after)) {
    const from = dayBefore.get(nameOf(entry));
    if (from === undefined || from === to) continue;
    const { roadmap, step, topic, part } = entry;
    moves.push({ roadmap, step, topic, part, from, to });
  }
  return moves;
}

function* topicEntries(plan: Plan): Generator<readonly [Day, TopicEntry]> {
  for (const { day, entries } of plan.days) {
    for (const entry of entries) if (entry.kind === "topic") yield [day, entry];
  }
}

function nameOf({ roadmap, topic, part }: TopicEntry): string {
  return `${roadmap}/${topic}/${part}`;
}
