/**
 * The roadmap format, version 1, as plain types: roadmap > step > topic > task, resource, question.
 *
 * Ids are written by hand and never reused. A `rev` goes up only when the meaning changes.
 */

export interface Roadmap {
  readonly format: "waymark-roadmap";
  readonly version: 1;
  readonly id: string;
  /** Goes up by one with every published change. */
  readonly revision: number;
  readonly title: string;
  readonly year?: number;
  readonly tagline?: string;
  /** A BCP 47 language tag. */
  readonly lang: string;
  readonly dir?: "ltr" | "rtl";
  readonly license: string;
  readonly origin?: Origin;
  readonly role?: Role;
  readonly faq?: readonly FaqEntry[];
  /** Alternatives of which a learner picks one, for example the language. */
  readonly tracks?: readonly Track[];
  /** What a page says at the roadmap's end to a reader who has not begun it. */
  readonly callToAction?: CallToAction;
  readonly steps: readonly Step[];
  readonly retired?: readonly Retired[];
}

/** Where an imported roadmap came from. */
export interface Origin {
  readonly kind?: "authored" | "markdown" | "bookmarks" | "opml" | "roadmap-graph" | "waymark";
  readonly url?: string;
  readonly attribution?: string;
}

export interface Role {
  readonly overview?: string;
  readonly marketDemand?: string;
  readonly salary?: Salary;
  readonly keySkills?: readonly string[];
}

export interface Salary {
  /** As people write it; the numbers beside it are for machines. */
  readonly text: string;
  readonly min?: number;
  readonly max?: number;
  readonly openEnded?: boolean;
  readonly currency?: string;
  readonly per?: "year" | "month" | "hour";
}

export interface FaqEntry {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}

export interface Track {
  readonly id: string;
  readonly title: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
}

export interface CallToAction {
  readonly title: string;
  readonly text: string;
  readonly button: string;
}

export interface Step {
  readonly id: string;
  readonly title: string;
  /** The name in the learning path overview, where it differs from the title. */
  readonly shortTitle?: string;
  readonly description: string;
  readonly topics: readonly Topic[];
  readonly questions?: readonly Question[];
  readonly was?: readonly Former[];
}

export interface Topic {
  readonly id: string;
  readonly rev: number;
  readonly title: string;
  /** Begins with "You can ". */
  readonly outcome?: string;
  /** Markdown without HTML. */
  readonly body?: string;
  readonly minutes: number;
  readonly requires?: readonly string[];
  readonly optional?: boolean;
  /** `<track>=<option>`: the topic enters the plan only when that option is chosen. */
  readonly track?: string;
  readonly resources?: readonly Resource[];
  readonly tasks?: readonly Task[];
  /** The roadmap's revision that brought the topic; not for one that takes over from another. */
  readonly since?: number;
  /** What it was called or where it stood before, oldest first. */
  readonly was?: readonly Former[];
}

/** How a step or a topic was before a revision: its id stays, so progress, notes and reviews stay with it. */
export interface Former {
  /** The first revision in which it is as it is since. */
  readonly revision: number;
  readonly title?: string;
  /** The step that a topic stood in. */
  readonly step?: string;
}

export interface Resource {
  readonly title: string;
  readonly url: string;
  readonly kind: "spec" | "reference" | "guide" | "course" | "video" | "practice" | "book" | "tool";
  readonly minutes?: number;
  /** Year and month in which a link checker fetched the page. */
  readonly checked?: string;
}

export interface Task {
  readonly id: string;
  readonly do: string;
  readonly accept: readonly string[];
  readonly minutes: number;
  readonly hint?: string;
}

export interface Question {
  readonly id: string;
  readonly rev: number;
  readonly topic: string;
  readonly type: "single" | "multiple" | "boolean" | "order" | "short" | "output";
  readonly prompt: string;
  readonly code?: { readonly lang: string; readonly text: string };
  readonly options?: readonly QuestionOption[];
  readonly answer?: boolean;
  readonly order?: readonly string[];
  readonly accept?: readonly string[];
  /** fold: trimmed, single spaces, no case; lines: each line's end trimmed. */
  readonly match?: "exact" | "fold" | "lines";
  /** Short answers that are numbers: how far from an accepted number an answer may be, in the same unit. */
  readonly tolerance?: number;
  /** One sentence that helps without giving the answer away. */
  readonly hint?: string;
  readonly explanation: string;
  readonly source: string;
  /** Engine and version on which the answer was run. */
  readonly appliesTo?: string;
  /** How the key is proved: the test suite runs it. A compiled roadmap does not carry it. */
  readonly run?: Run;
  /** Why the key cannot be proved by running something. Not together with `run`. */
  readonly noRun?: string;
}

/** A program whose result must agree with the question's key; RUN.md is the author's guide. */
export interface Run {
  readonly engine: "postgresql" | "javascript" | "git" | "http" | "crypto";
  /** `{{shown}}` stands for the question's own code, `{{case}}` for what belongs to the option that is tried. */
  readonly code: string;
  /** What stands for `{{case}}`, by option id; an option that is not named here stands for itself with its text. */
  readonly cases?: Readonly<Record<string, string>>;
  /** The result that makes an option (or the statement) right: printed lines, or `error` and a code. */
  readonly when?: string;
}

export interface QuestionOption {
  readonly id: string;
  readonly text: string;
  readonly correct?: boolean;
  /** Why a wrong option is wrong. */
  readonly why?: string;
}

/** An id that once was published. What took its place is named, so that progress and notes find the way. */
export interface Retired {
  readonly id: string;
  /** The first revision without it. */
  readonly revision?: number;
  /** What it was called. */
  readonly title?: string;
  readonly replacedBy?: readonly string[];
  /** `carry`: what was done counts as done in all that took its place. The others begin anew. */
  readonly credit?: "carry" | "offer-check" | "none";
}
