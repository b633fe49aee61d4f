/** What the planner takes and gives. Minutes and days are whole numbers everywhere. */
import type { Roadmap } from "../catalog/roadmap.ts";
import type { Pause } from "../domain/calendar.ts";
import type { Enrolment } from "../domain/enrolments.ts";
import type { Profile } from "../domain/profile.ts";
import type { Progress } from "../domain/progress.ts";
import type { StudyInterval } from "../domain/study.ts";
import type { Day } from "../std/day.ts";

/** As the readers in `shared/domain` give it; the order of lists and maps has no effect on the plan. */
export interface PlanInput {
  readonly profile: Pick<Profile, "minutesByWeekday" | "earlierHours" | "bufferPercent">;
  readonly overrides: ReadonlyMap<Day, number>;
  readonly pauses: ReadonlyMap<string, Pause>;
  /** By `<roadmap>/<topic>`. */
  readonly pins: ReadonlyMap<string, Day>;
  readonly enrolments: readonly Enrolment[];
  readonly roadmaps: ReadonlyMap<string, Roadmap>;
  readonly progress: Progress;
  readonly studyIntervals: readonly StudyInterval[];
  /** Questions that come back and are not answered yet, those of later days included. */
  readonly reviews: readonly DueReview[];
  /** Minutes of reviews answered today already; 0 when left out. */
  readonly reviewMinutesToday?: number;
  readonly today: Day;
}

export interface DueReview {
  readonly question: string;
  readonly roadmap: string;
  readonly due: Day;
  /** How likely it is still known, 0 to 1. */
  readonly retrievability: number;
  readonly minutes: number;
}

export interface Plan {
  /** Every day from today to the last one with an entry, days off included. */
  readonly days: readonly PlannedDay[];
  /** What found no day within the horizon. */
  readonly unplaced: Unplaced;
  readonly finish: FinishRange | null;
  readonly status: PlanStatus;
  readonly warnings: readonly PlanWarning[];
}

export interface PlannedDay {
  readonly day: Day;
  /** The day's minutes without its buffer. Today's entries are what is still left to do of it. */
  readonly capacity: number;
  /** Topics in the order of work, then reviews. */
  readonly entries: readonly PlanEntry[];
}

export type PlanEntry = TopicEntry | ReviewsEntry;

/** Part `part` of `of`: a part is a day; days on which the topic was worked on before are counted. */
export interface TopicEntry {
  readonly kind: "topic";
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
  readonly minutes: number;
  readonly part: number;
  readonly of: number;
}

export interface ReviewsEntry {
  readonly kind: "reviews";
  readonly count: number;
  readonly minutes: number;
  /** `<roadmap>/<question>`, the one closest to being forgotten first. */
  readonly questions: readonly string[];
}

export interface Unplaced {
  readonly topics: readonly Pick<TopicEntry, "roadmap" | "step" | "topic" | "minutes">[];
  readonly reviews: { readonly count: number; readonly minutes: number };
}

/**
 * `from` is the last day of the plan with a topic: every day goes as planned. `to` adds a quarter more study days,
 * rounded up, on the learner's own calendar. Reviews go on and do not count.
 */
export interface FinishRange {
  readonly from: Day;
  readonly to: Day;
}

/** `done`: no topic is left (or there never was one). `no-capacity`: some topic found no day within the horizon. */
export type PlanStatus =
  | { readonly type: "ok" }
  | { readonly type: "done" }
  | { readonly type: "no-capacity" }
  | LateStatus;

/** Numbers to offer to the learner. The plan itself never crams. */
export interface LateStatus {
  readonly type: "late";
  readonly roadmap: string;
  readonly target: Day;
  /** The last day of this roadmap's topics at the present pace. */
  readonly finish: Day;
  /**
   * So many minutes more on each study day would meet the target: a multiple of 5 that was tried by planning with it.
   * Null when no number would.
   */
  readonly extraMinutes: number | null;
  /** Minutes left in optional topics of this roadmap. */
  readonly optionalMinutes: number;
}

export type PlanWarning =
  /** `topic` was taken before something it requires, to break a circle. */
  | { readonly type: "cyclic-requires"; readonly roadmap: string; readonly topic: string }
  | { readonly type: "unknown-requires"; readonly roadmap: string; readonly topic: string; readonly requires: string }
  /** Enrolled, but its content is not on this device. */
  | { readonly type: "missing-roadmap"; readonly roadmap: string };
