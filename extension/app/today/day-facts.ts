/** What is true of a day, before it is put into words: the plan, today's rows, and where the learner stands. */
import { findTopic, topicsForTracks, type PlacedTopic } from "#shared/catalog/topics.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { Enrolment } from "#shared/domain/enrolments.ts";
import type { Plan, PlanInput, TopicEntry } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import type { TodayRow } from "#shared/planner/rows.ts";
import { todayItems } from "#shared/planner/today.ts";
import type { Day } from "#shared/std/day.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import { isWalked } from "./trail.ts";

export interface DayFacts {
  readonly today: Day;
  readonly roadmap: Roadmap;
  readonly enrolment: Enrolment;
  readonly view: LibraryView;
  readonly input: PlanInput;
  readonly plan: Plan;
  readonly items: readonly TodayRow[];
  /** The topic of the first open row, else of the last row ticked, else of the next planned day. */
  readonly focus: PlacedTopic | null;
  /** Days after today that have a topic. */
  readonly coming: readonly ComingDay[];
  readonly allWalked: boolean;
}

export interface ComingDay {
  readonly day: Day;
  readonly topic: PlacedTopic;
  readonly minutes: number;
}

/** The input of the planner for a library, a day and the roadmaps that are loaded. */
export function planInputOf(view: LibraryView, roadmaps: ReadonlyMap<string, Roadmap>, today: Day): PlanInput {
  return { ...view, roadmaps, reviews: [], today };
}

export function dayFacts(view: LibraryView, input: PlanInput, roadmap: Roadmap, enrolment: Enrolment): DayFacts {
  const { today } = input;
  const planned = plan(input);
  const items = todayItems(input);
  const coming = comingDays(planned, roadmap, today);
  const open = items.find((item) => !item.done) ?? items.at(-1);
  const topics = topicsForTracks(roadmap, enrolment.tracks);
  return {
    today,
    roadmap,
    enrolment,
    view,
    input,
    plan: planned,
    items,
    focus: (open ? findTopic(roadmap, open.topic) : null) ?? coming[0]?.topic ?? null,
    coming,
    allWalked:
      topics.length > 0 && topics.every(({ topic }) => isWalked(view.progress, enrolment.known, roadmap.id, topic.id)),
  };
}

function comingDays(planned: Plan, roadmap: Roadmap, today: Day): ComingDay[] {
  const coming: ComingDay[] = [];
  for (const { day, entries } of planned.days) {
    const topics = entries.filter((entry): entry is TopicEntry => entry.kind === "topic");
    const topic = topics[0] ? findTopic(roadmap, topics[0].topic) : null;
    const minutes = topics.reduce((sum, entry) => sum + entry.minutes, 0);
    if (day > today && topic) coming.push({ day, topic, minutes });
  }
  return coming;
}
