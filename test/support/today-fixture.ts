/** A new tab's models over doubles: what a page builds, without a browser. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { LIBRARY } from "#shared/domain/ids.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { unwrap } from "#shared/std/result.ts";
import { createLibraryModel, type LibraryModel } from "#ext/app/library-model.ts";
import { createTodayActs, type TodayActs } from "#ext/app/today/today-acts.ts";
import { createLivingPlan, NO_REVIEWS, type LivingPlan, type ReviewLoad } from "#ext/app/planning/living-plan.ts";
import { createPlanningActs, type PlanningActs } from "#ext/app/planning/planning-acts.ts";
import { createTodayClock } from "#ext/app/today/today-clock.ts";
import { createTodayModel, type TodayModel } from "#ext/app/today/today-model.ts";
import { createUndoModel, type UndoModel } from "#ext/app/undo-model.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { createManualTimers, type ManualTimers } from "./manual-timers.ts";
import { createMemoryDocStore } from "./memory-doc-store.ts";
import { smallRoadmap } from "./small-roadmap.ts";
import { createMemoryPorts } from "./memory-ports.ts";

export interface TodayFixture {
  readonly ports: AppPorts;
  readonly clock: FakeClock;
  readonly timers: ManualTimers;
  readonly library: LibraryModel;
  readonly undo: UndoModel;
  readonly today: TodayModel;
  readonly acts: TodayActs;
  readonly living: LivingPlan;
  readonly planning: PlanningActs;
}

/** Thursday 19 November 2026, 12:00. */
export const THURSDAY_NOON = Date.UTC(2026, 10, 19, 12);

export async function todayFixture(
  roadmap: Roadmap = smallRoadmap,
  start = THURSDAY_NOON,
  reviews: ReadonlySignal<ReviewLoad> = signal(NO_REVIEWS),
): Promise<TodayFixture> {
  const clock = createFakeClock(start);
  const timers = createManualTimers();
  const docs = createMemoryDocStore();
  const ports = createMemoryPorts(roadmap, { clock, timers, docs });
  const library = createLibraryModel(unwrap(await docs.open(LIBRARY)));
  const undo = createUndoModel(ports);
  const context = { ports, library, undo };
  const dayClock = createTodayClock(
    ports,
    computed(() => library.view.value.profile.rolloverHour),
  );
  const living = createLivingPlan({ ports, library, today: dayClock.day, loaded: [roadmap], reviews });
  const planning = createPlanningActs({ ports, library, undo, living, relist: () => today.relist() });
  const { moved } = planning;
  const today: TodayModel = createTodayModel({ ...context, living, clock: dayClock, moved }, roadmap, ports.noteIndex);
  const acts = createTodayActs({ ...context, living, planning }, today);
  return { ports, clock, timers, library, undo, today, acts, living, planning };
}
