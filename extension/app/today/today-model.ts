/** The new tab's model: the screen of a day from the library, and what the learner can do there. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { Enrolment } from "#shared/domain/enrolments.ts";
import type { NoteRow } from "#shared/ports.ts";
import type { Day } from "#shared/std/day.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import type { LivingPlan } from "#ext/app/planning/living-plan.ts";
import { dayFacts, type DayFacts } from "./day-facts.ts";
import { dayScreen } from "./day-screen.ts";
import { allDoneScreen, firstScreen } from "./edge-screens.ts";
import type { TodayClock } from "./today-clock.ts";
import { createTodayNotes, type StepNotes, type TodayNotes } from "./today-notes.ts";
import type { LivingScreen } from "./today-screen.ts";

export interface TodayModel {
  readonly screen: ReadonlySignal<LivingScreen>;
  /** Null before the start. */
  readonly facts: ReadonlySignal<DayFacts | null>;
  readonly clock: TodayClock;
  readonly pace: ReadonlySignal<number>;
  readonly notes: TodayNotes;
  readonly roadmap: Roadmap;
  choosePace(minutes: number): void;
  /** The screen that `day` will show if nothing is done until then. */
  screenOn(day: Day): LivingScreen;
  dispose(): void;
}

/** The pace that is offered first, in minutes. */
const USUAL_PACE = 25;

export interface TodayContext extends AppContext {
  readonly living: LivingPlan;
  readonly clock: TodayClock;
}

export function createTodayModel(context: TodayContext, roadmap: Roadmap, stepNotes: StepNotes): TodayModel {
  const { ports, library, living, clock } = context;
  const { texts } = ports;
  const pace = signal(USUAL_PACE);
  const factsOn = (view: LibraryView, day: Day): DayFacts | null => {
    const enrolment = walked(view, roadmap.id);
    return enrolment ? dayFacts(view, living.inputFor(view, day), roadmap, enrolment) : null;
  };
  const facts = computed(() => factsOn(library.view.value, clock.day.value));
  const notes = createTodayNotes(
    stepNotes,
    computed(() => stepOf(roadmap, facts.value)),
  );
  const screenOf = (day: Day, of: DayFacts | null, saved: readonly NoteRow[]): LivingScreen => {
    if (!of) return firstScreen({ texts, view: library.view.value, roadmap, pace: pace.value, today: day });
    if (of.allWalked && of.items.length === 0) return allDoneScreen(texts, of, notes.total.value);
    return dayScreen({ texts, facts: of, notes: saved, weekStart: texts.weekStart });
  };
  return {
    screen: computed(() => screenOf(clock.day.value, facts.value, notes.newest.value)),
    facts,
    clock,
    pace,
    notes,
    roadmap,
    choosePace: (minutes) => {
      pace.value = minutes;
    },
    screenOn: (day) => {
      const then = factsOn(library.view.peek(), day);
      const sameStep = stepOf(roadmap, then)?.step === stepOf(roadmap, facts.peek())?.step;
      return screenOf(day, then, sameStep ? notes.newest.peek() : []);
    },
    dispose: () => notes.dispose(),
  };
}

function walked(view: LibraryView, roadmap: string): Enrolment | undefined {
  return view.enrolments.find((enrolment) => enrolment.roadmap === roadmap && !enrolment.archived);
}

function stepOf(roadmap: Roadmap, facts: DayFacts | null): { readonly roadmap: string; readonly step: string } | null {
  return facts?.focus ? { roadmap: roadmap.id, step: facts.focus.step.id } : null;
}
