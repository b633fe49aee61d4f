/**
 * Notes, in the docs `notes/<year-month>`: nested types only under random ids. Step and topic are fields, so a note
 * never changes docs when its step moves; the trash is a field, so nothing is deleted.
 */
import * as Y from "yjs";
import * as v from "valibot";
import type { NoteRow } from "../ports.ts";
import type { DocName } from "./ids.ts";
import { DaySchema } from "./flat-map.ts";
import { MAX_AUTHOR } from "./note-bounds.ts";

export type NoteKind = "text" | "link" | "page" | "selection";

/** A passage of a page with the words around it, and the learner's comment. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly comment: string;
}

export interface Note {
  readonly id: string;
  readonly kind: NoteKind;
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
  readonly title: string;
  /** "" for the learner's own line. */
  readonly url: string;
  readonly canonicalUrl: string;
  readonly site: string;
  /** Who wrote the page, as it says itself; "" when it does not. */
  readonly author: string;
  /** The civil day on which the page says that it was published, or null. */
  readonly published: number | null;
  readonly day: number;
  readonly createdAt: number;
  /** The learner's own text. */
  readonly body: string;
  /** SHA-256 of the saved page's Markdown, or null. */
  readonly clip: string | null;
  readonly quotes: ReadonlyMap<string, Quote>;
  /** The civil day it went to the trash, or null. */
  readonly deletedAt: number | null;
}

const Fields = v.object({
  kind: v.picklist(["text", "link", "page", "selection"]),
  roadmap: v.string(),
  step: v.string(),
  topic: v.string(),
  title: v.string(),
  url: v.optional(v.string(), ""),
  canonicalUrl: v.optional(v.string(), ""),
  site: v.optional(v.string(), ""),
  // What a page says of itself is never worth a note: what is not understood is passed over.
  author: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(MAX_AUTHOR)), ""), ""),
  published: v.fallback(v.optional(v.nullable(DaySchema), null), null),
  day: DaySchema,
  createdAt: v.number(),
  clip: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))), null),
  deletedAt: v.optional(v.nullable(DaySchema), null),
});

const QuoteSchema = v.object({ exact: v.string(), prefix: v.string(), suffix: v.string(), comment: v.string() });

/** The note of `id` in a notes doc, or null when there is none or it is not understood. */
export function readNote(doc: Y.Doc, id: string): Note | null {
  const entry = doc.getMap("notes").get(id);
  return entry instanceof Y.Map ? noteOfEntry(id, entry) : null;
}

export function readNotes(doc: Y.Doc): Note[] {
  const notes: Note[] = [];
  for (const [id, entry] of doc.getMap("notes").entries()) {
    const note = entry instanceof Y.Map ? noteOfEntry(id, entry) : null;
    if (note) notes.push(note);
  }
  return notes;
}

function noteOfEntry(id: string, entry: Y.Map<unknown>): Note | null {
  const plain = Object.fromEntries([...entry.entries()].filter(([, value]) => !(value instanceof Y.AbstractType)));
  const fields = v.safeParse(Fields, plain);
  if (!fields.success) return null;
  const body = entry.get("body");
  const quotes = new Map<string, Quote>();
  const stored = entry.get("quotes");
  if (stored instanceof Y.Map) {
    for (const [quoteId, value] of stored.entries()) {
      const quote = v.safeParse(QuoteSchema, value);
      if (quote.success) quotes.set(quoteId, quote.output);
    }
  }
  return { id, ...fields.output, body: body instanceof Y.Text ? body.toJSON() : "", quotes };
}

/** What a new note is made from. `body` may be "". */
export type NewNote = Omit<Note, "deletedAt">;

export function addNote(doc: Y.Doc, note: NewNote): void {
  doc.transact(() => {
    const entry = new Y.Map<unknown>();
    doc.getMap("notes").set(note.id, entry);
    const { id, body, quotes, ...fields } = note;
    for (const [key, value] of Object.entries(fields)) if (value !== null && value !== "") entry.set(key, value);
    for (const key of ["roadmap", "step", "topic", "title"] as const) entry.set(key, fields[key]);
    entry.set("body", new Y.Text(body));
    const quoteMap = new Y.Map<unknown>();
    entry.set("quotes", quoteMap);
    for (const [quoteId, quote] of quotes) quoteMap.set(quoteId, { ...quote });
  });
}

/** Adds passages below those a note has. A note that is gone changes nothing. */
export function addQuotes(doc: Y.Doc, id: string, quotes: ReadonlyMap<string, Quote>): void {
  const entry = doc.getMap("notes").get(id);
  const stored = entry instanceof Y.Map ? entry.get("quotes") : undefined;
  if (!(stored instanceof Y.Map)) return;
  doc.transact(() => {
    for (const [quoteId, quote] of quotes) stored.set(quoteId, { ...quote });
  });
}

/** What a note keeps of its page: the saved copy, and what the page says of itself. */
export type KeptPage = Pick<Note, "kind" | "clip" | "author" | "published">;

/** Moves a note to another topic, to the trash and back, or names its saved copy. */
export function setNoteFields(
  doc: Y.Doc,
  id: string,
  change: Partial<Pick<Note, "step" | "topic" | "title" | "deletedAt"> & KeptPage>,
): void {
  const entry = doc.getMap("notes").get(id);
  if (!(entry instanceof Y.Map)) return;
  doc.transact(() => {
    for (const [key, value] of Object.entries(change)) if (entry.get(key) !== value) entry.set(key, value);
  });
}

/** The note's own text, to be edited in place, or null. */
export function noteBody(doc: Y.Doc, id: string): Y.Text | null {
  const entry = doc.getMap("notes").get(id);
  const body = entry instanceof Y.Map ? entry.get("body") : undefined;
  return body instanceof Y.Text ? body : null;
}

/** The row that lists show of a note. */
export function rowOfNote(note: Note, doc: DocName): NoteRow {
  const { body, clip, quotes, deletedAt, author, published, ...fields } = note;
  const firstQuote = quotes.values().next().value?.exact ?? "";
  return { ...fields, title: note.title || body || firstQuote, doc, deleted: deletedAt !== null };
}
