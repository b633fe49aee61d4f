/** The doc side with the note index kept beside it: what sync brings is in every list at once. */
import { parseDocName } from "#shared/domain/ids.ts";
import { readNotes, rowOfNote } from "#shared/domain/notes.ts";
import type { DocStore, NoteIndex } from "#shared/ports.ts";
import type { DocSide } from "#shared/sync/ports.ts";

export interface IndexedDocsDeps {
  readonly docs: DocStore;
  readonly noteIndex: NoteIndex;
}

export function createIndexedDocs(side: DocSide, { docs, noteIndex }: IndexedDocsDeps): DocSide {
  return {
    ...side,
    async apply(name, known, updates) {
      const docName = parseDocName(name);
      if (docName === null || !docName.startsWith("notes/")) return side.apply(name, known, updates);
      const opened = await docs.open(docName);
      if (!opened.ok) return opened;
      const { doc } = opened.value;
      let isChanged = false;
      const onUpdate = (): void => void (isChanged = true);
      doc.on("update", onUpdate);
      try {
        const applied = await side.apply(name, known, updates);
        if (applied.ok && isChanged) {
          await noteIndex.replace(
            docName,
            readNotes(doc).map((note) => rowOfNote(note, docName)),
          );
        }
        return applied;
      } finally {
        doc.off("update", onUpdate);
        await opened.value.close();
      }
    },
  };
}
