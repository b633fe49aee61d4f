/** One step: its topics and the notes on them, and under which option of a track it is read. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { standsNow } from "#shared/catalog/revisions.ts";
import { findStep, findTopic } from "#shared/catalog/topics.ts";
import { NOTES_MS } from "#ext/app/notes/notes.ts";
import { notesOfStep } from "#ext/app/notes/notes-of-step.ts";
import { createLiveRows } from "./live-rows.ts";
import { missing, pageOf } from "./page-states.ts";
import type { Page, StepScreen } from "./reader-screens.ts";
import type { Reader } from "./reader.ts";
import { stepScreen } from "./step-screen.ts";
import { walkOf } from "./walked.ts";

export interface StepModel {
  readonly page: ReadonlySignal<Page<StepScreen>>;
  /** Begins to read the notes and to listen; returns the way to stop. */
  listen(): () => void;
  /** Reads the step under another option of its track; the learner's own choice stays as it is. */
  readUnder(option: string): void;
  retry(): void;
}

export interface StepAddress {
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string | null;
}

export function createStepModel(reader: Reader, address: StepAddress): StepModel {
  const { shelf, context } = reader;
  const { library, notes, ports } = context;
  const isCold = shelf.roadmap(address.roadmap).peek().type === "loading";
  /** A page that has yet to load comes with its notes: drawn before them, it would move. */
  const awaitsNotes = signal(false);
  const reading = signal<Readonly<Record<string, string>> | null>(null);
  const rows = createLiveRows(
    async () => {
      const roadmap = await shelf.loaded(address.roadmap);
      const step = roadmap && standsIn(roadmap, address).step;
      return step ? await notesOfStep(notes, roadmap, step.id) : [];
    },
    (listener) => notes.onChange(listener),
  );

  return {
    page: computed(() =>
      pageOf(context, shelf.roadmap(address.roadmap).value, (roadmap) => {
        const { step, topic } = standsIn(roadmap, address);
        if (!step) return missing(context, "readerMissingStepTitle", { roadmap: roadmap.id, title: roadmap.title });
        const tracks = reading.value ?? trackOfTopic(roadmap, topic);
        const walk = walkOf(roadmap, library.view.value, reader.today(), tracks);
        const found = rows.rows.value;
        if (found.type === "loading" && awaitsNotes.value) return found;
        const screen = stepScreen({
          texts: ports.texts,
          walk,
          step,
          notes: found.type === "ready" ? found.rows : [],
          readOnly: library.readOnly,
          wanted: topic,
        });
        return { type: "ready", screen };
      }),
    ),
    listen: () => {
      awaitsNotes.value = isCold;
      const stopWaiting = ports.timers.after(NOTES_MS, () => {
        awaitsNotes.value = false;
      });
      const stopRows = rows.listen();
      return () => {
        stopWaiting();
        stopRows();
      };
    },
    readUnder: (option) => {
      const state = shelf.roadmap(address.roadmap).peek();
      const tracks = state.type === "ready" ? state.roadmap.tracks : undefined;
      const track = tracks?.find(({ options }) => options.some(({ id }) => id === option));
      if (track) reading.value = { ...reading.peek(), [track.id]: option };
    },
    retry: () => shelf.retry(address.roadmap),
  };
}

/** An address outlives a revision: its step and its topic are shown where they stand now. */
function standsIn(roadmap: Roadmap, { step, topic }: StepAddress) {
  const place = standsNow(roadmap, { step, topic: topic ?? "" });
  return { step: findStep(roadmap, place.step), topic: findTopic(roadmap, place.topic)?.topic.id ?? null };
}

/** The option that a topic belongs to: an address may lead to a track that is not the learner's. */
function trackOfTopic(roadmap: Roadmap, id: string | null): Readonly<Record<string, string>> {
  const [track, option] = (id === null ? undefined : findTopic(roadmap, id)?.topic.track)?.split("=") ?? [];
  return track !== undefined && option !== undefined ? { [track]: option } : {};
}
