/** Which blobs a doc names: the saved pages of notes, and imported roadmaps. */
import type { Doc } from "yjs";
import { readImportedRoadmaps } from "#shared/domain/household.ts";
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";
import { readNotes } from "#shared/domain/notes.ts";

/** SHA-256 of each, also of notes in the trash: they can be taken out again. */
export function namedBlobs(name: DocName, doc: Doc): readonly string[] {
  if (name === LIBRARY) return [...readImportedRoadmaps(doc).values()].map(({ blob }) => blob);
  if (!name.startsWith("notes/")) return [];
  return readNotes(doc).flatMap(({ clip }) => (clip === null ? [] : [clip]));
}
