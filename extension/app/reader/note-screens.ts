/** What the pages of notes show, as words: views draw them. */
import type { Note } from "#shared/domain/notes.ts";
import type { NoteLine, Stop } from "#ext/app/today/today-screen.ts";
import type { Link } from "./reader-screens.ts";

export interface NotesScreen {
  readonly count: string;
  /** By step, the one with the newest note first; notes newest first in each. */
  readonly groups: readonly NoteGroup[];
  /** There are older ones. */
  readonly more: boolean;
}

export interface NoteGroup {
  readonly key: string;
  readonly title: string;
  /** Null where the step is not known here. */
  readonly step: {
    readonly href: string;
    readonly number: number;
    readonly state: Stop["state"];
    readonly fill: number;
  } | null;
  /** Notes of one page are one line, that of the newest; `ids` are all of them. */
  readonly notes: readonly (NoteLine & { readonly id: string; readonly ids: readonly string[] })[];
}

export interface NoteScreen {
  /** Which note it is, and where it belongs: a card that is made of it belongs there too. */
  readonly place: Pick<Note, "id" | "roadmap" | "step" | "topic">;
  readonly title: string;
  readonly where: string;
  /** Who wrote the page, and when; "" where it does not say. */
  readonly byline: string;
  /** The page it was saved from. */
  readonly source: Link | null;
  readonly dated: string;
  /** The learner's own text as Markdown, without what stands in the title. */
  readonly body: string;
  readonly quotes: readonly QuotePart[];
  /** What other notes hold that were made of the same page, as two browsers do that are offline. */
  readonly joined: readonly JoinedNote[];
  readonly clip: ClipPart;
  readonly belongs: Link | null;
  /** Topics it can be moved to, by step; empty when its roadmap is not on this device. */
  readonly moveTo: readonly MoveGroup[];
  readonly inTrash: boolean;
}

export interface QuotePart {
  readonly id: string;
  readonly text: string;
  readonly comment: string;
}

/** Another note of the same page. */
export interface JoinedNote {
  readonly id: string;
  /** Where it belongs and when it was made; leads to it. */
  readonly link: Link;
  readonly body: string;
  readonly quotes: readonly QuotePart[];
}

export type ClipPart =
  | { readonly type: "none" }
  | { readonly type: "loading" }
  | { readonly type: "text"; readonly markdown: string }
  /** The note names a copy that this device does not hold. */
  | { readonly type: "missing" };

export interface MoveGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
}
