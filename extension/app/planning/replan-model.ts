/** The page of new dates: choices, what each of them would make of the plan, and Accept. Nothing is written before. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { idOfBytes } from "#shared/domain/ids.ts";
import { optionalTopics, type OptionalTopic } from "#shared/planner/difference.ts";
import { plan } from "#shared/planner/plan.ts";
import { dayOfIso, type Day } from "#shared/std/day.ts";
import type { LibraryModel } from "#ext/app/library-model.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { differencesOf, type LivingPlan } from "./living-plan.ts";
import type { PlanChange } from "./plan-changes.ts";
import type { PlanningActs } from "./planning-acts.ts";
import type { ReplanChoice, ReplanScreen } from "./replan-screen.ts";
import { replanScreen } from "./replan-words.ts";

export interface ReplanModel {
  readonly screen: ReadonlySignal<ReplanScreen>;
  choose(choice: ReplanChoice): void;
  /** Minutes that the chosen weekdays get on top, 5 to 240. */
  setMinutes(minutes: number): void;
  toggleWeekday(weekday: number): void;
  /** `<roadmap>/<topic>` */
  toggleTopic(key: string): void;
  /** ISO dates; what is no date is passed over. */
  setPause(from: string, to: string): void;
  /** False when there was nothing to accept. */
  accept(): boolean;
  /** Brings the old dates back; false when none were accepted today. */
  undoAccept(): boolean;
}

export interface ReplanDeps {
  readonly ports: Pick<AppPorts, "texts" | "random">;
  readonly library: Pick<LibraryModel, "view">;
  readonly living: LivingPlan;
  readonly planning: PlanningActs;
}

const MINUTES_OF_A_DAY = 1440;
const MOST_EXTRA = 240;
/** Offered where the plan itself knows no better number. */
const SOME_MINUTES = 15;
const A_WEEK = 7;

/** What the learner has chosen so far. */
export interface Chosen {
  readonly choice: ReplanChoice;
  readonly minutes: number;
  readonly weekdays: ReadonlySet<number>;
  readonly topics: ReadonlySet<string>;
  readonly pause: { readonly from: Day; readonly to: Day };
}

export function createReplanModel({ ports, library, living, planning }: ReplanDeps): ReplanModel {
  const { texts, random } = ports;
  const today = living.today.peek();
  const now = library.view.peek();
  const chosen = signal<Chosen>({
    choice: "keep",
    minutes: suggestedMinutes(living, now.baselines) ?? SOME_MINUTES,
    weekdays: new Set([0, 1, 2, 3, 4, 5, 6].filter((weekday) => (now.profile.minutesByWeekday[weekday] ?? 0) > 0)),
    topics: new Set(optionalTopics(living.input.peek(), living.plan.peek()).map(({ key }) => key)),
    pause: { from: today, to: today + A_WEEK - 1 },
  });
  const set = (change: Partial<Chosen>): void => {
    chosen.value = { ...chosen.peek(), ...change };
  };
  const pauseId = idOfBytes(random.bytes(16));
  const optional = computed(() => optionalTopics(living.input.value, living.plan.value));
  const changes = computed(() =>
    changesOf(chosen.value, library.view.value.profile.minutesByWeekday, optional.value, pauseId, today),
  );

  return {
    screen: computed(() => {
      // The library as it is now is what the choice is tried on.
      const view = library.view.value;
      const wanted = planning.preview(...changes.value);
      const input = living.inputFor(wanted);
      const planned = plan(input);
      const before = differencesOf(view, living.input.value, living.plan.value);
      const after = differencesOf({ ...wanted, baselines: view.baselines }, input, planned);
      return replanScreen({
        texts,
        today: living.today.value,
        chosen: chosen.value,
        optional: optional.value,
        view,
        input,
        planned,
        standing: living.plan.value,
        before,
        after,
        moved: planning.moved.value,
        changed: changes.value.length > 0,
      });
    }),
    choose: (choice) => set({ choice }),
    setMinutes: (minutes) => set({ minutes: Math.min(MOST_EXTRA, Math.max(5, Math.round(minutes) || 5)) }),
    toggleWeekday: (weekday) => set({ weekdays: toggled(chosen.peek().weekdays, weekday) }),
    toggleTopic: (key) => set({ topics: toggled(chosen.peek().topics, key) }),
    setPause: (from, to) => {
      const { pause } = chosen.peek();
      set({ pause: { from: dayOfIso(from) ?? pause.from, to: dayOfIso(to) ?? pause.to } });
    },
    accept: () => planning.accept(...changes.peek()),
    undoAccept: () => planning.undoAccept(),
  };
}

function changesOf(
  { choice, minutes, weekdays, topics, pause }: Chosen,
  minutesByWeekday: readonly number[],
  optional: readonly OptionalTopic[],
  pauseId: string,
  today: Day,
): readonly PlanChange[] {
  switch (choice) {
    case "keep":
      return [];
    case "add":
      return [...weekdays].map((weekday) => ({
        type: "weekday",
        weekday,
        day: today,
        minutes: Math.min(MINUTES_OF_A_DAY, (minutesByWeekday[weekday] ?? 0) + minutes),
      }));
    case "skip":
      return optional
        .filter(({ key }) => topics.has(key))
        .map(({ roadmap, topic }) => ({ type: "skip", roadmap, topics: [topic.id], skipped: true, day: today }));
    case "pause":
      return pause.from <= pause.to ? [{ type: "pause", id: pauseId, pause }] : [];
  }
}

/** So many minutes more on each study day would bring the accepted dates back; the planner itself tries them. */
function suggestedMinutes(
  living: LivingPlan,
  baselines: ReadonlyMap<string, { readonly finish: { readonly from: Day } }>,
): number | null {
  const input = living.input.peek();
  const enrolments = input.enrolments.map((enrolment) => ({
    ...enrolment,
    target: baselines.get(enrolment.roadmap)?.finish.from ?? null,
  }));
  const { status } = plan({ ...input, enrolments });
  return status.type === "late" && status.extraMinutes !== null ? Math.min(MOST_EXTRA, status.extraMinutes) : null;
}

function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
