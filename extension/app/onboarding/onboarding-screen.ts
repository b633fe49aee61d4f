/** What the page of choices before a plan shows, as words. */

export interface OnboardingScreen {
  readonly roadmapTitle: string;
  readonly hours: readonly HoursDay[];
  /** `4 h 10 a week.` */
  readonly week: string;
  /** ISO dates, for date fields; "" where none is chosen. */
  readonly start: string;
  readonly earliest: string;
  readonly target: string;
  /** False once the roadmap was begun: its first day stays. */
  readonly startOpen: boolean;
  readonly tracks: readonly TrackChoice[];
  readonly steps: readonly KnownStep[];
  readonly preview: OnboardingPreview;
}

export interface HoursDay {
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
  readonly short: string;
  readonly long: string;
  readonly minutes: number;
  /** `45`, or `off`. */
  readonly value: string;
  /** `45 min`, or `day off`, for screen readers. */
  readonly said: string;
  /** Height beside the longest day, in percent. */
  readonly share: number;
}

export interface TrackChoice {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: string; readonly chosen: boolean }[];
}

export interface KnownStep {
  readonly id: string;
  readonly title: string;
  readonly known: boolean;
  /** `6 of 8 topics`, once the step is ticked. */
  readonly count: string;
  /** What the learner looks through: one line a topic. */
  readonly checks: readonly SelfCheck[];
}

export interface SelfCheck {
  readonly topic: string;
  readonly title: string;
  readonly outcome: string;
  readonly known: boolean;
}

export interface OnboardingPreview {
  readonly finish: string;
  /** `about 72 days of study, 4 h 10 a week` */
  readonly days: string;
  readonly legs: readonly {
    readonly number: number;
    readonly title: string;
    readonly known: boolean;
    readonly after: string;
  }[];
  readonly first: { readonly label: string; readonly title: string; readonly minutes: string } | null;
  /** A target that is not met, a plan that finds no days: sentences. */
  readonly notes: readonly string[];
}
