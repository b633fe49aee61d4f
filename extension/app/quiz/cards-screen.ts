/** What the page of the learner's own cards shows, as words. */
import type { ClozePiece } from "./part-screen.ts";

export type CardsPage =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly screen: CardsScreen }
  | { readonly type: "fault"; readonly title: string; readonly lede: string; readonly retryLabel: string };

export interface CardsScreen {
  readonly title: string;
  readonly lede: string;
  /** The newest first. */
  readonly cards: readonly CardLine[];
  readonly exportLabel: string;
  readonly importLabel: string;
  /** What the last export or import did, or null. */
  readonly said: string | null;
  /** A change that was not kept, or null. */
  readonly failed: string | null;
}

export interface CardLine {
  readonly id: string;
  /** The front with what it hides. */
  readonly front: readonly ClozePiece[];
  readonly back: string;
  /** Topic or step that it belongs to, or null. */
  readonly where: { readonly label: string; readonly href: string } | null;
  /** `comes back on Saturday`, `not asked yet`, `not asked any more`. */
  readonly when: string;
  readonly resting: boolean;
  /** Null unless it is being edited; then its texts as they are stored. */
  readonly edited: EditedCard | null;
}

export interface EditedCard {
  readonly front: string;
  readonly back: string;
  readonly frontLabel: string;
  readonly backLabel: string;
  /** A question needs a back, a text with something hidden does not. */
  readonly help: string;
}

export interface CardsActs {
  edit(id: string): void;
  leave(): void;
  keep(id: string, front: string, back: string): void;
  /** Stops asking, or asks again. */
  rest(id: string): void;
  trash(id: string): void;
  exportCards(): void;
  importCards(text: string): void;
  retry(): void;
}
