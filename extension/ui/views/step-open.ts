/** Which topics of a step stand open, and which one a key press is meant for. */
import { useEffect, useMemo } from "preact/hooks";
import { signal, type ReadonlySignal } from "@preact/signals";
import type { StepScreen } from "#ext/app/reader/reader-screens.ts";

export interface OpenTopics {
  readonly topics: ReadonlySignal<ReadonlySet<string>>;
  /** The topic opened last. */
  readonly current: ReadonlySignal<string | null>;
  /** Says that a topic was opened or closed. */
  set(topic: string, isOpen: boolean): void;
}

/** What stands open at first is the screen's matter; an address that names a topic leads the page there. */
export function useOpenTopics({ first, isWanted }: StepScreen): OpenTopics {
  const open = useMemo(() => createOpenTopics(first), []);
  useEffect(() => {
    if (isWanted && first !== null)
      document.querySelector(`[data-topic="${CSS.escape(first)}"]`)?.scrollIntoView({ block: "start" });
  }, []);
  return open;
}

function createOpenTopics(start: string | null): OpenTopics {
  const topics = signal<ReadonlySet<string>>(new Set(start === null ? [] : [start]));
  const current = signal(start);
  return {
    topics,
    current,
    set: (topic, isOpen) => {
      if (topics.peek().has(topic) === isOpen) return;
      const next = new Set(topics.peek());
      if (isOpen) next.add(topic);
      else next.delete(topic);
      topics.value = next;
      if (isOpen) current.value = topic;
      else if (current.peek() === topic) current.value = [...next].at(-1) ?? null;
    },
  };
}
