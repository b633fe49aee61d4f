/**
 * The line that the learner writes with today's topic. It belongs to the topic that it was begun under: another tab or
 * device may end the day meanwhile, and nothing that is half written goes with it.
 */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Notes } from "#ext/app/notes/notes.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { UndoModel } from "#ext/app/undo-model.ts";
import type { DayFacts } from "./day-facts.ts";

export interface TodayLine {
  /** True while something stands in the field. */
  readonly isBegun: ReadonlySignal<boolean>;
  /** The field now holds `text`. */
  write(text: string): void;
  /** Keeps a line. False when it could not be kept. */
  keep(text: string): Promise<boolean>;
}

export interface TodayLineDeps {
  readonly texts: Texts;
  readonly notes: Pick<Notes, "addLine" | "trash">;
  readonly undo: UndoModel;
  readonly facts: () => DayFacts | null;
  readonly onFailed: () => void;
}

type Topic = Pick<DayFacts, "roadmap"> & { readonly focus: NonNullable<DayFacts["focus"]> };

export function createTodayLine({ texts, notes, undo, facts, onFailed }: TodayLineDeps): TodayLine {
  const isBegun = signal(false);
  let begun: Topic | null = null;
  const topicNow = (): Topic | null => {
    const { focus = null, roadmap } = facts() ?? {};
    return focus && roadmap ? { focus, roadmap } : null;
  };
  return {
    isBegun,
    write: (text) => {
      isBegun.value = text.trim() !== "";
      begun = isBegun.peek() ? (begun ?? topicNow()) : null;
    },
    keep: async (text) => {
      const topic = begun ?? topicNow();
      begun = null;
      if (!topic) return false;
      const { focus, roadmap } = topic;
      const kept = await notes.addLine({ roadmap: roadmap.id, step: focus.step.id, topic: focus.topic.id, text });
      if (!kept.ok) {
        begun ??= topic;
        onFailed();
        return false;
      }
      isBegun.value = begun !== null;
      const number = roadmap.steps.indexOf(focus.step) + 1;
      undo.offer({ message: texts.t("undoNoted", number), undo: () => void notes.trash(kept.value.id) });
      return true;
    },
  };
}
