/** The library out and in as one file, and what is stored. An import shows first what it would add. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { exportLibrary, type PortableLibrary } from "#ext/app/library/export.ts";
import { applyImport, previewImport, type ImportError, type ImportPreview } from "#ext/app/library/import.ts";
import type { Texts } from "#ext/app/texts.ts";
import { isoOfDay, type Day } from "#shared/std/day.ts";
import type { DataScreen, PreviewScreen, Said } from "./options-screen.ts";
import { importFault } from "./import-fault.ts";

/** A file that the learner chose. */
export interface ChosenFile {
  readonly name: string;
  text(): Promise<string>;
}

export interface DataOptionsDeps {
  readonly texts: Texts;
  readonly library: PortableLibrary;
  readonly today: () => Day;
  readonly storage: () => Promise<StorageState>;
  readonly stored: () => Promise<StoredCounts>;
  /** Hands a file to the learner. */
  readonly download: (name: string, content: string) => void;
  /** Called after an import: what is derived from the docs is made anew. */
  readonly imported: () => Promise<void>;
}

export interface StorageState {
  /** Bytes used, or null when the browser does not say. */
  readonly used: number | null;
  readonly persisted: boolean;
}

export interface StoredCounts {
  readonly notes: number;
  readonly pages: number;
  readonly topics: number;
}

export interface DataOptions {
  readonly screen: ReadonlySignal<DataScreen>;
  start(): Promise<void>;
  exportAll(): Promise<void>;
  choose(file: ChosenFile): Promise<void>;
  confirm(): Promise<void>;
  leave(): void;
}

interface DataState {
  readonly busy: DataScreen["busy"];
  readonly exported: Said | null;
  readonly imported: Said | null;
  readonly preview: ImportPreview | null;
  readonly fileName: string;
  readonly storage: StorageState | null;
  readonly counts: StoredCounts | null;
}

/** Larger files are not read: a library of ten years is far below. */
const MAX_FILE_CHARACTERS = 400_000_000;

export function createDataOptions(deps: DataOptionsDeps): DataOptions {
  const { texts, library } = deps;
  const state = signal<DataState>({
    busy: null,
    exported: null,
    imported: null,
    preview: null,
    fileName: "",
    storage: null,
    counts: null,
  });
  const set = (change: Partial<DataState>): void => {
    state.value = { ...state.value, ...change };
  };
  const refuse = (error: ImportError): void => set({ imported: { fault: true, text: importFault(texts, error) } });

  const count = async (): Promise<void> => {
    const [storage, counts] = await Promise.all([deps.storage(), deps.stored()]);
    set({ storage, counts });
  };

  return {
    screen: computed(() => screenOf(texts, state.value)),
    start: count,
    async exportAll() {
      if (state.value.busy) return;
      set({ busy: "export", exported: null });
      const day = deps.today();
      const text = await exportLibrary(library, day);
      if (!text.ok) {
        return set({ busy: null, exported: { fault: true, text: texts.t("optionsExportFault") } });
      }
      const name = `waymark-library-${isoOfDay(day)}.json`;
      deps.download(name, text.value);
      set({ busy: null, exported: { fault: false, text: texts.t("optionsExported", name) } });
    },
    async choose(file) {
      if (state.value.busy) return;
      set({ busy: "import", preview: null, imported: null, fileName: file.name });
      const text = await file.text().catch(() => null);
      const found = text === null || text.length > MAX_FILE_CHARACTERS ? null : await previewImport(library, text);
      set({ busy: null });
      if (found === null) refuse({ type: "not-json" });
      else if (found.ok) set({ preview: found.value });
      else refuse(found.error);
    },
    async confirm() {
      const { preview, busy } = state.value;
      if (!preview || busy) return;
      set({ busy: "import" });
      const done = await applyImport(library, preview);
      await deps.imported();
      set({ busy: null, preview: null });
      if (done.ok) set({ imported: { fault: false, text: texts.t("optionsImported") } });
      else refuse(done.error);
      await count();
    },
    leave: () => set({ preview: null }),
  };
}

function screenOf(texts: Texts, state: DataState): DataScreen {
  const { busy, exported, imported, preview, counts, storage } = state;
  return {
    busy,
    exported,
    imported,
    preview: preview && previewOf(texts, preview, state.fileName),
    stored: counts ? storedText(texts, counts) : texts.t("optionsCounting"),
    storage: storage ? storageText(texts, storage) : texts.t("optionsCounting"),
    persisted: storage?.persisted === true,
  };
}

function previewOf(texts: Texts, { summary }: ImportPreview, name: string): PreviewScreen {
  const lines = [
    summary.notes > 0 ? texts.count("optionsAddNotes", summary.notes) : null,
    summary.pages > 0 ? texts.count("optionsAddPages", summary.pages) : null,
    summary.marks > 0 ? texts.count("optionsAddMarks", summary.marks) : null,
    summary.reviews > 0 ? texts.count("optionsAddReviews", summary.reviews) : null,
  ].filter((line) => line !== null);
  return {
    title: texts.t("optionsPreviewTitle", name, texts.date(summary.exportedDay)),
    lines,
    text: texts.t(lines.length === 0 ? "optionsPreviewNothing" : "optionsPreviewMerge"),
  };
}

function storedText(texts: Texts, { notes, pages, topics }: StoredCounts): string {
  return [
    texts.count("optionsHaveNotes", notes),
    texts.count("optionsHavePages", pages),
    texts.count("optionsHaveTopics", topics),
  ].join(" · ");
}

function storageText(texts: Texts, { used, persisted }: StorageState): string {
  const kept = texts.t(persisted ? "optionsStoragePersisted" : "optionsStoragePlain");
  return used === null ? kept : `${texts.t("optionsStorageUsed", texts.number(Math.round(used / 1e5) / 10))} ${kept}`;
}
