/** What the popup shows, as words. */

export type PopupScreen = FormScreen | KnownScreen | WordScreen;

/** The page can be saved. */
export interface FormScreen {
  readonly state: "form";
  readonly page: PageLines;
  /** What goes with it: the whole page, a passage, or the address alone. */
  readonly what: "page" | "selection" | "link";
  readonly passage: string | null;
  /** What went wrong before, or why only the address can be kept. */
  readonly notice: string | null;
  readonly fault: boolean;
  readonly pick: Pick;
  readonly commentLabel: string;
  readonly commentPlaceholder: string;
  readonly commentHint: string;
  readonly comment: string;
  readonly saveLabel: string;
  readonly hint: string | null;
  readonly busy: boolean;
}

/** The page has its note, from before or by now. */
export interface KnownScreen {
  readonly state: "known";
  readonly title: string;
  readonly where: string;
  readonly page: PageLines;
  readonly sentence: string | null;
  readonly fault: boolean;
  /** Offers the passage that the note does not have yet. */
  readonly addLabel: string | null;
  /** Offers the whole page to a note that has its address or a passage only. */
  readonly wholeLabel: string | null;
  /** Nothing else is the next thing to do here. */
  readonly wholeFirst: boolean;
  readonly openLabel: string;
  readonly moveLabel: string;
  /** There when the learner asked to move it. */
  readonly move: Pick | null;
  readonly busy: boolean;
}

/** There is nothing to press but one thing: nothing begun yet, or the storage does not answer. */
export interface WordScreen {
  readonly state: "word";
  readonly fault: boolean;
  readonly title: string;
  readonly text: string;
  readonly act: "open-today" | "retry";
  readonly actLabel: string;
}

export interface PageLines {
  readonly title: string;
  readonly site: string;
}

export interface Pick {
  readonly label: string;
  readonly groups: readonly PickGroup[];
  /** Key of the chosen option. */
  readonly chosen: string;
}

export interface PickGroup {
  readonly label: string;
  readonly options: readonly PickOption[];
}

export interface PickOption {
  readonly key: string;
  readonly label: string;
}

/** The short trail at the foot. */
export interface MiniTrail {
  readonly label: string;
  readonly short: string;
  readonly stops: readonly {
    readonly state: "done" | "today" | "ahead";
    readonly fill: number;
    readonly number: number;
  }[];
}
