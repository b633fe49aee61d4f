/** What the learner changes on the plan page. Each act shows what it moved, and is taken back by one key. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { idOfBytes } from "#shared/domain/ids.ts";
import type { Plan } from "#shared/planner/model.ts";
import { dayOfIso, type Day } from "#shared/std/day.ts";
import type { PlanChange } from "#ext/app/planning/plan-changes.ts";
import type { Lifted } from "./moves.ts";
import type { PlanPageContext } from "./plan-page.ts";

/** The last act, with the plan before and after it. */
export interface Moved {
  readonly sentence: string;
  readonly before: Plan;
  readonly after: Plan;
  takeBack(): void;
}

export interface PlanActs {
  readonly moved: ReadonlySignal<Moved | null>;
  /** Puts a topic on a day, and says what became of it. */
  put(lifted: Lifted): string;
  /** Lets the plan choose the day again. */
  unpin(roadmap: string, topic: string, title: string): void;
  /** Minutes of one day: 0 is a day off, null its weekday's own again. What is no number of minutes is passed over. */
  setMinutes(day: Day, minutes: number | null): void;
  /** Both days as `2026-11-19`. What is wrong with them in words, or null when the break is set. */
  takeBreak(from: string, to: string): string | null;
  endBreak(id: string): void;
}

const MINUTES_OF_A_DAY = 1440;

/** Longer breaks are most likely a slip of the year. In days. */
const LONGEST_BREAK = 366;

export function createPlanActs({ ports, library, undo, living, planning }: PlanPageContext): PlanActs {
  const { texts, random } = ports;
  const moved = signal<Moved | null>(null);

  const act = (sentence: string, change: PlanChange, say: () => string = () => sentence): string => {
    const before = living.plan.peek();
    if (!planning.change(sentence, change)) return texts.t("planUnchanged");
    const offered = undo.offered.peek();
    const takeBack = (): void => {
      offered?.undo();
      moved.value = null;
    };
    if (offered) undo.offer({ message: offered.message, undo: takeBack });
    const said = say();
    moved.value = { sentence: said, before, after: living.plan.peek(), takeBack };
    return said;
  };

  const dayOfTopic = (roadmap: string, topic: string): Day | null =>
    living.plan
      .peek()
      .days.find(({ entries }) =>
        entries.some((entry) => entry.kind === "topic" && entry.roadmap === roadmap && entry.topic === topic),
      )?.day ?? null;

  return {
    moved,
    put: ({ roadmap, topic, title, to }) =>
      act(texts.t("planPut", title, texts.weekdayDate(to)), { type: "pin", roadmap, topic, day: to }, () => {
        const landed = dayOfTopic(roadmap, topic);
        if (landed === null || landed === to) return texts.t("planPutSaid", title, texts.longDay(to));
        return texts.t("planPutElsewhere", title, texts.longDay(to), texts.longDay(landed));
      }),
    unpin: (roadmap, topic, title) => {
      act(texts.t("planUnpinned", title), { type: "pin", roadmap, topic, day: null });
    },
    setMinutes: (day, minutes) => {
      if (minutes !== null && !(minutes >= 0 && minutes <= MINUTES_OF_A_DAY)) return;
      const whole = minutes === null ? null : Math.round(minutes);
      const name = texts.weekdayDate(day);
      const sentence =
        whole === null
          ? texts.t("planDayUsual", name)
          : whole === 0
            ? texts.t("planDayTaken", name)
            : texts.t("planDaySet", name, whole);
      // The same minutes again would only cost bytes.
      if ((library.view.peek().overrides.get(day) ?? null) !== whole)
        act(sentence, { type: "day", day, minutes: whole });
    },
    takeBreak: (first, last) => {
      const [from, to] = [dayOfIso(first), dayOfIso(last)];
      if (from === null || to === null) return texts.t("breakNoDates");
      if (to < from) return texts.t("breakOrder");
      if (to < living.today.peek()) return texts.t("breakPast");
      if (to - from >= LONGEST_BREAK) return texts.t("breakLong");
      const dates = from === to ? texts.date(from) : texts.dayRange(from, to, living.today.peek());
      act(texts.t("breakTaken", dates), { type: "pause", id: idOfBytes(random.bytes(16)), pause: { from, to } });
      return null;
    },
    endBreak: (id) => {
      act(texts.t("breakEnded"), { type: "end-pause", id, day: living.today.peek() });
    },
  };
}
