/** What is true of a day, before it is put into words: the plan, today's rows, and where the learner stands. */
import { findTopic, topicsForTracks, type PlacedTopic } from "#shared/catalog/topics.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { Enrolment } from "#shared/domain/enrolments.ts";
import { isWorthAsking, type PlanDifference } from "#shared/planner/difference.ts";
import { keepShown } from "#shared/planner/frozen.ts";
import type { Plan, PlanInput, TopicEntry } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import type { TodayRow } from "#shared/planner/rows.ts";
import { todayItems } from "#shared/planner/today.ts";
import type { Day } from "#shared/std/day.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import { differencesOf, NO_REVIEWS, type ReviewLoad } from "#ext/app/planning/living-plan.ts";
import { isWalked } from "./trail.ts";

export interface DayFacts {
  readonly today: Day;
  /** The roadmap of the focus. */
  readonly roadmap: Roadmap;
  readonly enrolment: Enrolment;
  readonly view: LibraryView;
  readonly input: PlanInput;
  readonly plan: Plan;
  /** Of all roadmaps that are walked. */
  readonly items: readonly TodayRow[];
  /** The topic of the first open row, else of the last row ticked, else of the next planned day. */
  readonly focus: PlacedTopic | null;
  /** Days after today that have a topic. */
  readonly coming: readonly ComingDay[];
  readonly allWalked: boolean;
  readonly reviews: TodayReviews;
  /** New dates that the learner has not accepted yet, or null. */
  readonly waiting: PlanDifference | null;
}

/** The questions of a day. */
export interface TodayReviews {
  /** What today's plan still has room for. */
  readonly count: number;
  readonly minutes: number;
  readonly answered: number;
  readonly answeredMinutes: number;
  /** Days with an answer. */
  readonly days: ReadonlySet<Day>;
}

export interface ComingDay {
  readonly day: Day;
  readonly roadmap: string;
  readonly topic: PlacedTopic;
  readonly minutes: number;
}

/** The input of the planner for a library, a day and the roadmaps that are loaded. */
export function planInputOf(view: LibraryView, roadmaps: ReadonlyMap<string, Roadmap>, today: Day): PlanInput {
  return { ...view, roadmaps, reviews: [], today };
}

/** Null before a roadmap of `input` is walked. `shown` are the keys of today's list as this device first showed it. */
export function dayFacts(
  view: LibraryView,
  input: PlanInput,
  shown: readonly string[] | null = null,
  load: ReviewLoad = NO_REVIEWS,
): DayFacts | null {
  const { today, roadmaps } = input;
  const walked = view.enrolments.filter(({ roadmap, archived }) => !archived && roadmaps.has(roadmap));
  if (walked.length === 0) return null;
  const planned = plan(input);
  const planItems = todayItems(input);
  const items = shown ? keepShown(input, planItems, shown) : planItems;
  const coming = comingDays(planned, roadmaps, today);
  const open = items.find((item) => !item.done) ?? items.at(-1);
  const focusOn = open?.roadmap ?? coming[0]?.roadmap;
  const enrolment = walked.find(({ roadmap }) => roadmap === focusOn) ?? walked[0];
  const roadmap = roadmaps.get(enrolment?.roadmap ?? "");
  if (!enrolment || !roadmap) return null;
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
    allWalked: walked.every((one) => isAllWalked(view, one, roadmaps.get(one.roadmap))),
    reviews: reviewsOf(planned, today, load),
    waiting: differencesOf(view, input, planned).find(isWorthAsking) ?? null,
  };
}

function reviewsOf(planned: Plan, today: Day, { answeredToday, minutesToday, days }: ReviewLoad): TodayReviews {
  const entries = planned.days.find(({ day }) => day === today)?.entries ?? [];
  const { count = 0, minutes = 0 } = entries.find((entry) => entry.kind === "reviews") ?? {};
  return { count, minutes, answered: answeredToday, answeredMinutes: minutesToday, days };
}

function isAllWalked({ progress }: LibraryView, { tracks, known }: Enrolment, roadmap: Roadmap | undefined): boolean {
  if (!roadmap) return false;
  const topics = topicsForTracks(roadmap, tracks);
  return topics.length > 0 && topics.every(({ topic }) => isWalked(progress, known, roadmap.id, topic.id));
}

function comingDays(planned: Plan, roadmaps: ReadonlyMap<string, Roadmap>, today: Day): ComingDay[] {
  const coming: ComingDay[] = [];
  for (const { day, entries } of planned.days) {
    const topics = entries.filter((entry): entry is TopicEntry => entry.kind === "topic");
    const first = topics[0];
    const roadmap = first && roadmaps.get(first.roadmap);
    const topic = first && roadmap ? findTopic(roadmap, first.topic) : null;
    const minutes = topics.reduce((sum, entry) => sum + entry.minutes, 0);
    if (day > today && roadmap && topic) coming.push({ day, roadmap: roadmap.id, topic, minutes });
  }
  return coming;
}
