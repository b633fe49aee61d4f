/** What stands for a page of the reader that is not there, or not there yet. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Page } from "./reader-screens.ts";
import type { ShelfState } from "./shelf.ts";

export function pageOf<Screen>(
  context: AppContext,
  state: ShelfState,
  ready: (roadmap: Roadmap) => Page<Screen>,
): Page<Screen> {
  switch (state.type) {
    case "loading":
      return state;
    case "ready":
      return ready(state.roadmap);
    case "missing":
      return missing(context, "readerMissingRoadmapTitle", null);
    case "fault":
      return fault(context);
  }
}

export function missing(
  { ports: { texts } }: AppContext,
  title: "readerMissingRoadmapTitle" | "readerMissingStepTitle" | "noteMissingTitle",
  roadmap: { readonly roadmap: string; readonly title: string } | null,
): Extract<Page<never>, { type: "empty" }> {
  const link = roadmap
    ? { label: roadmap.title, href: hashOf({ type: "roadmap", roadmap: roadmap.roadmap }) }
    : { label: texts.t("readerToToday"), href: hashOf({ type: "today" }) };
  return { type: "empty", title: texts.t(title), lede: texts.t("readerMissingLede"), link, canRetry: false };
}

/** Said when storage or a file does not answer. */
export function fault({ ports: { texts } }: AppContext): Extract<Page<never>, { type: "empty" }> {
  return {
    type: "empty",
    title: texts.t("readerFaultTitle"),
    lede: texts.t("readerFaultLede"),
    link: null,
    canRetry: true,
  };
}
