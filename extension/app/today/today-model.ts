/** The new tab's model: the screen of a day from the library, and what the learner can do there. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { NoteRow } from "#shared/ports.ts";
import type { Day } from "#shared/std/day.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import type { Moved } from "#ext/app/planning/banner.ts";
import type { LivingPlan, ReviewLoad } from "#ext/app/planning/living-plan.ts";
import type { Running } from "#ext/app/study/running.ts";
import { comingDigest } from "./coming-digest.ts";
import { dayFacts, type DayFacts } from "./day-facts.ts";
import { dayScreen } from "./day-screen.ts";
import { allDoneScreen, firstScreen } from "./edge-screens.ts";
import type { TodayClock } from "./today-clock.ts";
import { createTodayNotes, type StepNotes, type TodayNotes } from "./today-notes.ts";
import type { TodayLine } from "./today-line.ts";
import type { LivingScreen } from "./today-screen.ts";

export interface TodayModel {
  readonly screen: ReadonlySignal<LivingScreen>;
  /** Null before the start. */
  readonly facts: ReadonlySignal<DayFacts | null>;
  readonly clock: TodayClock;
  readonly pace: ReadonlySignal<number>;
  readonly notes: TodayNotes;
  /** The roadmap that is offered before the start. */
  readonly roadmap: Roadmap;
  choosePace(minutes: number): void;
  /** The learner changed what today is made of: its list is made anew, and kept as it then is. */
  relist(): void;
  /** The screen that `day` will show if nothing is done until then. */
  screenOn(day: Day): LivingScreen;
  /** A digest of what the screens of later days are made of. */
  comingDigest(): Promise<string>;
  dispose(): void;
}

/** The pace that is offered first, in minutes. */
const USUAL_PACE = 25;

export interface TodayContext extends AppContext {
  readonly living: LivingPlan;
  readonly clock: TodayClock;
  /** Dates that were accepted today. */
  readonly moved: ReadonlySignal<Moved | null>;
  /** The line that is being written, where the page has a field for it. */
  readonly line?: Pick<TodayLine, "isBegun">;
  /** The clock that runs on this device, where the page has one. */
  readonly running?: ReadonlySignal<Running | null>;
}

export function createTodayModel(context: TodayContext, roadmap: Roadmap, stepNotes: StepNotes): TodayModel {
  const { ports, library, living, clock, moved, line, running } = context;
  const { texts, todayList } = ports;
  const pace = signal(USUAL_PACE);
  const lists = signal(0);
  const loadOn = (day: Day): ReviewLoad =>
    day === clock.day.peek() ? living.reviews.value : { ...living.reviews.value, answeredToday: 0, minutesToday: 0 };
  const factsOn = (view: LibraryView, day: Day): DayFacts | null =>
    dayFacts(view, living.inputFor(view, day), null, loadOn(day));
  const facts = computed(() => {
    // Read anew on each change: another tab of this browser may have made a new list.
    const shown = lists.value >= 0 ? todayList.read(clock.day.value) : null;
    return dayFacts(library.view.value, living.input.value, shown, living.reviews.value);
  });
  const stopKeeping = effect(() => {
    const of = facts.value;
    // Reviews take their minutes first: a list that does not know them yet would be too long for the day.
    if (of && living.reviews.value.known && todayList.read(of.today) === null) todayList.write(of.today, keysOf(of));
  });
  const notes = createTodayNotes(
    stepNotes,
    computed(() => stepOf(facts.value)),
  );
  const screenOf = (day: Day, of: DayFacts | null, saved: readonly NoteRow[], accepted: Moved | null): LivingScreen => {
    if (!of) return firstScreen({ texts, view: library.view.value, roadmap, pace: pace.value, today: day });
    if (of.allWalked && of.items.length === 0 && of.reviews.count === 0)
      return allDoneScreen(texts, of, notes.total.value);
    const timed = running?.value ?? null;
    const hasLine = line?.isBegun.value ?? false;
    const { weekStart } = texts;
    return dayScreen({ texts, facts: of, notes: saved, weekStart, moved: accepted, hasLine, running: timed });
  };
  return {
    screen: computed(() => screenOf(clock.day.value, facts.value, notes.newest.value, moved.value)),
    facts,
    clock,
    pace,
    notes,
    roadmap,
    choosePace: (minutes) => {
      pace.value = minutes;
    },
    relist: () => {
      todayList.forget();
      lists.value += 1;
    },
    screenOn: (day) => {
      const then = day === clock.day.peek() ? facts.peek() : factsOn(library.view.peek(), day);
      const sameStep = stepOf(then)?.step === stepOf(facts.peek())?.step;
      return screenOf(day, then, sameStep ? notes.newest.peek() : [], moved.peek());
    },
    comingDigest: () => library.read((doc) => comingDigest(doc, living)),
    dispose: () => {
      stopKeeping();
      notes.dispose();
    },
  };
}

function keysOf({ items }: DayFacts): readonly string[] {
  return items.map((item) => item.key);
}

function stepOf(facts: DayFacts | null): { readonly roadmap: string; readonly step: string } | null {
  return facts?.focus ? { roadmap: facts.roadmap.id, step: facts.focus.step.id } : null;
}
