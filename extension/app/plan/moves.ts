/** Moving a topic to another day by hand: lifted, aimed at days, dropped or put back. Pointer and keys share it. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Day } from "#shared/std/day.ts";
import type { Texts } from "#ext/app/texts.ts";

export interface Lifted {
  /** `<roadmap>/<topic>` */
  readonly key: string;
  readonly roadmap: string;
  readonly topic: string;
  readonly title: string;
  readonly from: Day;
  /** Where it would go. */
  readonly to: Day;
}

export interface Moves {
  readonly lifted: ReadonlySignal<Lifted | null>;
  /** The last sentence for those who cannot see the list. */
  readonly said: ReadonlySignal<string>;
  lift(topic: Pick<Lifted, "key" | "roadmap" | "topic" | "title">, from: Day): void;
  /** To the next day that takes it, later (1) or earlier (-1). */
  step(direction: 1 | -1): void;
  /** To a day that the pointer is over; days that take nothing are passed over. */
  aim(day: Day): void;
  drop(): void;
  cancel(): void;
}

export interface MovesDeps {
  readonly texts: Texts;
  /** Days that may take a topic, in order. */
  readonly days: () => readonly Day[];
  /** Shows more days; false when there are no more. */
  readonly more: () => boolean;
  /** Puts the topic on its day, and says what became of it. */
  readonly put: (lifted: Lifted) => string;
}

export function createMoves({ texts, days, more, put }: MovesDeps): Moves {
  const lifted = signal<Lifted | null>(null);
  const said = signal("");
  const aim = (day: Day): void => {
    const now = lifted.peek();
    if (!now || now.to === day || !days().includes(day)) return;
    lifted.value = { ...now, to: day };
    said.value = texts.longDay(day);
  };
  const next = (from: Day, direction: 1 | -1): Day | undefined =>
    direction === 1 ? days().find((day) => day > from) : days().findLast((day) => day < from);
  return {
    lifted,
    said,
    lift: (topic, from) => {
      lifted.value = { ...topic, from, to: from };
      said.value = texts.t("planLifted", topic.title, texts.longDay(from));
    },
    step: (direction) => {
      const now = lifted.peek();
      if (!now) return;
      const day = next(now.to, direction) ?? (direction === 1 && more() ? next(now.to, direction) : undefined);
      if (day === undefined) said.value = texts.t("planNoDay");
      else aim(day);
    },
    aim,
    drop: () => {
      const now = lifted.peek();
      lifted.value = null;
      if (now) said.value = now.to === now.from ? texts.t("planPutBack", now.title) : put(now);
    },
    cancel: () => {
      const now = lifted.peek();
      lifted.value = null;
      if (now) said.value = texts.t("planPutBack", now.title);
    },
  };
}
