/** What the new tab shows, as words: views draw it, and the first frame of a new tab is a drawing of it. */
import type { ClockLine } from "#ext/app/study/clock-line.ts";
import type { Banner } from "#ext/app/planning/banner.ts";

/** What an open library shows. A storage that does not answer shows a `FaultScreen` instead. */
export type LivingScreen = FirstScreen | DayScreen | DoneScreen | RestScreen | AllDoneScreen;

/** Nothing was begun on this device. */
export interface FirstScreen {
  readonly state: "first";
  readonly roadmapTitle: string;
  /** The language of that title and of the rows. */
  readonly lang: string;
  readonly title: readonly [string, string];
  readonly lede: string;
  readonly heading: string;
  readonly total: string;
  readonly rows: readonly PreviewRow[];
  readonly startLabel: string;
  readonly readLabel: string;
  readonly readHref: string;
  readonly promise: string;
  readonly elsewhereLabel: string;
  /** The way to all choices. */
  readonly ownLabel: string;
  readonly ownHref: string;
  readonly question: string;
  readonly paces: readonly Pace[];
  readonly finishLabel: string;
  readonly finish: string;
  readonly finishNote: string;
  readonly trail: Trail;
}

export interface PreviewRow {
  readonly step: number;
  /** Stands before the title, for example "Read". */
  readonly verb: string;
  readonly title: string;
  readonly detail: string;
  readonly minutes: string;
}

/** A usual day's length, offered before anything is begun. */
export interface Pace {
  readonly minutes: number;
  readonly label: string;
  readonly unit: string;
  readonly chosen: boolean;
}

/** There is something to do today. */
export interface DayScreen extends DayFrame {
  readonly state: "day";
  readonly topicDone: string;
  readonly arms: readonly FitArm[];
}

/** Today's rows are ticked. */
export interface DoneScreen extends DayFrame {
  readonly state: "done";
  readonly next: NextLink | null;
  readonly more: string | null;
  readonly coming: readonly ComingArm[];
}

/** A day off: neutral, with what comes next. */
export interface RestScreen extends DayFrame {
  readonly state: "rest";
  readonly more: string;
  readonly coming: readonly ComingArm[];
}

/** Everything is walked. */
export interface AllDoneScreen {
  readonly state: "alldone";
  readonly meta: string;
  readonly title: string;
  readonly lede: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly exportLabel: string;
  readonly readLabel: string;
  readonly readHref: string;
  readonly trail: Trail;
}

/** The storage does not answer, or what was in it is gone and no copy is left. Never a first run. */
export interface FaultScreen {
  readonly state: "fault";
  readonly kicker: string;
  readonly title: readonly [string, string];
  readonly lede: string;
  readonly retryLabel: string;
  readonly copyLabel: string;
  /** Offered only when a library is gone: ways on that the learner chooses. */
  readonly lost: { readonly importLabel: string; readonly anewLabel: string } | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** For a report; holds nothing of the learner's. */
  readonly details: string;
}

export interface DayFrame {
  readonly banner: Banner | null;
  readonly meta: string;
  readonly step: {
    readonly number: number;
    readonly fill: number;
    readonly done: boolean;
    readonly label: string;
    readonly href: string;
  };
  readonly title: string;
  readonly lede: string;
  /** The language of title and lede where they are the roadmap's own words, else null. */
  readonly lang: string | null;
  readonly heading: string;
  readonly left: string;
  /** The clock of the day's topic; null when nothing is open. */
  readonly clock: ClockLine | null;
  readonly rows: readonly TaskRow[];
  /** The field for a line; on a day that is over only while something half written stands in it. */
  readonly line: QuickLine | null;
  /** Questions that come back today, or that were answered today; null on a day without. */
  readonly reviews: ReviewsRow | null;
  readonly weekLabel: string;
  readonly week: readonly WeekDay[] | null;
  /** `3 weeks in a row`, once today is done; or null. */
  readonly streak: string | null;
  readonly finishLabel: string;
  readonly finish: string | null;
  readonly notesLabel: string;
  readonly notes: readonly NoteLine[];
  readonly trail: Trail;
}

export interface QuickLine {
  readonly label: string;
  readonly hint: string;
}

export interface TaskRow {
  readonly key: string;
  /** Stands before the title, for example "Read". */
  readonly verb: string;
  readonly title: string;
  /** The language of title and detail. */
  readonly lang: string;
  readonly href: string | null;
  readonly detail: string;
  readonly minutes: string;
  readonly done: boolean;
  /** The first open one. */
  readonly next: boolean;
  readonly label: string;
}

export interface ReviewsRow {
  /** `Review 4 questions` */
  readonly title: string;
  readonly href: string;
  readonly minutes: string;
  readonly done: boolean;
  /** No row before it is open. */
  readonly next: boolean;
}

/** What fits into the minutes at hand. */
export interface FitArm {
  readonly minutes: number;
  readonly label: string;
  /** The language of a label that is a title of the roadmap, else null. */
  readonly lang: string | null;
  readonly unit: string;
  readonly chosen: boolean;
  /** Where it leads when only questions fit; null where it makes a list of so many minutes. */
  readonly href: string | null;
}

export interface ComingArm {
  readonly day: string;
  readonly title: string;
  /** The language of the title. */
  readonly lang: string;
  readonly minutes: number;
  readonly unit: string;
  readonly href: string;
}

export interface NextLink {
  readonly label: string;
  readonly href: string;
}

export interface WeekDay {
  readonly name: string;
  readonly state: "done" | "today" | "planned" | "off";
  readonly status: string;
  readonly now: boolean;
  /** Percent of today that is done, for the fill of its mark. */
  readonly fill: number;
}

export interface NoteLine {
  readonly title: string;
  readonly meta: string;
  readonly href: string;
}

export interface Trail {
  readonly label: string;
  /** The language of the names. */
  readonly lang: string;
  readonly stops: readonly Stop[];
  /** What stands at the end: the finish range, or "". */
  readonly hut: string;
}

export interface Stop {
  readonly number: number;
  readonly name: string;
  readonly href: string;
  readonly state: "done" | "today" | "ahead";
  readonly fill: number;
  readonly status: string;
}
