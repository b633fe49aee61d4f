/** What the reader's pages show, as words: views draw them. */
import type { ChangesScreen, GoneTopic } from "#ext/app/revisions/changes-screen.ts";
import type { NoteLine, Stop, Trail } from "#ext/app/today/today-screen.ts";

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** What stands for a page that is not there, or not there yet. */
export type Page<Screen> =
  | { readonly type: "loading" }
  | {
      readonly type: "empty";
      readonly title: string;
      readonly lede: string;
      readonly link: Link | null;
      readonly canRetry: boolean;
    }
  | { readonly type: "ready"; readonly screen: Screen };

/** The language that a roadmap is written in, as attributes: it may be another than that of the page. */
export interface Voice {
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
}

export interface RoadmapScreen {
  readonly voice: Voice;
  readonly title: string;
  readonly tagline: string;
  /** To all roadmaps. */
  readonly back: Link;
  readonly trail: Trail;
  readonly role: { readonly heading: string; readonly label: string; readonly text: string } | null;
  readonly steps: readonly StepRow[];
  readonly faq: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
  readonly facts: readonly Fact[];
  /** What a revision changed since the learner looked, or null. */
  readonly changes: ChangesScreen | null;
  /** What was done and is no longer part of it. */
  readonly gone: readonly GoneTopic[];
  /** The next topic of a roadmap under way. */
  readonly goOn: (Link & { readonly time: string }) | null;
  /** The offer to begin, until it was begun. */
  readonly call: {
    readonly title: string;
    readonly text: string;
    readonly link: Link;
    readonly quoted: boolean;
  } | null;
}

export interface Fact {
  readonly label: string;
  readonly text: string;
  readonly big: boolean;
  /** The roadmap's own words, not those of the page. */
  readonly quoted: boolean;
}

export interface StepRow {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly href: string;
  readonly readLabel: string;
  readonly state: Stop["state"];
  /** Percent of its topics walked. */
  readonly fill: number;
  /** "Step 4, today": for those who cannot see the mark. */
  readonly status: string;
  readonly time: string;
  readonly meta: string;
  readonly open: boolean;
  /** Put into words when it is looked at: of a closed step nobody looks. */
  readonly topics: readonly TopicRow[];
}

export type TopicState = "open" | "done" | "learning" | "skipped" | "known";

export interface TopicRow {
  readonly id: string;
  /** Its own address: the step, opened there. */
  readonly href: string;
  readonly title: string;
  readonly outcome: string;
  readonly state: TopicState;
  /** Nothing is left to do of it. */
  readonly walked: boolean;
  /** Its state in a word, or its minutes while it is open. */
  readonly status: string;
  /** Name of its tick. */
  readonly tickLabel: string;
}

export interface StepScreen {
  readonly id: string;
  readonly voice: Voice;
  readonly back: Link;
  readonly mark: Pick<StepRow, "number" | "state" | "fill" | "status">;
  readonly title: string;
  readonly description: string;
  readonly meta: string;
  /** A choice of the step, for example the language, to be read under another option. */
  readonly track: { readonly label: string; readonly options: readonly TrackOption[] } | null;
  readonly topics: readonly TopicCard[];
  /** The topic that stands open at first: the one that the address names, else the first that is left to do. */
  readonly first: string | null;
  /** The address named it: the page goes there. */
  readonly isWanted: boolean;
  readonly notes: readonly NoteLine[];
  /** Its questions, and the check of all of it; null where there are none. */
  readonly quiz: { readonly questions: Link; readonly check: Link } | null;
  readonly before: Link | null;
  readonly after: Link | null;
  /** Why nothing can be marked, or null. */
  readonly readOnly: string | null;
}

export interface TrackOption {
  readonly id: string;
  readonly title: string;
  readonly chosen: boolean;
}

export interface TopicCard extends TopicRow {
  /** Short facts beside the outcome: optional, changed since it was done, what it builds on. */
  readonly facts: readonly string[];
  /** Markdown. */
  readonly body: string;
  readonly reads: readonly TickRow[];
  readonly tasks: readonly TaskCard[];
  /** Its questions, or null where there are none. */
  readonly quiz: Link | null;
}

export interface TickRow {
  readonly key: string;
  readonly title: string;
  readonly href: string | null;
  readonly detail: string;
  readonly minutes: string;
  readonly done: boolean;
  readonly label: string;
}

export interface TaskCard extends TickRow {
  readonly accept: readonly string[];
  readonly hint: string | null;
}
