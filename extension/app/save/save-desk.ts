/**
 * Saving as the pages see it: plain data in, plain data out, since it travels to the background and back. The service
 * there and the client in a page are the same interface.
 */
import type { TextQuote } from "#ext/clipper/clip.ts";
import type { OpenDocError, SaveError } from "#shared/ports.ts";
import type { Targets } from "./targets.ts";

export interface SaveDesk {
  /** Where a page can go. */
  targets(): Promise<TargetsAnswer>;
  /** The note that this address has already, tracking parameters and the like aside. */
  find(page: PageQuestion): Promise<FindAnswer>;
  save(input: SaveInput): Promise<SaveAnswer>;
  move(note: string, target: Target): Promise<MoveAnswer>;
  /** Keeps the whole page with a note that has its address or a passage only. */
  addWhole(note: string, page: OpenPage): Promise<AddWholeAnswer>;
  /** Takes that back: the note keeps what it kept before. */
  dropWhole(note: string, before: KeptBefore): Promise<DropWholeAnswer>;
  /** Takes a saved note back: it goes to the trash. */
  trash(note: string): Promise<TrashAnswer>;
}

/** The topic a note belongs to. */
export interface Target {
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
}

export type TargetsAnswer =
  | { readonly type: "targets"; readonly targets: Targets }
  /** No roadmap was begun: a page has no step to go to yet. */
  | { readonly type: "not-begun" }
  | SaveFailure;

export interface PageQuestion {
  readonly url: string;
  /** `<link rel="canonical">` as the page says, or null. */
  readonly canonicalLink: string | null;
  readonly passage: TextQuote | null;
}

/** A page in a tab, to be read as a whole. */
export type OpenPage = Pick<SaveInput, "tab" | "url" | "canonicalLink">;

/** What a note kept of its page before it got the whole. */
export interface KeptBefore {
  readonly kind: "link" | "selection";
  /** SHA-256 of the passage's Markdown, or null. */
  readonly clip: string | null;
  readonly author: string;
  readonly published: number | null;
}

/** `passageKnown` is true when the note holds the passage asked for already. */
export type FindAnswer =
  | { readonly type: "found"; readonly note: SavedNote; readonly passageKnown: boolean }
  | { readonly type: "new" }
  | SaveFailure;

export interface SavedNote extends Target {
  readonly id: string;
  readonly kind: "text" | "link" | "page" | "selection";
  readonly title: string;
  readonly site: string;
  /** The civil day it was made. */
  readonly day: number;
}

export interface SaveInput extends PageQuestion {
  /** The browser's number of the tab to read. */
  readonly tab: number;
  readonly what: "page" | "selection" | "link";
  readonly title: string;
  /** Null is today's topic. */
  readonly target: Target | null;
  readonly comment: string;
}

export type SaveAnswer =
  /** `cut` is true when the page was longer than what is kept of it. */
  | { readonly type: "saved"; readonly note: SavedNote; readonly cut: boolean }
  /** The page could not be read; its address was kept. */
  | { readonly type: "saved-as-link"; readonly note: SavedNote; readonly why: ReadFailure }
  /** A new passage went below those that the note had. */
  | { readonly type: "added"; readonly note: SavedNote }
  | { readonly type: "already-saved"; readonly note: SavedNote }
  | { readonly type: "not-begun" }
  /** An address that is not kept: a script, or data. */
  | { readonly type: "refused" }
  | SaveFailure;

export type AddWholeAnswer =
  | {
      readonly type: "whole-added";
      readonly note: SavedNote;
      readonly before: KeptBefore;
      /** The page was longer than what is kept of it. */
      readonly cut: boolean;
    }
  /** Another device or tab was faster. */
  | { readonly type: "already-saved"; readonly note: SavedNote }
  /** The note is as it was. */
  | { readonly type: "unread"; readonly why: ReadFailure }
  | SaveFailure;

export type DropWholeAnswer = { readonly type: "whole-dropped"; readonly note: SavedNote } | SaveFailure;
export type MoveAnswer = { readonly type: "moved"; readonly note: SavedNote } | SaveFailure;
export type TrashAnswer = { readonly type: "trashed" } | SaveFailure;

/** Why there is no text of a page. */
export type ReadFailure =
  /** The browser lets no extension read it. */
  | "no-access"
  /** It did not answer in time. */
  | "hung"
  /** Reading it failed. */
  | "broken"
  /** There is no text in it. */
  | "empty"
  /** The tab shows another page by now. */
  | "moved-on";

export type SaveFailure =
  | OpenDocError
  | SaveError
  /** A newer Waymark wrote the library: it is shown, and nothing is written. */
  | { readonly type: "read-only" }
  | { readonly type: "note-gone" };
