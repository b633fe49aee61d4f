/** Looking for a topic in a roadmap: what is typed, what is found, and which of it Enter would open. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { findTopics, type Piece } from "./find-topics.ts";
import type { Reader } from "./reader.ts";
import { topicRow } from "./reader-words.ts";
import { walkOf } from "./walked.ts";

export interface FindScreen {
  readonly text: string;
  readonly rows: readonly FindRow[];
  /** Index in `rows`; -1 when there is none. */
  readonly current: number;
  /** How many there are, in words; "" before anything is typed. */
  readonly said: string;
}

export interface FindRow {
  readonly id: string;
  readonly href: string;
  readonly step: string;
  readonly title: readonly Piece[];
  readonly passage: readonly Piece[];
}

export interface FindModel {
  /** Null while nothing is looked for. */
  readonly screen: ReadonlySignal<FindScreen | null>;
  open(): void;
  close(): void;
  look(text: string): void;
  /** To the next or the one before; goes round. */
  move(by: 1 | -1): void;
}

export function createFindModel(reader: Reader, roadmapId: string): FindModel {
  const { library, ports } = reader.context;
  const text = signal<string | null>(null);
  const current = signal(0);

  const rows = computed((): readonly FindRow[] => {
    if (text.value === null) return [];
    // Titles and outcomes are there at once; bodies when they have been loaded.
    const [whole, outline] = [reader.shelf.roadmap(roadmapId).value, reader.outlines.roadmap(roadmapId).value];
    const state = whole.type === "ready" ? whole : outline;
    if (state.type !== "ready") return [];
    const walk = walkOf(state.roadmap, library.view.peek(), reader.today());
    return findTopics(walk.topics, text.value).map(({ placed, title, passage }) => ({
      id: placed.topic.id,
      href: topicRow(ports.texts, walk, placed).href,
      step: placed.step.shortTitle ?? placed.step.title,
      title,
      passage,
    }));
  });

  return {
    screen: computed(() => {
      const typed = text.value;
      if (typed === null) return null;
      const found = rows.value.length;
      return {
        text: typed,
        rows: rows.value,
        current: found === 0 ? -1 : Math.min(current.value, found - 1),
        said: typed.trim() === "" ? "" : ports.texts.count("findFound", found),
      };
    }),
    open: () => {
      text.value ??= "";
    },
    close: () => {
      text.value = null;
    },
    look: (typed) => {
      text.value = typed;
      current.value = 0;
    },
    move: (by) => {
      const found = rows.peek().length;
      if (found > 0) current.value = (Math.min(current.peek(), found - 1) + by + found) % found;
    },
  };
}
