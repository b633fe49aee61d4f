/** What the app's models need besides `shared/ports.ts`: the browser behind small interfaces. */
import type { BlobStore, CardCache, Clock, DocStore, NoteIndex, Random } from "#shared/ports.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { Day } from "#shared/std/day.ts";
import type { AcceptanceStore } from "./planning/acceptance.ts";
import type { RunningStore } from "./study/running.ts";
import type { QuizSessionStore } from "./quiz/quiz-session.ts";
import type { Texts } from "./texts.ts";

/** Roadmaps that come with the extension. Loaded when asked for, never before the first frame. */
export interface CatalogSource {
  ids(): readonly string[];
  /** The whole roadmap, to be read. Null for an id that is not in the catalog. */
  load(id: string): Promise<Roadmap | null>;
  /** The same without texts and questions: all that planning and the new tab need, and a tenth of the memory. */
  outline(id: string): Promise<Roadmap | null>;
}

export interface Timers {
  /** Calls once after `ms`; returns the way to call it off. */
  after(ms: number, call: () => void): () => void;
}

/** How the pages look on this device: kept where the first frame can read it, and never synced. */
export interface Look {
  readonly theme: "system" | "light" | "dark";
  readonly motion: boolean;
  readonly trail: boolean;
}

export interface LookStore {
  read(): Look;
  write(look: Look): void;
  /** Called when another page changed it; returns the way to stop listening. */
  onChange(listener: (look: Look) => void): () => void;
}

/** Today's list as this device first showed it: the keys of its rows, in order. Never synced. */
export interface TodayListStore {
  /** Null when nothing was shown on that day yet. */
  read(day: number): readonly string[] | null;
  /** Replaces the list of another day. */
  write(day: number, rows: readonly string[]): void;
  forget(): void;
}

/** Days that exported files held under one calendar id. */
export interface ExportedDays {
  readonly id: string;
  readonly days: readonly Day[];
}

/** Hands calendar files to the learner, and remembers on this device what they held. */
export interface CalendarDesk {
  /** The id that all devices of this library come to by themselves; null when the browser does not tell. */
  ownId(): Promise<string | null>;
  /** More than one id when libraries with calendars of their own were merged. */
  last(): readonly ExportedDays[];
  hand(name: string, content: string, exported: readonly ExportedDays[]): void;
}

/** Everything that a model may be given. Functions name the part they take. */
export interface AppPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly docs: DocStore;
  readonly blobs: BlobStore;
  readonly noteIndex: NoteIndex;
  readonly cardCache: CardCache;
  /** The quiz that was begun on this device. */
  readonly quizSession: QuizSessionStore;
  readonly catalog: CatalogSource;
  readonly look: LookStore;
  readonly calendar: CalendarDesk;
  /** The last acceptance of new dates on this device. */
  readonly acceptance: AcceptanceStore;
  /** The clock that runs on this device. */
  readonly running: RunningStore;
  readonly todayList: TodayListStore;
  readonly texts: Texts;
  /** Writes text to the clipboard; false when the browser refused. */
  copy(text: string): Promise<boolean>;
  /** Shows on the toolbar button how many questions come back today; 0 shows nothing. */
  showDue(count: number): void;
  /** Hands a file to the learner. */
  download(name: string, content: string): void;
}
