/** The saving desk itself, in the background: it holds the library open and does one thing after the other. */
import type { LibraryModel } from "#ext/app/library-model.ts";
import { openOnce } from "#ext/app/library/open-once.ts";
import { createLane } from "#ext/app/notes/lane.ts";
import type { CatalogSource } from "#ext/app/ports.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { BlobStore, Clock, OpenDocError, Random } from "#shared/ports.ts";
import { dayOfWallClock } from "#shared/std/day.ts";
import type { Result } from "#shared/std/result.ts";
import { keptAddress } from "./kept-address.ts";
import type { PageReader } from "./page-reader.ts";
import type { FindAnswer, PageQuestion, SaveDesk, SaveFailure, Target, TargetsAnswer } from "./save-desk.ts";
import { hasPassage, knownNote, savedNote, savePage, type SaveNotes, type SavePageDeps } from "./save-page.ts";
import { targetsOf } from "./targets.ts";
import { addWhole, dropWhole } from "./whole-page.ts";

export interface SaveServiceDeps {
  /** Opens the library, or says why it does not open; called again after a failure. */
  readonly open: () => Promise<Result<OpenedForSaving, OpenDocError>>;
  readonly reader: PageReader;
  readonly blobs: BlobStore;
  readonly catalog: CatalogSource;
  readonly clock: Clock;
  readonly random: Random;
}

export interface OpenedForSaving {
  readonly library: LibraryModel;
  readonly notes: SaveNotes;
}

export function createSaveService(deps: SaveServiceDeps): SaveDesk {
  const { catalog, clock } = deps;
  const open = openOnce(deps.open);
  const inTurn = createLane();

  const targets = async ({ library }: OpenedForSaving): Promise<TargetsAnswer> => {
    const view = library.view.value;
    const found = targetsOf(
      view,
      await loadRoadmaps(catalog, view.enrolments),
      dayOfWallClock(clock.wall(), view.profile.rolloverHour),
    );
    return found ? { type: "targets", targets: found } : { type: "not-begun" };
  };

  /** Runs an act that writes, unless a newer Waymark owns the library. */
  const write = async <T>(act: (opened: OpenedForSaving) => Promise<T | SaveFailure>): Promise<T | SaveFailure> => {
    const opened = await open();
    if (!opened.ok) return opened.error;
    if (opened.value.library.readOnly) return { type: "read-only" };
    return await act(opened.value);
  };

  /** What saving a page needs, once the library is open. */
  const depsOf = ({ library, notes }: OpenedForSaving): SavePageDeps => ({
    ...deps,
    notes,
    rolloverHour: library.view.value.profile.rolloverHour,
    inTurn,
  });

  return {
    async targets() {
      const opened = await open();
      return opened.ok ? await targets(opened.value) : opened.error;
    },
    async find(page) {
      const opened = await open();
      return opened.ok ? await findNote(opened.value.notes, page) : opened.error;
    },
    save: (input) =>
      write(async (opened) => {
        const target = input.target ?? (await todayOf(targets(opened)));
        if (target === null) return { type: "not-begun" as const };
        return await savePage(depsOf(opened), input, target);
      }),
    addWhole: (id, page) => write((opened) => addWhole(depsOf(opened), id, page)),
    dropWhole: (id, before) => write((opened) => dropWhole(depsOf(opened), id, before)),
    move: (id, { step, topic }) =>
      write(async ({ notes }) => {
        const moved = await notes.move(id, step, topic);
        if (!moved.ok) return moved.error;
        const note = await notes.find(id);
        return note ? { type: "moved" as const, note: savedNote(note) } : { type: "note-gone" };
      }),
    trash: (id) =>
      write(async ({ notes }) => {
        const gone = await notes.trash(id);
        return gone.ok ? { type: "trashed" as const } : gone.error;
      }),
  };
}

async function todayOf(answer: Promise<TargetsAnswer>): Promise<Target | null> {
  const found = await answer;
  return found.type === "targets" ? found.targets.today : null;
}

async function findNote(notes: SaveNotes, page: PageQuestion): Promise<FindAnswer> {
  const address = keptAddress(page.url, page.canonicalLink);
  const known = address && (await knownNote({ notes }, address));
  if (!known) return { type: "new" };
  const whole = page.passage ? await notes.find(known.id) : null;
  const passageKnown = !page.passage || !whole || hasPassage([...whole.quotes.values()], page.passage);
  return { type: "found", note: savedNote(known), passageKnown };
}

async function loadRoadmaps(
  catalog: CatalogSource,
  enrolments: readonly { readonly roadmap: string }[],
): Promise<ReadonlyMap<string, Roadmap>> {
  const roadmaps = new Map<string, Roadmap>();
  for (const { roadmap: id } of enrolments) {
    const roadmap = await catalog.outline(id);
    if (roadmap) roadmaps.set(id, roadmap);
  }
  return roadmaps;
}
