/** What the learner does on the new tab. Each act is one transaction, and each says how it is taken back. */
import { overrideDay } from "#shared/domain/calendar.ts";
import { enrol } from "#shared/domain/enrolments.ts";
import { isDone } from "#shared/domain/progress.ts";
import { changeHours } from "#shared/domain/profile.ts";
import { openQueue } from "#shared/planner/today.ts";
import type { Doc } from "yjs";
import type { AppContext } from "#ext/app/app-context.ts";
import type { LivingPlan } from "#ext/app/planning/living-plan.ts";
import { acceptDates, type PlanningActs } from "#ext/app/planning/planning-acts.ts";
import { markTopic, restoreMarks, toggleRow, type Before } from "#ext/app/progress/mark.ts";
import { viewAtStart } from "./edge-screens.ts";
import type { TodayModel } from "./today-model.ts";

/** Minutes that "a little more" puts on the list. */
const A_LITTLE_MORE = 25;

export interface TodayActs {
  toggle(key: string): void;
  finishTopic(): void;
  fit(minutes: number): void;
  more(): void;
  start(): void;
  /** Takes the dates of the banner. */
  acceptDates(): void;
  /** Brings the dates back that the banner says were accepted; false when it says nothing of that. */
  undoDates(): boolean;
}

export interface TodayActsContext extends AppContext {
  readonly living: LivingPlan;
  readonly planning: PlanningActs;
}

export function createTodayActs(context: TodayActsContext, model: TodayModel): TodayActs {
  const { ports, library, undo, living, planning } = context;
  const { texts } = ports;
  const { roadmap, clock } = model;

  const changeMarks = (act: (doc: Doc) => Before, message: string): void => {
    const day = clock.day.peek();
    let before: Before = new Map();
    library.change((doc) => {
      before = act(doc);
    });
    if (before.size === 0) return;
    undo.offer({ message, undo: () => library.change((doc) => restoreMarks(doc, before, day)) });
  };

  const listMinutes = (minutes: number): void => {
    const facts = model.facts.peek();
    if (!facts) return;
    const { today, view, items } = facts;
    const walked = items.filter((item) => item.done).reduce((sum, item) => sum + item.minutes, 0);
    // The next row is listed whole, also when it is longer than the minutes at hand: it can be begun.
    const next = openQueue(facts.input, 1).rows[0]?.minutes ?? 0;
    const previous = view.overrides.get(today) ?? null;
    const override = (to: number | null): void => {
      library.change((doc) => overrideDay(doc, today, to));
      model.relist();
    };
    override(walked + Math.max(minutes, next));
    undo.offer({ message: texts.t("undoFit", minutes), undo: () => override(previous) });
  };

  return {
    toggle: (key) => {
      const facts = model.facts.peek();
      const row = facts?.items.find((item) => item.key === key);
      if (!facts || !row) return;
      const of = facts.input.roadmaps.get(row.roadmap);
      if (!of) return;
      const done = isDone(facts.view.progress, key);
      changeMarks(
        (doc) => toggleRow(doc, of, key, facts.today),
        texts.t(done ? "undoUnticked" : "undoTicked", row.title),
      );
    },
    finishTopic: () => {
      const facts = model.facts.peek();
      const topic = facts?.focus?.topic;
      if (!facts || !topic || facts.items.every((item) => item.done)) return;
      changeMarks(
        (doc) => markTopic(doc, facts.roadmap, topic, "done", facts.today),
        texts.t("undoTopicDone", topic.title),
      );
    },
    fit: listMinutes,
    acceptDates: () => {
      if (model.facts.peek()?.waiting?.after) planning.accept();
    },
    undoDates: () => {
      const screen = model.screen.peek();
      // A key never takes back what the page does not show.
      return "banner" in screen && screen.banner?.type === "moved" && planning.undoAccept();
    },
    more: () => listMinutes(A_LITTLE_MORE),
    start: () => {
      const today = clock.day.peek();
      library.change((doc) => {
        const begun = viewAtStart(library.view.peek(), roadmap.id, model.pace.peek(), today);
        changeHours(doc, begun.profile.minutesByWeekday, today);
        const minutes = begun.overrides.get(today);
        if (minutes !== undefined) overrideDay(doc, today, minutes);
        enrol(doc, roadmap.id, today, roadmap.revision);
        acceptDates(doc, living, "accept");
      });
    },
  };
}
