/** What the plan page shows, as words: views draw it. */
import type { Day } from "#shared/std/day.ts";

export interface PlanRow {
  readonly day: Day;
  readonly state: "done" | "past" | "today" | "ahead" | "off";
  /** `Thu 19`. */
  readonly name: string;
  /** "today", or the month on its first day; or "". */
  readonly note: string;
  /** `Thursday 19 November`, for those who cannot see the row's place. */
  readonly long: string;
  /** Percent of today that is done, for the fill of its mark. */
  readonly fill: number;
  readonly topics: readonly TopicLine[];
  /** `4 reviews`, or null. */
  readonly reviews: string | null;
  /** Why nothing is planned: "day off", "break"; or null. */
  readonly off: string | null;
  readonly load: Load | null;
  /** How its minutes may be changed; null for days that are behind. */
  readonly own: OwnMinutes | null;
}

/** One topic on one day. */
export interface TopicLine {
  /** `<roadmap>/<topic>` */
  readonly key: string;
  readonly roadmap: string;
  readonly topic: string;
  readonly title: string;
  /** `part 2 of 3`, or "". */
  readonly part: string;
  readonly href: string;
  /** It was put on this day by hand. */
  readonly pinned: boolean;
  /** It may be put on another day. */
  readonly movable: boolean;
  /** `from Sun 22`, after the last act; or null. */
  readonly from: string | null;
}

/** Minutes taken of the minutes there are. */
export interface Load {
  readonly label: string;
  /** Percent of the longest day shown. */
  readonly width: number;
  /** Percent of this day, in order. */
  readonly parts: readonly { readonly kind: "done" | "topic" | "reviews"; readonly percent: number }[];
}

export interface OwnMinutes {
  readonly minutes: number;
  /** Differs from its weekday: it can be given back. */
  readonly set: boolean;
}

export interface MovedScreen {
  readonly title: string;
  readonly text: string;
  readonly moves: readonly { readonly what: string; readonly from: string; readonly to: string }[];
  /** How many more there are than are listed, in words, or null. */
  readonly more: string | null;
}

export interface BreakLine {
  readonly id: string;
  readonly dates: string;
}

export interface ReviewBar {
  readonly day: Day;
  readonly name: string;
  readonly count: number;
  /** Percent of the highest. */
  readonly height: number;
  readonly now: boolean;
}

export interface StreakScreen {
  /** `3 weeks in a row`, or what this week holds so far. */
  readonly title: string;
  readonly text: string;
}
