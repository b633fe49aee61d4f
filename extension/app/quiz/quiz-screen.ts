/** What the quiz's pages show, as words: views draw them and call `QuizActs`. */
import type { QuestionPart } from "./part-screen.ts";

export type QuizPage =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly screen: QuizScreen }
  /** Storage or a roadmap did not answer. */
  | { readonly type: "fault"; readonly title: string; readonly lede: string; readonly retryLabel: string };

export type QuizScreen = HomeScreen | QuestionScreen | SummaryScreen | NothingScreen;

export interface QuizLink {
  readonly label: string;
  readonly href: string;
  /** For example `4 questions, 5 min`. */
  readonly detail: string;
}

/** `#/quiz`: where a quiz is chosen. */
export interface HomeScreen {
  readonly state: "home";
  readonly title: string;
  readonly lede: string;
  /** What comes back today, or null when nothing does. */
  readonly due: QuizLink | null;
  readonly minutes: QuizLink | null;
  readonly stepsLabel: string;
  readonly steps: readonly StepLine[];
  readonly own: OwnCards;
  /** Sentences about events that are set aside, for example of a day that has not come. */
  readonly notices: readonly string[];
  /** Complaints about questions, to be exported; null when there are none. */
  readonly complaints: { readonly label: string; readonly detail: string } | null;
}

export interface StepLine {
  readonly key: string;
  readonly number: number;
  readonly title: string;
  /** The language of the title. */
  readonly lang: string;
  readonly href: string;
  /** For example `6 of 24 answered, 2 due`. */
  readonly detail: string;
  /** Percent of its questions that were answered. */
  readonly fill: number;
  readonly done: boolean;
  readonly checkLabel: string;
  readonly checkHref: string;
}

/** The learner's cards. */
export interface OwnCards {
  readonly label: string;
  readonly detail: string;
  readonly exportLabel: string;
  readonly importLabel: string;
  /** What the last export or import did, or null. */
  readonly said: string | null;
}

/** Each part of the progress line. */
export type Leg = "walked" | "today" | "ahead";

export interface Progress {
  /** `Question 3 of 8`, for those who do not see the line. */
  readonly label: string;
  readonly number: number;
  readonly legs: readonly Leg[];
}

export interface QuestionScreen {
  readonly state: "question";
  /** Changes with each question: the view begins anew. */
  readonly key: string;
  /** `Relational Databases · 3 of 8` */
  readonly where: string;
  readonly progress: Progress;
  readonly stopLabel: string;
  readonly kindLabel: string;
  /** The language of the question's own words; null for a card of the learner's. */
  readonly lang: string | null;
  /** Plain text with `code` between backticks. */
  readonly prompt: string;
  readonly code: { readonly lang: string; readonly text: string } | null;
  readonly part: QuestionPart;
  /** Null where there is no hint. `text` is null until it is asked for. */
  readonly hint: { readonly label: string; readonly text: string | null } | null;
  readonly unknownLabel: string;
  /** Null until it was answered. */
  readonly verdict: Verdict | null;
  /** "Check", then "Next". */
  readonly goLabel: string;
  readonly canGo: boolean;
  /** Says that there is something to take back. */
  readonly canUndo: boolean;
  readonly undoLabel: string;
  readonly more: MoreActs;
  /** An answer could not be saved: a sentence, or null. */
  readonly failed: string | null;
  /** For screen readers, said when it changes. */
  readonly said: string;
}

export interface Verdict {
  readonly right: boolean;
  /** `Right.`, `Not this time.`, … */
  readonly title: string;
  readonly explanation: string;
  readonly source: { readonly label: string; readonly href: string } | null;
  /** `comes back Saturday`; "" while it is being saved. */
  readonly comesBack: string;
  /** On which engine the answer was run; "" where it was not. */
  readonly appliesTo: string;
  /** What to read after a wrong answer, or null. */
  readonly reading: Reading | null;
}

/** A topic to read, and when: `put` or `placed` or neither. */
export interface Reading {
  /** `<roadmap>/<topic>` */
  readonly key: string;
  readonly title: string;
  /** `Read Joins`, or `Read Joins again` when it is done. */
  readonly label: string;
  readonly href: string;
  /** `Put the reading on Friday`: null where the plan has no room before the day it has. */
  readonly put: string | null;
  /** The day it has in the plan: `The reading is on Friday.`, or `Planned for 30 March.` where that is not soon. */
  readonly placed: { readonly text: string; readonly soon: boolean } | null;
}

/** Acts that stand behind "more". */
export interface MoreActs {
  readonly label: string;
  readonly bury: string;
  readonly suspend: string;
  readonly complain: string;
  readonly complainLabel: string;
  readonly complainSend: string;
  /** After a complaint was kept: a sentence. */
  readonly complained: string | null;
}

export interface SummaryScreen {
  readonly state: "summary";
  readonly where: string;
  readonly progress: Progress;
  /** `Six hold.` and `Two come back on Saturday.`: one or two lines. */
  readonly title: readonly string[];
  readonly lede: string;
  readonly lines: readonly SummaryLine[];
  /** Topics of wrong answers, each once; a few at most. */
  readonly readings: readonly Reading[];
  /** Only after a check of a step: topics that held, to be marked as known. */
  readonly offer: CheckOffer | null;
  readonly back: { readonly label: string; readonly href: string };
  /** Another sitting of the same quiz, or null when nothing is left. */
  readonly again: { readonly label: string } | null;
  readonly undoLabel: string;
  readonly canUndo: boolean;
  readonly failed: string | null;
}

export interface SummaryLine {
  readonly key: string;
  readonly text: string;
  /** The language of the text; null for a card of the learner's. */
  readonly lang: string | null;
  readonly right: boolean;
  /** `Sat 21 Nov`: the day it comes back. */
  readonly when: string;
}

export interface CheckOffer {
  readonly title: string;
  readonly lede: string;
  readonly topics: readonly {
    readonly id: string;
    readonly title: string;
    readonly lang: string | null;
    readonly ticked: boolean;
  }[];
  readonly markLabel: string;
  /** What was marked, once it was; else null. */
  readonly marked: string | null;
  /** Topics that come back, each with the page to read. */
  readonly comeBack: readonly { readonly title: string; readonly lang: string | null; readonly href: string }[];
  readonly comeBackLabel: string;
}

/** Nothing to ask here now. */
export interface NothingScreen {
  readonly state: "nothing";
  readonly title: string;
  readonly lede: string;
  readonly links: readonly QuizLink[];
}

/** What a learner does on a quiz page. Acts that make no sense in a state do nothing. */
export interface QuizActs {
  /** Chooses an option by its number, from 1; for a card that was turned, its rate. */
  choose(number: number): void;
  /** Moves an item of an order to a place, from 0. */
  moveTo(id: string, place: number): void;
  type(text: string): void;
  /** Checks the answer; when it was checked, goes on. */
  go(): void;
  dontKnow(): void;
  hint(): void;
  /** Takes the last answer back, also from the summary. False when there is none. */
  undo(): boolean;
  stop(): void;
  again(): void;
  bury(): void;
  suspend(): void;
  complain(text: string): void;
  /** Puts the reading of a topic (`<roadmap>/<topic>`) on its next day with room. */
  putReading(key: string): void;
  tickTopic(id: string): void;
  markKnown(): void;
  exportCards(): void;
  importCards(text: string): void;
  exportComplaints(): void;
  retry(): void;
}
