/**
 * Saving one page. An address that has a note never gets a second one: the note is told, or a new passage goes below
 * those it has.
 */
import { dayOfWallClock } from "#shared/std/day.ts";
import { idOfBytes } from "#shared/domain/ids.ts";
import type { NewNote, Quote } from "#shared/domain/notes.ts";
import type { BlobStore, Clock, NoteRow, Random, SaveError } from "#shared/ports.ts";
import { ok, type Result } from "#shared/std/result.ts";
import type { Lane } from "#ext/app/notes/lane.ts";
import type { Notes } from "#ext/app/notes/notes.ts";
import type { TextQuote } from "#ext/clipper/clip.ts";
import { keptAddress, type KeptAddress } from "./kept-address.ts";
import { keptFacts } from "./kept-facts.ts";
import type { PageReader } from "./page-reader.ts";
import { readPage, type ReadPage } from "./read-page.ts";
import type { SaveAnswer, SavedNote, SaveInput, Target } from "./save-desk.ts";

/** What saving needs of the learner's notes. */
export type SaveNotes = Pick<Notes, "add" | "read" | "find" | "byUrl" | "addQuotes" | "setPage" | "move" | "trash">;

export interface SavePageDeps {
  readonly reader: PageReader;
  readonly notes: SaveNotes;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly rolloverHour: number;
  /** Keeps two saves from both finding that there is no note yet. */
  readonly inTurn: Lane;
}

export async function savePage(deps: SavePageDeps, input: SaveInput, target: Target): Promise<SaveAnswer> {
  const address = keptAddress(input.url, input.canonicalLink);
  if (!address) return { type: "refused" };
  const known = await knownNote(deps, address);
  if (known) return await addToKnown(deps, known, input);
  const page = await readPage(deps.reader, input);
  return deps.inTurn(async () => {
    const since = await knownNote(deps, address);
    return since ? addToKnown(deps, since, input) : keep(deps, input, target, address, page);
  });
}

/** The note of an address, or null. Of several, as two devices make them, the newest that keeps the whole page. */
export async function knownNote({ notes }: Pick<SavePageDeps, "notes">, address: KeptAddress): Promise<NoteRow | null> {
  const found = await notes.byUrl(address.canonical);
  const whole = (row: NoteRow): number => (row.kind === "page" ? 1 : 0);
  return [...found].sort((a, b) => whole(b) - whole(a) || b.createdAt - a.createdAt)[0] ?? null;
}

async function addToKnown(deps: SavePageDeps, known: NoteRow, input: SaveInput): Promise<SaveAnswer> {
  const note = savedNote(known);
  if (input.what !== "selection" || !input.passage) return { type: "already-saved", note };
  const whole = await deps.notes.find(known.id);
  if (whole && hasPassage([...whole.quotes.values()], input.passage)) return { type: "already-saved", note };
  const added = await deps.notes.addQuotes(known.id, quotesOf(deps, input.passage, input.comment));
  return added.ok ? { type: "added", note } : added.error;
}

/** The same words in the same place; an old passage without its surroundings counts by its words. */
export function hasPassage(quotes: readonly Quote[], { exact, prefix, suffix }: TextQuote): boolean {
  return quotes.some(
    (quote) =>
      quote.exact === exact &&
      (quote.prefix + quote.suffix === "" ||
        prefix + suffix === "" ||
        (quote.prefix === prefix && quote.suffix === suffix)),
  );
}

async function keep(
  deps: SavePageDeps,
  input: SaveInput,
  target: Target,
  address: KeptAddress,
  page: ReadPage,
): Promise<SaveAnswer> {
  const clip: Result<string | null, SaveError> = page.clip ? await deps.blobs.put(page.clip) : ok(null);
  if (!clip.ok) return clip.error;
  const { clock, random } = deps;
  // A comment on a selection belongs to the passage, where it is shown on the page too.
  const comment = input.comment.trim();
  const day = dayOfWallClock(clock.wall(), deps.rolloverHour);
  const note: NewNote = {
    id: idOfBytes(random.bytes(16)),
    kind: page.kind,
    ...target,
    title: input.title.trim() || page.title || address.url,
    url: address.url,
    canonicalUrl: address.canonical,
    site: address.site,
    ...keptFacts(page.facts, day),
    day,
    createdAt: clock.now(),
    body: page.passage ? "" : comment,
    clip: clip.value,
    quotes: page.passage ? quotesOf(deps, page.passage, comment) : new Map(),
  };
  const added = await deps.notes.add(note);
  if (!added.ok) return added.error;
  const saved = savedNote(note);
  return page.why === null
    ? { type: "saved", note: saved, cut: page.cut }
    : { type: "saved-as-link", note: saved, why: page.why };
}

function quotesOf({ random }: SavePageDeps, passage: TextQuote, comment: string): ReadonlyMap<string, Quote> {
  return new Map([[idOfBytes(random.bytes(16)), { ...passage, comment: comment.trim() }]]);
}

/** What pages are told of a note. */
export function savedNote({ id, kind, roadmap, step, topic, title, site, day }: SavedNote): SavedNote {
  return { id, kind, roadmap, step, topic, title, site, day };
}
