/** The doc side with what is worked out of docs kept beside it: what sync brings is in every list at once. */
import type { Doc } from "yjs";
import { parseDocName, type DocName } from "#shared/domain/ids.ts";
import { readNotes, rowOfNote } from "#shared/domain/notes.ts";
import type { CardCache, DocStore, NoteIndex } from "#shared/ports.ts";
import type { DocSide } from "#shared/sync/ports.ts";

export interface IndexedDocsDeps {
  readonly docs: DocStore;
  readonly noteIndex: NoteIndex;
  readonly cardCache: Pick<CardCache, "expire">;
}

export function createIndexedDocs(side: DocSide, { docs, noteIndex, cardCache }: IndexedDocsDeps): DocSide {
  /** What follows from a change of the doc, or null. */
  function followUp(name: DocName): ((doc: Doc) => Promise<void>) | null {
    if (name.startsWith("notes/")) {
      return (doc) =>
        noteIndex.replace(
          name,
          readNotes(doc).map((note) => rowOfNote(note, name)),
        );
    }
    // Worked out once all of them have come: by an open page, or by the background (`app/quiz/due-badge.ts`).
    return name.startsWith("reviews/") ? () => cardCache.expire() : null;
  }

  return {
    ...side,
    async apply(name, known, updates) {
      const docName = parseDocName(name);
      const follow = docName && followUp(docName);
      if (docName === null || follow === null) return side.apply(name, known, updates);
      const opened = await docs.open(docName);
      if (!opened.ok) return opened;
      const { doc } = opened.value;
      let isChanged = false;
      const onUpdate = (): void => void (isChanged = true);
      doc.on("update", onUpdate);
      try {
        const applied = await side.apply(name, known, updates);
        if (applied.ok && isChanged) await follow(doc);
        return applied;
      } finally {
        doc.off("update", onUpdate);
        await opened.value.close();
      }
    },
  };
}
