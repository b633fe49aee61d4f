/** A `NoteIndex` in memory. */
import type { NoteIndex, NoteRow } from "#shared/ports.ts";

export function createMemoryNoteIndex(): NoteIndex {
  const rows = new Map<string, NoteRow>();
  const listeners = new Set<() => void>();
  const shown = (): NoteRow[] =>
    [...rows.values()].filter((row) => !row.deleted).sort((a, b) => b.createdAt - a.createdAt);
  const changed = (): Promise<void> => {
    for (const listener of listeners) listener();
    return Promise.resolve();
  };
  return {
    replace(docName, next) {
      for (const row of rows.values()) if (row.doc === docName) rows.delete(row.id);
      for (const row of next) rows.set(row.id, row);
      return changed();
    },
    byStep: (roadmap, step, limit) =>
      Promise.resolve(
        shown()
          .filter((row) => row.roadmap === roadmap && row.step === step)
          .slice(0, limit),
      ),
    byUrl: (url) => Promise.resolve(url === "" ? [] : shown().filter((row) => row.canonicalUrl === url)),
    byId: (id) => Promise.resolve(shown().find((row) => row.id === id) ?? null),
    newest: (limit) => Promise.resolve(shown().slice(0, limit)),
    count: () => Promise.resolve(shown().length),
    clear() {
      rows.clear();
      return changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
