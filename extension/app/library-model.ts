/** The library doc as one signal: read anew after every change, by this page or another. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Doc } from "yjs";
import { readBaselines, type Baseline } from "#shared/domain/baseline.ts";
import { readDayOverrides, readPauses, readPins, type Pause } from "#shared/domain/calendar.ts";
import { readEnrolments, type Enrolment } from "#shared/domain/enrolments.ts";
import { readCalendarId } from "#shared/domain/household.ts";
import { readProfile, type Profile } from "#shared/domain/profile.ts";
import { readProgress, type Progress } from "#shared/domain/progress.ts";
import { stampSchema } from "#shared/domain/schema-version.ts";
import { readStudyIntervals, type StudyInterval } from "#shared/domain/study.ts";
import { tryOut } from "#shared/domain/try-out.ts";
import type { OpenDoc, SaveState } from "#shared/ports.ts";
import type { Day } from "#shared/std/day.ts";

export interface LibraryView {
  readonly profile: Profile;
  readonly enrolments: readonly Enrolment[];
  readonly progress: Progress;
  readonly overrides: ReadonlyMap<Day, number>;
  readonly pauses: ReadonlyMap<string, Pause>;
  readonly pins: ReadonlyMap<string, Day>;
  readonly studyIntervals: readonly StudyInterval[];
  /** Accepted dates by roadmap. */
  readonly baselines: ReadonlyMap<string, Baseline>;
  /** What exported calendars are named by, once there was one. */
  readonly calendarId: string | null;
}

export interface LibraryModel {
  readonly view: ReadonlySignal<LibraryView>;
  readonly saving: ReadonlySignal<SaveState>;
  /** True when a newer Waymark wrote the library: it is shown, and acts are refused. */
  readonly readOnly: boolean;
  /** One act of the learner: one transaction. Nothing happens when the library is read-only. */
  change(act: (doc: Doc) => void): void;
  /** Looks into the doc as it is now. */
  read<T>(look: (doc: Doc) => T): T;
  /** The view as it would be after an act; nothing is written. */
  tryOut(act: (doc: Doc) => void): LibraryView;
  dispose(): void;
}

export function createLibraryModel(open: OpenDoc): LibraryModel {
  const { doc } = open;
  const view = signal(viewOf(doc));
  const saving = signal<SaveState>({ type: "saved" });
  const onUpdate = (): void => {
    view.value = viewOf(doc);
  };
  doc.on("update", onUpdate);
  const stopSaving = open.onSaveState((state) => {
    saving.value = state;
  });
  return {
    view,
    saving,
    readOnly: open.readOnly,
    change: (act) => {
      if (open.readOnly) return;
      doc.transact(() => {
        stampSchema(doc);
        act(doc);
      });
    },
    read: (look) => look(doc),
    tryOut: (act) => tryOut(doc, act, viewOf),
    dispose: () => {
      doc.off("update", onUpdate);
      stopSaving();
    },
  };
}

/** All that a library doc says. Within an act: as it stands so far. */
export function viewOf(doc: Doc): LibraryView {
  return {
    profile: readProfile(doc),
    enrolments: readEnrolments(doc),
    progress: readProgress(doc),
    overrides: readDayOverrides(doc),
    pauses: readPauses(doc),
    pins: readPins(doc),
    studyIntervals: readStudyIntervals(doc),
    baselines: readBaselines(doc),
    calendarId: readCalendarId(doc),
  };
}
