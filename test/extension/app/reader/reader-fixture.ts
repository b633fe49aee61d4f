/** A reader over doubles and the roadmap that ships. */
import type { ReadonlySignal } from "@preact/signals";
import { LIBRARY } from "#shared/domain/ids.ts";
import { enrol } from "#shared/domain/enrolments.ts";
import { unwrap } from "#shared/std/result.ts";
import type { NoteIndex } from "#shared/ports.ts";
import { createLibraryModel, type LibraryModel } from "#ext/app/library-model.ts";
import { createNotes, type Notes } from "#ext/app/notes/notes.ts";
import type { AppPorts, CatalogSource } from "#ext/app/ports.ts";
import type { ReaderContext } from "#ext/app/reader/reader-context.ts";
import type { Page } from "#ext/app/reader/reader-screens.ts";
import { createReader, type Reader } from "#ext/app/reader/reader.ts";
import { createUndoModel, type UndoModel } from "#ext/app/undo-model.ts";
import { createTimer } from "#ext/app/study/timer.ts";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { createFakeClock, type FakeClock } from "#test/support/fake-clock.ts";
import { createManualTimers, type ManualTimers } from "#test/support/manual-timers.ts";
import { createMemoryDisk, createMemoryDocStore, type MemoryDisk } from "#test/support/memory-doc-store.ts";
import { createMemoryPorts } from "#test/support/memory-ports.ts";
import { settled } from "#test/support/settled.ts";

export const ROADMAP = "backend-developer";

/** Thursday 19 November 2026. */
export const TODAY = 20_776;

export interface ReaderFixture {
  readonly context: ReaderContext;
  readonly reader: Reader;
  readonly ports: AppPorts;
  readonly library: LibraryModel;
  readonly notes: Notes;
  readonly undo: UndoModel;
  readonly disk: MemoryDisk;
  readonly clock: FakeClock;
  readonly timers: ManualTimers;
}

export interface FixtureOptions {
  readonly begun?: boolean;
  readonly catalog?: Partial<CatalogSource>;
  readonly noteIndex?: NoteIndex;
}

export async function readerFixture({ begun = true, catalog, noteIndex }: FixtureOptions = {}): Promise<ReaderFixture> {
  const roadmap = await backendRoadmap();
  const disk = createMemoryDisk();
  const docs = createMemoryDocStore(disk);
  const clock = createFakeClock(TODAY * 86_400_000 + 43_200_000);
  const timers = createManualTimers();
  const doubles = createMemoryPorts(roadmap, { clock, timers, docs, ...(noteIndex && { noteIndex }) });
  const ports: AppPorts = { ...doubles, catalog: { ...doubles.catalog, ...catalog } };
  const library = createLibraryModel(unwrap(await docs.open(LIBRARY)));
  if (begun) library.change((doc) => enrol(doc, ROADMAP, TODAY - 10));
  const undo = createUndoModel(ports);
  const notes = createNotes({ ...ports, library });
  const context = { ports, library, undo, notes, timer: createTimer({ ports, library, undo }) };
  const reader = createReader(context);
  if (!catalog) {
    reader.shelf.roadmap(ROADMAP);
    reader.outlines.roadmap(ROADMAP);
    await settled();
  }
  return { context, reader, ports, library, notes, undo, disk, clock, timers };
}

/** What a page shows, once it is there. */
export function ready<Screen>(page: ReadonlySignal<Page<Screen>>): Screen {
  const now = page.value;
  if (now.type !== "ready") throw new Error(`the page is ${now.type}`);
  return now.screen;
}
