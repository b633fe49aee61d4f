/** Everything behind the new tab's page: the library once it is open, the day's model, and the learner's acts. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { createLibraryModel } from "#ext/app/library-model.ts";
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { createUndoModel } from "#ext/app/undo-model.ts";
import { createNotes, type Notes } from "#ext/app/notes/notes.ts";
import { notesOfStep } from "#ext/app/notes/notes-of-step.ts";
import { carryOver } from "#ext/app/revisions/carry-over.ts";
import { changesScreen, seeChanges, type ChangesScreen } from "#ext/app/revisions/changes-screen.ts";
import { createLivingPlan, type LivingPlan } from "#ext/app/planning/living-plan.ts";
import { adoptDates, createPlanningActs, type PlanningActs } from "#ext/app/planning/planning-acts.ts";
import { createTimer, type Timer } from "#ext/app/study/timer.ts";
import { createReviewLoad } from "#ext/app/quiz/review-load.ts";
import { createTodayActs, type TodayActs } from "./today-acts.ts";
import { createTodayClock } from "./today-clock.ts";
import { createTodayLine, type TodayLine } from "./today-line.ts";
import { createTodayModel, type TodayModel } from "./today-model.ts";
import { syncMarkOf, type SyncMark } from "./sync-mark.ts";
import type { SyncStanding } from "./sync-standing.ts";

export interface PageContext extends AppContext {
  readonly notes: Notes;
  readonly living: LivingPlan;
  readonly planning: PlanningActs;
  readonly timer: Timer;
}

export interface PageModel {
  /** What the pages of all addresses are given; it stays the same object. */
  readonly context: PageContext;
  readonly today: TodayModel;
  /** The plan of all roadmaps that are walked. */
  readonly living: LivingPlan;
  readonly planning: PlanningActs;
  readonly acts: TodayActs;
  readonly mark: ReadonlySignal<SyncMark>;
  /** False until it is known how sync stands: the mark tells of this device alone, and what was drawn is no worse. */
  readonly markKnown: ReadonlySignal<boolean>;
  /** A sentence above the day, or null. */
  readonly notice: ReadonlySignal<string | null>;
  dismissNotice(): void;
  /** What a revision of today's roadmap changed, until it was read; or null. */
  readonly changes: ReadonlySignal<ChangesScreen | null>;
  seeChanges(): void;
  /** Starts or stops the clock of today's topic. */
  toggleClock(): void;
  readonly line: TodayLine;
  dispose(): void;
}

type LivingLibrary = Extract<OpenedLibrary, { readonly type: "fresh" | "present" | "restored" }>;

/** The roadmap that is offered first. */
const FIRST_ROADMAP = "backend-developer";

/** `standing` was not started: that is for when the page lives. */
export async function createPageModel(
  ports: AppPorts,
  opened: LivingLibrary,
  standing: SyncStanding,
): Promise<PageModel> {
  const { texts } = ports;
  const library = createLibraryModel(opened.library);
  const undo = createUndoModel(ports);
  const notes = createNotes({ ...ports, library });
  const walked = library.view.peek().enrolments.find((enrolment) => !enrolment.archived)?.roadmap ?? FIRST_ROADMAP;
  const roadmap = (await ports.catalog.outline(walked)) ?? (await ports.catalog.outline(FIRST_ROADMAP));
  if (!roadmap) throw new Error("the catalog holds no roadmap");
  const clock = createTodayClock(
    ports,
    computed(() => library.view.value.profile.rolloverHour),
  );
  const reviewLoad = createReviewLoad(ports.cardCache, clock.day, () => rebuildWhenIdle({ ports, library }));
  const living = createLivingPlan({ ports, library, today: clock.day, loaded: [roadmap], reviews: reviewLoad.load });
  const planning = createPlanningActs({ ports, library, undo, living, relist: () => today.relist() });
  const timer = createTimer({ ports, library, undo });
  const context: PageContext = { ports, library, undo, notes, living, planning, timer };
  const { moved } = planning;
  const line = createTodayLine({
    texts,
    notes,
    undo,
    facts: () => today.facts.peek(),
    onFailed: () => {
      notice.value = texts.t("noteFailed");
    },
  });
  const today: TodayModel = createTodayModel({ ...context, clock, moved, line, running: timer.running }, roadmap, {
    count: () => notes.count(),
    onChange: (listener) => notes.onChange(listener),
    byStep: (id, step, limit) => {
      const of = living.roadmaps.peek().get(id);
      return of ? notesOfStep(notes, of, step, limit) : notes.byStep(id, step, limit);
    },
  });
  const stopCarrying = effect(() => {
    // Asked for, so that a mark that comes from another device is carried too.
    void library.view.value;
    for (const one of living.roadmaps.value.values()) carryOver(library, one);
  });
  const stopBadge = effect(() => {
    const count = today.facts.value?.reviews.count ?? 0;
    if (reviewLoad.load.value.known) ports.showDue(library.view.value.profile.showBadge ? count : 0);
  });
  const stopAdopting = adoptDates(library, living);
  const notice = signal(noticeOf(ports, opened));

  return {
    context,
    today,
    living,
    planning,
    acts: createTodayActs({ ...context, living, planning }, today),
    mark: computed(() => {
      const begun = library.view.value.enrolments.length > 0;
      return syncMarkOf(texts, library.saving.value, begun, standing.facts.value);
    }),
    markKnown: computed(() => standing.facts.value !== null),
    notice,
    changes: computed(() => changesScreen(texts, roadmap, library.view.value)),
    seeChanges: () => seeChanges(library, roadmap),
    dismissNotice: () => {
      notice.value = null;
    },
    toggleClock: () => {
      const of = today.facts.peek();
      if (!of?.focus) return;
      timer.toggle({ roadmap: of.roadmap.id, topic: of.focus.topic.id, title: of.focus.topic.title });
    },
    line,
    dispose: () => {
      stopCarrying();
      stopAdopting();
      standing.dispose();
      timer.dispose();
      planning.dispose();
      today.dispose();
      stopBadge();
      reviewLoad.dispose();
      living.dispose();
      clock.dispose();
      library.dispose();
    },
  };
}

/** Long enough for the page to have settled, in milliseconds. */
const IDLE_MS = 2_000;

/** The scheduler and the questions are loaded only when something was ever answered. */
async function rebuildWhenIdle(context: Pick<AppContext, "ports" | "library">): Promise<void> {
  const { docs, timers } = context.ports;
  await new Promise<void>((resolve) => {
    timers.after(IDLE_MS, resolve);
  });
  const names = await docs.names();
  if (!names.ok || !names.value.some((name) => name.startsWith("reviews/"))) return;
  const { refreshCardCache } = await import("#ext/app/quiz/refresh.ts");
  await refreshCardCache(context);
}

function noticeOf({ texts }: AppPorts, opened: LivingLibrary): string | null {
  if (opened.library.readOnly) return texts.t("readOnlyNotice");
  return opened.type === "restored" ? texts.t("restoredNotice") : null;
}
