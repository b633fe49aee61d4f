/** The keys of the four marks. They act on the topic that has focus, else on the one opened last. */
import { useEffect } from "preact/hooks";
import type { TopicActs } from "#ext/app/reader/topic-acts.ts";
import { markOfKey } from "./reader-keys.ts";
import type { OpenTopics } from "./step-open.ts";

export function useTopicKeys(acts: TopicActs, open: OpenTopics, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const state = markOfKey(event);
      const topic = topicOf(document.activeElement) ?? open.current.peek();
      if (state === null || topic === null) return;
      event.preventDefault();
      acts.mark(topic, state);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [acts, open, enabled]);
}

function topicOf(focused: Element | null): string | null {
  return focused?.closest<HTMLElement>("[data-topic]")?.dataset["topic"] ?? null;
}
