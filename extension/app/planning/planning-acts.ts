/**
 * The learner's acts on the plan. Each is one transaction, says what became of the dates, and is taken back by one key.
 *
 * The plan is derived, so an act moves only what is not done yet. The accepted dates move with an act of the learner's
 * own, because its new dates were seen; but while other new dates wait to be accepted, they are left alone, so that an
 * act never accepts them in passing.
 */
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Doc } from "yjs";
import type { Enrolment } from "#shared/domain/enrolments.ts";
import { writeBaseline, type Baseline } from "#shared/domain/baseline.ts";
import { baselineOf, isWorthAsking } from "#shared/planner/difference.ts";
import { plan } from "#shared/planner/plan.ts";
import type { FinishRange } from "#shared/planner/model.ts";
import { viewOf, type LibraryModel, type LibraryView } from "#ext/app/library-model.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import type { UndoModel } from "#ext/app/undo-model.ts";
import type { Acceptance } from "./acceptance.ts";
import type { Moved } from "./banner.ts";
import { differencesOf, type LivingPlan } from "./living-plan.ts";
import { applyChange, type PlanChange } from "./plan-changes.ts";
import { changeUndoably, isAsLeft, takeBackChange, type Replaced } from "./undoable-change.ts";

export interface PlanningActs {
  /**
   * Today's acceptance on this device, for the way back: kept over a restart, and gone once the day is over or anything
   * that it wrote was changed, here or on another device.
   */
  readonly moved: ReadonlySignal<Moved | null>;
  /** Makes the changes. `message` is said with Undo, the new finish after it. False when nothing was changed. */
  change(message: string, ...changes: readonly PlanChange[]): boolean;
  /** As `change`, and the dates that follow are accepted: the learner saw them before. */
  begin(message: string, ...changes: readonly PlanChange[]): boolean;
  /** Makes the changes, and takes all dates that follow as accepted: see `moved`. False when nothing was changed. */
  accept(...changes: readonly PlanChange[]): boolean;
  /** Takes the last acceptance back; false when there is none. */
  undoAccept(): boolean;
  /** The library as it would be with the changes; nothing is written. */
  preview(...changes: readonly PlanChange[]): LibraryView;
  dispose(): void;
}

export interface PlanningDeps {
  readonly ports: Pick<AppPorts, "texts" | "acceptance">;
  readonly library: LibraryModel;
  readonly undo: Pick<UndoModel, "offer">;
  readonly living: LivingPlan;
  /** Called after each act and after taking it back: today's list may change with it. */
  readonly relist: () => void;
}

export function createPlanningActs({ ports, library, undo, living, relist }: PlanningDeps): PlanningActs {
  const { texts } = ports;
  const accepted = signal(ports.acceptance.read());
  const stopListening = ports.acceptance.onChange((changed) => {
    accepted.value = changed;
  });
  const remember = (acceptance: Acceptance | null): void => {
    ports.acceptance.write(acceptance);
    accepted.value = acceptance;
  };
  const moved = computed((): Moved | null => {
    const last = accepted.value;
    // Asked for, so that each change of the library is looked at.
    void library.view.value;
    if (last?.day !== living.today.value || library.readOnly) return null;
    return library.read((doc) => isAsLeft(doc, last.replaced)) ? { day: last.day, finish: last.finish } : null;
  });

  const isWaiting = (): boolean => {
    const view = library.view.peek();
    const input = living.inputFor(view);
    return differencesOf(view, input, plan(input)).some(isWorthAsking);
  };

  const make = (
    changes: readonly PlanChange[],
    dates: "leave" | "follow" | "accept",
    only?: string,
  ): readonly Replaced[] => {
    const replaced = changeUndoably(library, (doc) => {
      for (const change of changes) applyChange(doc, change);
      if (dates !== "leave") acceptDates(doc, living, dates, only);
    });
    if (replaced.length > 0) relist();
    return replaced;
  };

  const takeBack = (replaced: readonly Replaced[]): void => {
    takeBackChange(library, replaced);
    relist();
  };

  const offer = (message: string, replaced: readonly Replaced[]): boolean => {
    if (replaced.length === 0) return false;
    undo.offer({ message: sayFinish(message, living.plan.peek().finish), undo: () => takeBack(replaced) });
    return true;
  };

  const sayFinish = (message: string, finish: FinishRange | null): string =>
    finish === null
      ? message
      : // A sentence or a few words: one full stop follows either.
        texts.t(
          "planSaidFinish",
          message.replace(/\.$/, ""),
          texts.dayRange(finish.from, finish.to, living.today.peek()),
        );

  return {
    moved,
    change: (message, ...changes) => offer(message, make(changes, isWaiting() ? "leave" : "follow")),
    begin: (message, ...changes) => {
      // Only the dates of what is begun were seen; those of another roadmap that wait go on waiting.
      const begun = changes.find((change) => change.type === "begin")?.roadmap;
      return offer(message, make(changes, "accept", isWaiting() ? begun : undefined));
    },
    accept: (...changes) => {
      const replaced = make(changes, "accept");
      if (replaced.length === 0) return false;
      remember({ day: living.today.peek(), finish: living.plan.peek().finish, replaced });
      return true;
    },
    undoAccept: () => {
      const last = accepted.peek();
      if (!last || moved.peek() === null) return false;
      remember(null);
      takeBack(last.replaced);
      return true;
    },
    preview: (...changes) =>
      library.tryOut((doc) => {
        for (const change of changes) applyChange(doc, change);
      }),
    dispose: stopListening,
  };
}

/**
 * Takes the dates of a roadmap as accepted when it has none: one that was begun on a page that shows no dates, or by an
 * older Waymark. Returns the way to stop.
 */
export function adoptDates(library: LibraryModel, living: LivingPlan): () => void {
  return effect(() => {
    const { enrolments, baselines } = library.view.value;
    const { roadmaps } = living.input.value;
    const isNew = ({ roadmap, archived }: Enrolment): boolean =>
      !archived && roadmaps.has(roadmap) && !baselines.has(roadmap);
    if (library.readOnly || !living.reviews.value.known || living.plan.value.finish === null || !enrolments.some(isNew))
      return;
    untracked(() => library.change((doc) => acceptDates(doc, living, "adopt")));
  });
}

/** "accept" always, "follow" where a date has changed, "adopt" where none was accepted. */
type Mode = "accept" | "follow" | "adopt";

/** Writes the dates that the doc's plan has now as accepted: of all roadmaps, or of one. */
export function acceptDates(doc: Doc, living: Pick<LivingPlan, "inputFor">, mode: Mode, only?: string): void {
  const view = viewOf(doc);
  const input = living.inputFor(view);
  const planned = plan(input);
  for (const { roadmap, archived } of view.enrolments) {
    if (archived || !input.roadmaps.has(roadmap) || roadmap !== (only ?? roadmap)) continue;
    const before = view.baselines.get(roadmap);
    const after = baselineOf(input, planned, roadmap);
    const isMeant = mode === "accept" || !before || (mode === "follow" && !(after && hasSameDates(before, after)));
    if (isMeant) writeBaseline(doc, roadmap, after);
  }
}

function hasSameDates(before: Baseline, after: Baseline): boolean {
  const { from, to } = after.finish;
  if (before.finish.from !== from || before.finish.to !== to) return false;
  return Object.entries(after.steps).every(([step, day]) => before.steps[step] === day);
}
