/** The plan page's model: the days, what stands beside them, and what the learner can change there. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { workedTopics, minutesAhead, minutesByDay } from "#shared/planner/worked.ts";
import { walkedEnrolments } from "#shared/planner/queue.ts";
import { weekOf } from "#shared/planner/week.ts";
import { whatMoved } from "#shared/planner/what-moved.ts";
import { dayOfDate, isoOfDay, noonOfDay, type Day } from "#shared/std/day.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import { movedBanner } from "#ext/app/planning/banner.ts";
import type { LivingPlan } from "#ext/app/planning/living-plan.ts";
import type { PlanningActs } from "#ext/app/planning/planning-acts.ts";
import { streakOf, streakScreen } from "#ext/app/streak/streak-screen.ts";
import { acceptedLine, burnUp } from "./burn-up.ts";
import { dayRows } from "./day-rows.ts";
import { exportCalendar } from "./export-calendar.ts";
import { createMoves, type Moves } from "./moves.ts";
import { createPlanActs, type PlanActs } from "./plan-acts.ts";
import { planHead } from "./plan-head.ts";
import { breakLines, burnScreen, movedScreen, reviewBars, weekBars } from "./plan-side.ts";
import type { PlanPageScreen } from "./plan-screen.ts";
import { studyWeeks } from "./study-weeks.ts";

export interface PlanPageContext extends AppContext {
  readonly living: LivingPlan;
  readonly planning: PlanningActs;
}

export interface PlanPage {
  /** Null before anything was begun. */
  readonly screen: ReadonlySignal<PlanPageScreen | null>;
  readonly moves: Moves;
  readonly acts: PlanActs;
  /** Brings the dates back that were accepted today; false when there are none. */
  undoAccept(): boolean;
  showMore(): void;
  /** Hands the calendar file to the learner. */
  exportCalendar(): Promise<void>;
}

/** Weeks shown at first, this one included. */
const WEEKS_AT_FIRST = 3;

export function createPlanPage(context: PlanPageContext): PlanPage {
  const { ports, library, living, planning } = context;
  const { texts } = ports;
  const weekStart = (): number => library.view.value.profile.weekStart ?? texts.weekStart;
  /** The last day that the learner asked for, or null for the first weeks. */
  const asked = signal<Day | null>(null);
  const until = computed(() => {
    const first = (weekOf(living.today.value, weekStart())[6] ?? living.today.value) + 7 * (WEEKS_AT_FIRST - 1);
    return Math.max(first, asked.value ?? first);
  });
  const next = computed(() => (until.value < (living.plan.value.days.at(-1)?.day ?? 0) ? until.value + 1 : null));
  const acts = createPlanActs(context);

  const rows = computed(() => {
    const moved = acts.moved.value;
    const moves = moved ? whatMoved(moved.before, moved.after) : [];
    return dayRows({
      texts,
      input: living.input.value,
      planned: living.plan.value,
      weekStart: weekStart(),
      until: until.value,
      movedFrom: new Map(moves.map(({ roadmap, topic, part, from }) => [`${roadmap}/${topic}/${part}`, from])),
    });
  });
  const worked = computed(() => minutesByDay(workedTopics(living.input.value)));
  const started = computed(() => walkedEnrolments(living.input.value)[0]?.started ?? living.today.value);
  const burn = computed(() => {
    const { finish } = living.plan.value;
    const walked = new Set(walkedEnrolments(living.input.value).map(({ roadmap }) => roadmap));
    const baselines = [...library.view.value.baselines].flatMap(([id, one]) => (walked.has(id) ? [one] : []));
    const facts = { started: started.value, today: living.today.value, finish, weekStart: weekStart() };
    const accepted = acceptedLine(baselines, worked.value);
    return burnUp({ ...facts, minutesByDay: worked.value, ahead: minutesAhead(living.plan.value), accepted });
  });
  const showMore = (): boolean => {
    if (next.peek() === null) return false;
    asked.value = endOfMonth(next.peek() ?? 0);
    return true;
  };

  return {
    screen: computed(() => {
      const [input, planned, today] = [living.input.value, living.plan.value, living.today.value];
      if (walkedEnrolments(input).length === 0) return null;
      const moved = acts.moved.value;
      const accepted = planning.moved.value;
      const weeks = studyWeeks(worked.value, { started: started.value, today, weekStart: weekStart() });
      return {
        head: planHead(texts, input, planned, weekStart()),
        accepted: accepted && movedBanner(texts, accepted, today),
        days: rows.value,
        more: next.value === null ? null : texts.t("planMore", texts.month(next.value)),
        moved: moved && movedScreen(texts, moved.before, moved.after, input, moved.sentence),
        breaks: breakLines(texts, input),
        today: isoOfDay(today),
        streak: library.view.value.profile.showWeek
          ? streakScreen(texts, streakOf(input, weekStart(), living.reviews.value.days))
          : null,
        burn: burnScreen(texts, burn.value),
        weeks: weekBars(texts, weeks),
        reviews: reviewBars(texts, planned, today),
        readOnly: library.readOnly ? texts.t("readOnlyNotice") : null,
      };
    }),
    moves: createMoves({
      texts,
      days: () => rows.peek().flatMap(({ day, own }) => (own && own.minutes > 0 ? [day] : [])),
      more: showMore,
      put: (lifted) => acts.put(lifted),
    }),
    acts,
    undoAccept: () => planning.undoAccept(),
    showMore: () => void showMore(),
    exportCalendar: () => exportCalendar(context),
  };
}

function endOfMonth(day: Day): Day {
  const date = noonOfDay(day);
  return dayOfDate(date.getUTCFullYear(), date.getUTCMonth() + 2, 1) - 1;
}
