/** What the plan page shows, as words: views draw it. */
import type { Day } from "#shared/std/day.ts";
import type { MovedBanner } from "#ext/app/planning/banner.ts";
import type { StreakScreen } from "#ext/app/streak/streak-screen.ts";
import type { BurnShape } from "./burn-shape.ts";
import type { PlanHead } from "./plan-head.ts";

export interface PlanRow {
  readonly day: Day;
  readonly state: "done" | "past" | "today" | "ahead" | "off";
  /** `Thu 19`. */
  readonly name: string;
  /** "today", or the month's short name on its first day; or "". */
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
  /** It may be put on another day: what is left of the topic begins here. */
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

/** What the last act did to other days. */
export interface MovedScreen {
  readonly text: string;
  readonly moves: readonly { readonly what: string; readonly from: string; readonly to: string }[];
  /** How many more there are than are listed, in words, or null. */
  readonly more: string | null;
}

export interface BreakLine {
  readonly id: string;
  readonly dates: string;
}

/** One bar of a row of bars, with what it says to those who cannot see it. */
export interface Bar {
  readonly name: string;
  readonly count: string;
  readonly words: string;
  /** Percent of the highest. */
  readonly height: number;
  readonly now: boolean;
}

export interface BurnScreen {
  readonly shape: BurnShape;
  readonly text: string;
  /** What the drawing shows, in a sentence. */
  readonly label: string;
  readonly paceName: string;
  readonly hours: readonly { readonly y: number; readonly label: string }[];
  readonly months: readonly { readonly x: number; readonly label: string }[];
  readonly table: readonly BurnRow[];
}

export interface BurnRow {
  readonly day: string;
  readonly walked: string;
  readonly planned: string;
}

export interface PlanPageScreen {
  readonly head: PlanHead;
  /** New dates that were accepted today, with the way back; or null. */
  readonly accepted: MovedBanner | null;
  readonly days: readonly PlanRow[];
  /** `Show December`, or null when all is shown. */
  readonly more: string | null;
  readonly moved: MovedScreen | null;
  readonly breaks: readonly BreakLine[];
  /** The first day that a break may begin on, as `2026-11-19`. */
  readonly today: string;
  readonly streak: StreakScreen | null;
  readonly burn: BurnScreen;
  readonly weeks: readonly Bar[];
  readonly reviews: readonly Bar[];
  /** The library cannot be changed here. */
  readonly readOnly: string | null;
}
