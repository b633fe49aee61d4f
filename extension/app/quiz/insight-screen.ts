/** What the insight page shows, as words and shares. */

export type InsightPage =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly screen: InsightScreen }
  | { readonly type: "fault"; readonly title: string; readonly lede: string; readonly retryLabel: string };

export type InsightScreen = InsightEmpty | InsightReady;

/** Nothing was answered yet. */
export interface InsightEmpty {
  readonly state: "empty";
  readonly title: string;
  readonly lede: string;
  readonly link: { readonly label: string; readonly href: string };
}

export interface InsightReady {
  readonly state: "ready";
  readonly title: string;
  readonly lede: string;
  readonly retention: RetentionPart;
  readonly days: DaysPart;
  readonly hardest: HardestPart | null;
  readonly ahead: AheadPart;
}

export interface RetentionPart {
  readonly title: string;
  readonly lede: string;
  readonly heldLabel: string;
  readonly expectedLabel: string;
  /** Empty until a question came back. */
  readonly rows: readonly RetentionRow[];
}

export interface RetentionRow {
  readonly key: string;
  readonly title: string;
  /** `22 of 24 held, 21 expected` */
  readonly detail: string;
  /** Shares of 1. */
  readonly held: number;
  readonly expected: number;
}

export interface DaysPart {
  readonly title: string;
  /** The drawing in a sentence. */
  readonly label: string;
  /** The oldest first, each of seven days from the locale's first on; days to come are null. */
  readonly weeks: readonly (readonly (DayCell | null)[])[];
  /** Names of months over the weeks in which they begin. */
  readonly months: readonly { readonly week: number; readonly name: string }[];
  /** Names of the days of a week, in order. */
  readonly weekdays: readonly string[];
  readonly less: string;
  readonly more: string;
  readonly table: TableText;
}

export interface DayCell {
  readonly day: number;
  readonly count: number;
  /** `Thu 12 Nov: 8 questions` */
  readonly label: string;
}

export interface HardestPart {
  readonly title: string;
  readonly lede: string;
  readonly rows: readonly {
    readonly key: string;
    readonly text: string;
    readonly detail: string;
    /** The topic to read, or null where there is none. */
    readonly link: { readonly label: string; readonly href: string } | null;
  }[];
}

export interface AheadPart {
  readonly title: string;
  readonly label: string;
  readonly bars: readonly AheadBar[];
  readonly table: TableText;
}

export interface AheadBar {
  readonly day: number;
  /** Share of the highest bar. */
  readonly share: number;
  readonly count: string;
  /** Under every seventh bar that has room for it; else "". */
  readonly label: string;
  readonly today: boolean;
}

export interface TableText {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
}
