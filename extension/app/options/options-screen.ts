/** What the options page shows, as words. Each section has its own model; views draw these. */

export interface PlanScreen {
  readonly summary: string;
  /** What became of the accepted dates, or null while they hold. */
  readonly dates: DatesLine | null;
  readonly days: readonly WeekdayField[];
  readonly paces: readonly Choice<number>[];
  readonly rollover: readonly Choice<number>[];
  readonly breathe: boolean;
  readonly showWeek: boolean;
  readonly showBadge: boolean;
  readonly tracks: readonly TrackScreen[];
  /** Empty while one roadmap is walked alone. */
  readonly shares: readonly ShareScreen[];
  /** The first day that can be taken off, an ISO date. */
  readonly earliest: string;
  readonly timeOff: readonly TimeOff[];
  /** The library cannot be changed here, or null. */
  readonly notice: string | null;
}

export type DatesLine =
  | { readonly type: "waiting"; readonly before: string; readonly after: string }
  | { readonly type: "moved"; readonly text: string }
  | { readonly type: "told"; readonly text: string };

/** How much of the days a roadmap gets beside others. */
export interface ShareScreen {
  readonly roadmap: string;
  readonly title: string;
  readonly text: string;
  readonly choices: readonly Choice<number>[];
}

/** A day off or a pause to come. */
export interface TimeOff {
  readonly key: string;
  readonly text: string;
  readonly remove: string;
}

/** Minutes of one weekday. */
export interface WeekdayField {
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
  readonly short: string;
  readonly long: string;
  readonly minutes: number;
}

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly chosen: boolean;
}

/** The language of a roadmap, and the like. */
export interface TrackScreen {
  readonly roadmap: string;
  readonly track: string;
  readonly title: string;
  readonly roadmapTitle: string;
  readonly options: readonly Choice<string>[];
}

/** What became of the last export or import. */
export interface DataScreen {
  readonly stored: string;
  readonly storage: string;
  readonly persisted: boolean;
  readonly exported: Said | null;
  readonly imported: Said | null;
  /** The file that was chosen, before anything changes. */
  readonly preview: PreviewScreen | null;
  readonly busy: "export" | "import" | null;
}

export interface Said {
  readonly fault: boolean;
  readonly text: string;
}

export interface PreviewScreen {
  readonly title: string;
  /** What would be added, one thing a line; empty when there is nothing new. */
  readonly lines: readonly string[];
  readonly text: string;
}

export interface LookScreen {
  readonly themes: readonly Choice<"system" | "light" | "dark">[];
  readonly trail: boolean;
  readonly motion: boolean;
}

export interface KeyLine {
  readonly label: string;
  readonly keys: readonly string[];
}
