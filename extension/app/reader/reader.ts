/**
 * The reader of one page: its roadmaps stay loaded from view to view, and it knows what each view is called. Views ask
 * for their model here.
 */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { catalog } from "#shared/catalog/catalog.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { findStep } from "#shared/catalog/topics.ts";
import { dayOfWallClock, type Day } from "#shared/std/day.ts";
import { hashOf, type Route } from "#ext/app/route.ts";
import { createLiveRows, type LiveRows } from "./live-rows.ts";
import type { Page, RoadmapScreen, StepScreen } from "./reader-screens.ts";
import type { ReaderContext } from "./reader-context.ts";
import { roadmapScreen } from "./roadmap-screen.ts";
import { createShelf, type Shelf, type ShelfState } from "./shelf.ts";
import { stepScreen } from "./step-screen.ts";
import { createTopicActs, type TopicActs } from "./topic-acts.ts";
import { walkOf } from "./walked.ts";

export interface StepModel {
  readonly page: ReadonlySignal<Page<StepScreen>>;
  readonly notes: LiveRows;
  /** Reads the step under another option of its track; the learner's own choice stays as it is. */
  readUnder(option: string): void;
  retry(): void;
}

export interface Reader {
  readonly context: ReaderContext;
  readonly shelf: Shelf;
  /** The topic that the next step page opens at, or null. Asked for once. */
  readonly wanted: Signal<string | null>;
  today(): Day;
  roadmapPage(id: string): ReadonlySignal<Page<RoadmapScreen>>;
  stepModel(roadmap: string, step: string): StepModel;
  /** Null until the roadmap is loaded. */
  acts(roadmap: string): TopicActs | null;
  /** What the browser's tab says of a view. */
  title(route: Route): string;
  /** Says what a note is called, once it is read. */
  nameNote(id: string, title: string): void;
}

const readers = new WeakMap<ReaderContext, Reader>();

/** The one reader of a page. */
export function readerOf(context: ReaderContext): Reader {
  const known = readers.get(context);
  if (known) return known;
  const reader = createReader(context);
  readers.set(context, reader);
  return reader;
}

export function createReader(context: ReaderContext): Reader {
  const { ports, library, notes } = context;
  const { texts, clock } = ports;
  const shelf = createShelf(ports.catalog);
  const actsById = new Map<string, TopicActs>();
  const noteTitles = new Map<string, string>();
  const today = (): Day => dayOfWallClock(clock.wall(), library.view.value.profile.rolloverHour);

  const readyRoadmap = (id: string): Roadmap | null => {
    const state = shelf.roadmap(id).peek();
    return state.type === "ready" ? state.roadmap : null;
  };

  function nameOf(route: Route): string {
    switch (route.type) {
      case "today":
        return texts.t("navToday");
      case "roadmaps":
        return texts.t("readerRoadmapsTitle");
      case "quiz":
        return texts.t("navQuiz");
      case "notes":
        return texts.t("notesTitle");
      case "note":
        return noteTitles.get(route.id) ?? texts.t("notesTitle");
      case "roadmap":
      case "step": {
        const roadmap = readyRoadmap(route.roadmap);
        const step = route.type === "step" && roadmap ? findStep(roadmap, route.step) : null;
        const listed = catalog.find(({ id }) => id === route.roadmap);
        return step?.title ?? roadmap?.title ?? listed?.title ?? texts.t("navRoadmap");
      }
    }
  }

  return {
    context,
    shelf,
    wanted: signal<string | null>(null),
    today,
    roadmapPage: (id) =>
      computed(() =>
        pageOf(context, shelf.roadmap(id).value, (roadmap) => ({
          type: "ready",
          screen: roadmapScreen(texts, walkOf(roadmap, library.view.value, today()), shelf.ids.length),
        })),
      ),
    stepModel: (id, stepId) => {
      const reading = signal<Readonly<Record<string, string>>>({});
      const rows = createLiveRows(
        () => notes.byStep(id, stepId),
        (listener) => notes.onChange(listener),
      );
      return {
        page: computed(() =>
          pageOf(context, shelf.roadmap(id).value, (roadmap) => {
            const step = findStep(roadmap, stepId);
            if (!step) return missing(context, "readerMissingStepTitle", { roadmap: id, title: roadmap.title });
            const walk = walkOf(roadmap, library.view.value, today(), reading.value);
            const found = rows.rows.value;
            const stepNotes = found.type === "ready" ? found.rows : [];
            return {
              type: "ready",
              screen: stepScreen({ texts, walk, step, notes: stepNotes, readOnly: library.readOnly }),
            };
          }),
        ),
        notes: rows,
        readUnder: (option) => {
          const track = readyRoadmap(id)?.tracks?.find(({ options }) => options.some((one) => one.id === option));
          if (track) reading.value = { ...reading.value, [track.id]: option };
        },
        retry: () => shelf.retry(id),
      };
    },
    acts: (id) => {
      const roadmap = readyRoadmap(id);
      if (!roadmap) return null;
      const acts = actsById.get(id) ?? createTopicActs(context, roadmap);
      actsById.set(id, acts);
      return acts;
    },
    title: (route) => texts.t("pageTitle", nameOf(route)),
    nameNote: (id, title) => void noteTitles.set(id, title),
  };
}

function pageOf<Screen>(
  context: ReaderContext,
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

function missing(
  { ports: { texts } }: ReaderContext,
  title: "readerMissingRoadmapTitle" | "readerMissingStepTitle" | "noteMissingTitle",
  roadmap: { readonly roadmap: string; readonly title: string } | null,
): Extract<Page<never>, { type: "empty" }> {
  const link = roadmap
    ? { label: roadmap.title, href: hashOf({ type: "roadmap", roadmap: roadmap.roadmap }) }
    : { label: texts.t("readerToToday"), href: hashOf({ type: "today" }) };
  return { type: "empty", title: texts.t(title), lede: texts.t("readerMissingLede"), link, canRetry: false };
}

/** Said when storage or a file does not answer. */
export function fault({ ports: { texts } }: ReaderContext): Extract<Page<never>, { type: "empty" }> {
  return {
    type: "empty",
    title: texts.t("readerFaultTitle"),
    lede: texts.t("readerFaultLede"),
    link: null,
    canRetry: true,
  };
}
