/**
 * The whole page for a note that has its address or a passage only. What the learner wrote and chose stays; what the
 * note kept before is told, so that the act can be taken back.
 */
import { dayOfWallClock } from "#shared/std/day.ts";
import { keptAddress } from "./kept-address.ts";
import { keptFacts } from "./kept-facts.ts";
import { readPage } from "./read-page.ts";
import type { AddWholeAnswer, DropWholeAnswer, KeptBefore, OpenPage } from "./save-desk.ts";
import { savedNote, type SavePageDeps } from "./save-page.ts";

/** Reads the page in the tab and keeps it with the note of its address. A page that is not read changes nothing. */
export async function addWhole(deps: SavePageDeps, id: string, page: OpenPage): Promise<AddWholeAnswer> {
  const read = await readPage(deps.reader, { ...page, what: "page", passage: null });
  const { clip, why } = read;
  if (clip === null) return { type: "unread", why: why ?? "empty" };
  return deps.inTurn(async () => {
    const found = await deps.notes.read(id);
    if (!found.ok) return found.error;
    const note = found.value;
    if (!note || note.deletedAt !== null) return { type: "note-gone" };
    if (note.kind === "page" || note.kind === "text") return { type: "already-saved", note: savedNote(note) };
    if (keptAddress(page.url, page.canonicalLink)?.canonical !== note.canonicalUrl) {
      return { type: "unread", why: "moved-on" };
    }
    const stored = await deps.blobs.put(clip);
    if (!stored.ok) return stored.error;
    const facts = keptFacts(read.facts, dayOfWallClock(deps.clock.wall(), deps.rolloverHour));
    const set = await deps.notes.setPage(id, { kind: "page", clip: stored.value, ...facts });
    if (!set.ok) return set.error;
    const { kind, clip: clipBefore, author, published } = note;
    const before: KeptBefore = { kind, clip: clipBefore, author, published };
    return { type: "whole-added", note: savedNote({ ...note, kind: "page" }), before, cut: read.cut };
  });
}

/** Takes the whole page out of the note again. Its copy stays among the blobs, which are never deleted. */
export async function dropWhole(
  { notes, inTurn }: Pick<SavePageDeps, "notes" | "inTurn">,
  id: string,
  before: KeptBefore,
): Promise<DropWholeAnswer> {
  return inTurn(async () => {
    const set = await notes.setPage(id, before);
    if (!set.ok) return set.error;
    const note = await notes.find(id);
    return note ? { type: "whole-dropped", note: savedNote(note) } : { type: "note-gone" };
  });
}
