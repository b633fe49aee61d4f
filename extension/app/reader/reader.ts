/**
 * The reader of one page: its roadmaps stay loaded from view to view, and it knows what each view is called. Views ask
 * for their model here.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import { catalog } from "#shared/catalog/catalog.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { findStep } from "#shared/catalog/topics.ts";
import { dayOfWallClock, type Day } from "#shared/std/day.ts";
import type { ReaderRoute } from "#ext/app/route.ts";
import { pageOf } from "./page-states.ts";
import { printScreen, type PrintScreen } from "./print-screen.ts";
import type { Page, RoadmapScreen } from "./reader-screens.ts";
import { carryOver } from "#ext/app/revisions/carry-over.ts";
import { seeChanges } from "#ext/app/revisions/changes-screen.ts";
import type { ReaderContext } from "./reader-context.ts";
import { roadmapScreen } from "./roadmap-screen.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import { createStepModel, type StepModel } from "./step-model.ts";
import { createTopicActs, type TopicActs } from "./topic-acts.ts";
import { walkOf } from "./walked.ts";

export interface Reader {
  readonly context: ReaderContext;
  /** Whole roadmaps, to be read. */
  readonly shelf: Shelf;
  /** Without bodies and questions: enough for a roadmap's own page, and there at once. */
  readonly outlines: Shelf;
  today(): Day;
  /** The roadmap that the learner walks, or the only one there is; null when one has to be chosen. */
  own(): string | null;
  roadmapPage(id: string): ReadonlySignal<Page<RoadmapScreen>>;
  /** What changed in a roadmap was read. */
  seeChanges(roadmap: string): void;
  /** The whole roadmap as it is now; null until it is loaded. */
  printScreen(id: string): PrintScreen | null;
  /** `topic` is the one that an address names: the step opens there, wherever the topic stands by now. */
  stepModel(roadmap: string, step: string, topic?: string): StepModel;
  /** Null until the roadmap is loaded. */
  acts(roadmap: string): TopicActs | null;
  /** What the browser's tab says of a view. */
  title(route: ReaderRoute): string;
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
  const { ports, library } = context;
  const { texts, clock } = ports;
  const carry = (roadmap: Roadmap): void => carryOver(library, roadmap);
  const shelf = createShelf(ports.catalog, carry);
  const outlines = createShelf({ ...ports.catalog, load: (id) => ports.catalog.outline(id) }, carry);
  const actsById = new Map<string, TopicActs>();
  const noteTitles = new Map<string, string>();
  const today = (): Day => dayOfWallClock(clock.wall(), library.view.value.profile.rolloverHour);

  const readyRoadmap = (id: string): Roadmap | null => shelf.ready(id) ?? outlines.ready(id);

  function own(): string | null {
    const walked = library.view
      .peek()
      .enrolments.find(({ roadmap, archived }) => !archived && shelf.ids.includes(roadmap));
    if (walked) return walked.roadmap;
    return shelf.ids.length === 1 ? (shelf.ids[0] ?? null) : null;
  }

  function nameOf(route: ReaderRoute): string {
    switch (route.type) {
      case "roadmaps":
        return texts.t("catalogTitle");
      case "own": {
        const roadmap = own();
        return nameOf(roadmap === null ? { type: "roadmaps" } : { type: "roadmap", roadmap });
      }
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

  const reader: Reader = {
    context,
    shelf,
    outlines,
    today,
    own,
    roadmapPage: (id) =>
      computed(() =>
        pageOf(context, outlines.roadmap(id).value, (roadmap) => ({
          type: "ready",
          screen: roadmapScreen(texts, walkOf(roadmap, library.view.value, today())),
        })),
      ),
    seeChanges: (id) => {
      const roadmap = readyRoadmap(id);
      if (roadmap) seeChanges(library, roadmap);
    },
    printScreen: (id) => {
      const roadmap = shelf.ready(id);
      return roadmap && printScreen(texts, walkOf(roadmap, library.view.peek(), today()));
    },
    stepModel: (id, step, topic) => createStepModel(reader, { roadmap: id, step, topic: topic ?? null }),
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
  return reader;
}
