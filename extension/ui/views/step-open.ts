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

/** At first the topic that a link led to stands open, else the first one that is left to do. */
export function useOpenTopics(screen: StepScreen, wanted: string | null, onOpened: () => void): OpenTopics {
  const open = useMemo(() => createOpenTopics(startOf(screen, wanted)), []);
  useEffect(() => {
    onOpened();
    if (wanted !== null)
      document.querySelector(`[data-topic="${CSS.escape(wanted)}"]`)?.scrollIntoView({ block: "start" });
  }, []);
  return open;
}

function startOf({ topics, first }: StepScreen, wanted: string | null): string | null {
  return topics.some(({ id }) => id === wanted) ? wanted : first;
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
