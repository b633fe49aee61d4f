/** What the page of new dates shows, as words. */
import type { MovedBanner } from "./banner.ts";

export type ReplanChoice = "keep" | "add" | "skip" | "pause";

export interface ReplanScreen {
  readonly title: string;
  readonly lede: string;
  /** Dates that were accepted today, with the way back; or null. */
  readonly moved: MovedBanner | null;
  readonly choices: readonly ChoiceLine[];
  readonly add: AddPart;
  readonly skip: readonly SkipTopic[];
  readonly pause: PausePart;
  readonly preview: ReplanPreview;
  /** False while the choice changes nothing and no new dates wait. */
  readonly acceptable: boolean;
}

export interface ChoiceLine {
  readonly id: ReplanChoice;
  readonly label: string;
  readonly detail: string;
  readonly chosen: boolean;
}

export interface AddPart {
  readonly minutes: number;
  /** `15 more minutes`. */
  readonly said: string;
  readonly days: readonly AddDay[];
}

export interface AddDay {
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
  readonly short: string;
  readonly long: string;
  /** Minutes as they would be. */
  readonly minutes: string;
  readonly chosen: boolean;
}

export interface SkipTopic {
  /** `<roadmap>/<topic>` */
  readonly key: string;
  readonly title: string;
  readonly minutes: string;
  readonly chosen: boolean;
}

/** ISO dates, for date fields. */
export interface PausePart {
  readonly from: string;
  readonly to: string;
  readonly earliest: string;
  /** Why these two dates make no pause, or null. */
  readonly problem: string | null;
}

export interface ReplanPreview {
  readonly before: string | null;
  readonly after: string;
  readonly steps: readonly StepDates[];
  /** Sentences below: the fullest day, the target, what found no day. */
  readonly notes: readonly string[];
}

export interface StepDates {
  readonly number: number;
  readonly title: string;
  readonly before: string | null;
  readonly after: string;
  readonly moved: boolean;
}
