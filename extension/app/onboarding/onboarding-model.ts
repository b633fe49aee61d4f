/**
 * The choices before a plan: days and minutes, start and target, what the learner brings along. Each has a good
 * default, so that the plan can be begun at any point. Nothing is written before that.
 */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { topicsForTracks } from "#shared/catalog/topics.ts";
import { plan } from "#shared/planner/plan.ts";
import { dayOfIso, type Day } from "#shared/std/day.ts";
import type { LibraryModel } from "#ext/app/library-model.ts";
import type { LivingPlan } from "#ext/app/planning/living-plan.ts";
import type { PlanChange } from "#ext/app/planning/plan-changes.ts";
import type { PlanningActs } from "#ext/app/planning/planning-acts.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import type { OnboardingScreen } from "./onboarding-screen.ts";
import { onboardingScreen } from "./onboarding-words.ts";

export interface OnboardingModel {
  readonly screen: ReadonlySignal<OnboardingScreen>;
  /** The next longer or shorter usual length of a weekday. */
  lengthen(weekday: number): void;
  shorten(weekday: number): void;
  /** Minutes of a weekday, 0 to 1440. */
  setMinutes(weekday: number, minutes: number): void;
  /** ISO dates. What is no date leaves the start as it is; an empty target is none. */
  setStart(iso: string): void;
  setTarget(iso: string): void;
  chooseTrack(track: string, option: string): void;
  /** Ticks all topics of a step as known, or none. */
  toggleStep(step: string): void;
  toggleTopic(topic: string): void;
  /** Writes the choices, begins the roadmap and takes its dates as accepted: one act, with Undo. */
  begin(): void;
}

export interface OnboardingDeps {
  readonly ports: Pick<AppPorts, "texts">;
  readonly library: Pick<LibraryModel, "view">;
  readonly living: LivingPlan;
  readonly planning: PlanningActs;
  readonly roadmap: Roadmap;
}

/** What the learner has chosen so far. */
export interface Choices {
  readonly minutesByWeekday: readonly number[];
  readonly start: Day;
  readonly target: Day | null;
  readonly tracks: Readonly<Record<string, string>>;
  readonly known: ReadonlySet<string>;
}

/** Lengths of a day that the buttons walk through, in minutes. */
const LENGTHS = [0, 10, 15, 20, 25, 30, 45, 60, 75, 90, 120, 150, 180, 240] as const;

const MINUTES_OF_A_DAY = 1440;

export function createOnboardingModel(deps: OnboardingDeps): OnboardingModel {
  const { ports, library, living, planning, roadmap } = deps;
  const { texts } = ports;
  const view = library.view.peek();
  const enrolment = view.enrolments.find((one) => one.roadmap === roadmap.id) ?? null;
  const choices = signal<Choices>({
    minutesByWeekday: view.profile.minutesByWeekday,
    start: enrolment?.started ?? living.today.peek(),
    target: enrolment?.target ?? null,
    tracks: enrolment?.tracks ?? {},
    known: enrolment?.known ?? new Set(),
  });
  const set = (change: Partial<Choices>): void => {
    choices.value = { ...choices.peek(), ...change };
  };
  const changes = computed(() =>
    changesOf(roadmap, choices.value, library.view.value.profile.minutesByWeekday, living.today.value),
  );
  const setMinutes = (weekday: number, minutes: number): void => {
    const whole = Math.min(MINUTES_OF_A_DAY, Math.max(0, Math.round(minutes) || 0));
    set({ minutesByWeekday: choices.peek().minutesByWeekday.map((now, i) => (i === weekday ? whole : now)) });
  };
  const minutesOf = (weekday: number): number => choices.peek().minutesByWeekday[weekday] ?? 0;

  return {
    screen: computed(() => {
      const wanted = planning.preview(...changes.value);
      // With the others that are walked: they share the days.
      const input = living.inputFor(wanted);
      return onboardingScreen({
        texts,
        roadmap,
        choices: choices.value,
        input,
        planned: plan(input),
        weekStart: wanted.profile.weekStart ?? texts.weekStart,
        begun: enrolment !== null,
      });
    }),
    lengthen: (weekday) =>
      setMinutes(weekday, LENGTHS.find((length) => length > minutesOf(weekday)) ?? minutesOf(weekday)),
    shorten: (weekday) => setMinutes(weekday, LENGTHS.findLast((length) => length < minutesOf(weekday)) ?? 0),
    setMinutes,
    setStart: (iso) => {
      const start = dayOfIso(iso);
      if (start !== null && enrolment === null) set({ start: Math.max(start, living.today.peek()) });
    },
    setTarget: (iso) => set({ target: dayOfIso(iso) }),
    chooseTrack: (track, option) => set({ tracks: { ...choices.peek().tracks, [track]: option } }),
    toggleStep: (step) => {
      const { known, tracks } = choices.peek();
      const topics = topicsForTracks(roadmap, tracks).filter((placed) => placed.step.id === step);
      const next = new Set(known);
      const any = topics.some(({ topic }) => known.has(topic.id));
      for (const { topic } of topics) {
        if (any) next.delete(topic.id);
        else next.add(topic.id);
      }
      set({ known: next });
    },
    toggleTopic: (topic) => {
      const next = new Set(choices.peek().known);
      if (!next.delete(topic)) next.add(topic);
      set({ known: next });
    },
    begin: () => {
      planning.begin(texts.t(enrolment ? "startChanged" : "startBegun"), ...changes.peek());
    },
  };
}

function changesOf(
  roadmap: Roadmap,
  { minutesByWeekday, start, target, tracks, known }: Choices,
  before: readonly number[],
  today: Day,
): readonly PlanChange[] {
  const id = roadmap.id;
  const all = roadmap.steps.flatMap((step) => step.topics).map((topic) => topic.id);
  return [
    ...minutesByWeekday.flatMap((minutes, weekday): PlanChange[] =>
      minutes === before[weekday] ? [] : [{ type: "weekday", weekday, minutes, day: today }],
    ),
    { type: "begin", roadmap: id, day: start, revision: roadmap.revision },
    { type: "target", roadmap: id, day: target },
    ...Object.entries(tracks).map(([track, option]): PlanChange => ({ type: "track", roadmap: id, track, option })),
    { type: "known", roadmap: id, topics: all.filter((topic) => known.has(topic)), known: true },
    { type: "known", roadmap: id, topics: all.filter((topic) => !known.has(topic)), known: false },
  ];
}
