/** The library and the notes for the background. */
import { createLibraryModel } from "#ext/app/library-model.ts";
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import { createNotes, type Notes, type NotesDeps } from "#ext/app/notes/notes.ts";
import { readDocList } from "#shared/domain/household.ts";
import type { OpenDocError } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { OpenedForSaving } from "./save-service.ts";

export async function openForSaving(
  ports: Omit<NotesDeps, "library">,
  open: () => Promise<OpenedLibrary>,
): Promise<Result<OpenedForSaving, OpenDocError>> {
  const opened = await open();
  if (opened.type === "fault") return err({ type: "storage-unavailable", detail: opened.detail });
  // The new tab says what was lost, and how to go on; nothing is written beside it.
  if (opened.type === "lost") return err({ type: "storage-unavailable", detail: "library lost" });
  const library = createLibraryModel(opened.library);
  const notes = createNotes({ ...ports, library });
  await mendIndex(notes, readDocList(opened.library.doc));
  return ok({ library, notes });
}

/** The index is derived and can be lost alone: without its rows a page would be saved twice. */
async function mendIndex(notes: Notes, docs: readonly string[]): Promise<void> {
  if (!docs.some((name) => name.startsWith("notes/"))) return;
  if ((await notes.count()) === 0) await notes.reindexAll();
}
