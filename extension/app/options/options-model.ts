/** Everything behind the options page. Appearance, shortcuts and import work also when the library does not open. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { createLibraryModel, type LibraryModel } from "#ext/app/library-model.ts";
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import { createNotes } from "#ext/app/notes/notes.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import type { ReminderPorts } from "#ext/app/reminder/reminder.ts";
import type { SyncDesk } from "#ext/app/sync/sync-desk.ts";
import { syncMarkOf, type SyncMark } from "#ext/app/today/sync-mark.ts";
import { stepShares } from "#ext/app/today/trail.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { dayOfWallClock, type Day } from "#shared/std/day.ts";
import { createAboutOptions, type AboutDeps, type AboutOptions } from "./about-options.ts";
import { createDataOptions, type DataOptions, type DataOptionsDeps, type StoredCounts } from "./data-options.ts";
import { createKeyOptions, type KeyOptions, type KeyOptionsDeps } from "./key-options.ts";
import { createLookOptions, type LookOptions } from "./look-options.ts";
import { createPlanOptions, type PlanOptions } from "./plan-options.ts";
import { createReminderOptions, type ReminderOptions } from "./reminder-options.ts";
import { showInOrder } from "./show-in-order.ts";
import { createSyncOptions, type SyncOptions } from "./sync-options.ts";

export interface OptionsDeps
  extends
    Pick<DataOptionsDeps, "storage" | "download">,
    Omit<KeyOptionsDeps, "texts">,
    Omit<AboutDeps, "texts" | "copy" | "details"> {
  readonly ports: AppPorts;
  readonly syncDesk: SyncDesk;
  readonly reminder: Pick<ReminderPorts, "store" | "notifier">;
  readonly open: () => Promise<OpenedLibrary>;
  /** Name and version of the browser, for a report. */
  readonly agent: string;
}

export interface OptionsModel {
  /** Null while the library is not open. */
  readonly plan: ReadonlySignal<PlanOptions | null>;
  /** Why it does not open, in words. */
  readonly problem: ReadonlySignal<string | null>;
  readonly mark: ReadonlySignal<SyncMark | null>;
  /**
   * The sections that are drawn: the first so many of `SECTIONS`, none of which changes its size by itself any more.
   */
  readonly shown: ReadonlySignal<number>;
  readonly sync: SyncOptions;
  readonly data: DataOptions;
  readonly reminder: ReminderOptions;
  readonly look: LookOptions;
  readonly keys: KeyOptions;
  readonly about: AboutOptions;
  start(): Promise<void>;
}

/** The sections, from the top. */
export const SECTIONS = ["plan", "sync", "data", "keys", "look", "about"] as const;

export function createOptionsModel(deps: OptionsDeps): OptionsModel {
  const { ports, open } = deps;
  const { texts } = ports;
  const library = signal<LibraryModel | null>(null);
  const roadmaps = signal<ReadonlyMap<string, Roadmap>>(new Map());
  const plan = signal<PlanOptions | null>(null);
  const problem = signal<string | null>(null);
  const shown = signal(0);
  let detail = "";

  const openOnce = async (): Promise<void> => {
    if (library.peek() === null) {
      const opened = await open();
      if (opened.type === "fault" || opened.type === "lost") {
        problem.value = texts.t(opened.type === "fault" ? "optionsFault" : "optionsLost");
        detail = opened.type === "fault" ? opened.detail : "library lost";
        return;
      }
      problem.value = null;
      library.value = createLibraryModel(opened.library);
    }
    roadmaps.value = await walkedRoadmaps(ports, library.peek());
    // With its roadmaps: what came later would push the sections below from under the pointer.
    const model = library.peek();
    if (!model) return;
    plan.value ??= createPlanOptions(ports, model, [...roadmaps.peek().values()]);
    await plan.value.settled;
  };

  const today = (): Day => dayOfWallClock(ports.clock.wall(), library.peek()?.view.peek().profile.rolloverHour ?? 0);
  const stored = async (): Promise<StoredCounts> => {
    const [notes, blobs] = await Promise.all([ports.noteIndex.count(), ports.blobs.names()]);
    return { notes, pages: blobs.length, topics: topicsWalked(library.peek(), roadmaps.peek()) };
  };

  const data = createDataOptions({
    ...deps,
    texts,
    library: ports,
    today,
    stored,
    imported: async () => {
      await openOnce();
      const model = library.peek();
      if (model) await createNotes({ ...ports, library: model }).reindexAll();
      await ports.cardCache.expire();
    },
  });
  const look = createLookOptions(texts, ports.look);
  const reminder = createReminderOptions({ texts, reminder: deps.reminder.store, notifier: deps.reminder.notifier });
  const keys = createKeyOptions({ ...deps, texts });
  const sync = createSyncOptions({ ...ports, desk: deps.syncDesk, copy: (text) => ports.copy(text), today });
  const details = async () => {
    const model = library.peek();
    const { notes, pages } = await stored();
    const storage = await deps.storage();
    return {
      browser: deps.agent,
      language: texts.locale,
      library: model ? (model.readOnly ? "read-only" : model.saving.peek().type) : detail,
      roadmaps: model?.view.peek().enrolments.length ?? 0,
      marks: model?.view.peek().progress.size ?? 0,
      notes,
      blobs: pages,
      bytes: storage.used,
      persisted: storage.persisted,
    };
  };

  return {
    plan,
    problem,
    mark: computed(() => {
      const model = library.value;
      const facts = sync.overview.value?.facts ?? null;
      return model && syncMarkOf(texts, model.saving.value, model.view.value.enrolments.length > 0, facts);
    }),
    shown,
    sync,
    data,
    reminder,
    look,
    keys,
    about: createAboutOptions({ ...deps, texts, details, copy: (text) => ports.copy(text) }),
    async start() {
      const opened = openOnce();
      const settled: Record<(typeof SECTIONS)[number], Promise<unknown>> = {
        plan: Promise.all([opened, reminder.start()]),
        sync: sync.start(),
        data: opened.then(() => data.start()),
        keys: keys.start(),
        look: Promise.resolve(),
        about: Promise.resolve(),
      };
      const inOrder = SECTIONS.map((name) => settled[name]);
      showInOrder(ports.timers, inOrder, (count) => {
        shown.value = count;
      });
      await Promise.all(inOrder);
    },
  };
}

async function walkedRoadmaps(ports: AppPorts, model: LibraryModel | null): Promise<ReadonlyMap<string, Roadmap>> {
  const found = new Map<string, Roadmap>();
  for (const { roadmap: id } of model?.view.peek().enrolments ?? []) {
    const roadmap = await ports.catalog.outline(id);
    if (roadmap) found.set(id, roadmap);
  }
  return found;
}

function topicsWalked(model: LibraryModel | null, roadmaps: ReadonlyMap<string, Roadmap>): number {
  const view = model?.view.peek();
  let walked = 0;
  for (const { roadmap: id, tracks, known } of view?.enrolments ?? []) {
    const roadmap = roadmaps.get(id);
    if (!roadmap || !view) continue;
    for (const share of stepShares(roadmap, tracks, view.progress, known)) walked += share.walked;
  }
  return walked;
}
