/** The insight page: the learner's answers, read once, in words. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { AppContext } from "#ext/app/app-context.ts";
import { insightScreen } from "./insight-words.ts";
import type { InsightPage } from "./insight-screen.ts";
import { createQuizStore } from "./quiz-store.ts";

export interface InsightModel {
  readonly page: ReadonlySignal<InsightPage>;
  /** Begins to load; returns the way to take the page down. */
  start(): () => void;
  retry(): void;
}

export function createInsightModel(context: AppContext): InsightModel {
  const { texts } = context.ports;
  const store = createQuizStore(context);
  const phase = signal<"loading" | "ready" | "fault">("loading");
  const load = async (): Promise<void> => {
    phase.value = "loading";
    phase.value = (await store.load(null)) ? "ready" : "fault";
  };
  return {
    page: computed((): InsightPage => {
      if (phase.value === "fault") {
        return {
          type: "fault",
          title: texts.t("quizFaultTitle"),
          lede: texts.t("quizFaultLede"),
          retryLabel: texts.t("quizRetry"),
        };
      }
      const state = store.state.value;
      if (phase.value === "loading" || !state) return { type: "loading" };
      return { type: "ready", screen: insightScreen(texts, state, store.roadmaps.value) };
    }),
    start: () => {
      void load();
      return () => store.dispose();
    },
    retry: () => void load(),
  };
}
