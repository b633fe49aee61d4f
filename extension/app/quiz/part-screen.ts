/** The part of a question that is answered, as words: options, an order, a field, a card. */

export type QuestionPart = OptionsPart | OrderPart | TextPart | CardPart;

export interface OptionsPart {
  readonly type: "options";
  /** One of them, or all that fit. */
  readonly many: boolean;
  /** True and false stand beside each other. */
  readonly pair: boolean;
  readonly groupLabel: string;
  readonly options: readonly OptionLine[];
}

export interface OptionLine {
  readonly id: string;
  /** 1 to 9: the key that chooses it. */
  readonly number: number;
  readonly text: string;
  readonly chosen: boolean;
  /** Null before the answer; then how it is drawn. */
  readonly state: "right" | "wrong" | "rest" | null;
  /** `your answer`, `right`, `missed`; "" where there is nothing to say. */
  readonly word: string;
  /** Why it is wrong, after the answer; "" where the question says nothing. */
  readonly why: string;
}

export interface OrderPart {
  readonly type: "order";
  readonly groupLabel: string;
  readonly items: readonly OrderLine[];
  /** The right order, after a wrong answer; else empty. */
  readonly rightOrder: readonly string[];
  readonly rightLabel: string;
}

export interface OrderLine {
  readonly id: string;
  /** Its place, from 1. */
  readonly number: number;
  readonly text: string;
  readonly upLabel: string;
  readonly downLabel: string;
  readonly state: "right" | "wrong" | null;
}

export interface TextPart {
  readonly type: "text";
  readonly label: string;
  readonly text: string;
  /** Several lines: what a program prints. Enter makes a line there; Ctrl+Enter checks. */
  readonly lines: boolean;
  readonly numeric: boolean;
  readonly state: "right" | "wrong" | null;
  readonly word: string;
  /** Accepted answers, after a wrong one; else empty. */
  readonly accepted: readonly string[];
  readonly acceptedLabel: string;
}

/** A card of the learner's own: they say themselves how well it was known. */
export interface CardPart {
  readonly type: "card";
  /** The front, cut where a cloze hides something. */
  readonly front: readonly ClozePiece[];
  /** Null until it is turned. */
  readonly back: string | null;
  readonly turnLabel: string;
  /** After the turn: 1 not yet, 2 with effort, 3 known. */
  readonly rates: readonly { readonly number: number; readonly label: string; readonly chosen: boolean }[];
}

export interface ClozePiece {
  readonly text: string;
  readonly hidden: boolean;
}
