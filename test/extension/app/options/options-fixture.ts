/** The options over doubles: a library in memory with the small roadmap begun. */
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import { createOptionsModel, type OptionsModel } from "#ext/app/options/options-model.ts";
import type { AppPorts, Look } from "#ext/app/ports.ts";
import type { SyncDesk } from "#ext/app/sync/sync-desk.ts";
import { enrol } from "#shared/domain/enrolments.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { stampSchema } from "#shared/domain/schema-version.ts";
import type { OpenDoc } from "#shared/ports.ts";
import { dayOfDate } from "#shared/std/day.ts";
import { unwrap } from "#shared/std/result.ts";
import { createManualTimers, type ManualTimers } from "#test/support/manual-timers.ts";
import { createMemoryDisk, createMemoryDocStore, type MemoryDisk } from "#test/support/memory-doc-store.ts";
import { createMemorySyncDesk, type MemorySyncDesk } from "#test/support/memory-sync-desk.ts";
import { createMemoryReminder } from "#test/support/memory-reminder.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { createMemoryPorts } from "#test/support/memory-ports.ts";

export const TODAY = dayOfDate(2026, 11, 22);

const TRACKED = {
  ...smallRoadmap,
  tracks: [
    {
      id: "language",
      title: "Your language",
      options: [
        { id: "go", title: "Go" },
        { id: "java", title: "Java" },
      ],
    },
  ],
};

export interface OptionsFixture {
  /** Counts that were shown on the toolbar button, in order. */
  readonly due: readonly number[];
  readonly model: OptionsModel;
  readonly ports: AppPorts;
  readonly disk: MemoryDisk;
  readonly open: OpenDoc;
  /** Names and contents of files handed to the learner. */
  readonly files: { readonly name: string; readonly content: string }[];
  readonly copied: string[];
  look: Look;
  readonly desk: MemorySyncDesk;
  readonly timers: ManualTimers;
  /** What opening the library answers instead of it. */
  refusal: Extract<OpenedLibrary, { readonly type: "fault" | "lost" }> | null;
}

/** `change` stands in for what the background answers. */
export async function optionsFixture(change: Partial<SyncDesk> = {}): Promise<OptionsFixture> {
  const disk = createMemoryDisk();
  const docs = createMemoryDocStore(disk);
  const open = unwrap(await docs.open(LIBRARY));
  open.doc.transact(() => {
    stampSchema(open.doc);
    enrol(open.doc, "small", TODAY);
  });
  const files: { name: string; content: string }[] = [];
  const copied: string[] = [];
  const desk = createMemorySyncDesk();
  const timers = createManualTimers();
  const fixture = {
    desk,
    timers,
    disk,
    open,
    files,
    copied,
    look: { theme: "system", motion: true, trail: true } as Look,
    refusal: null as OptionsFixture["refusal"],
    due: [] as number[],
  };
  const ports = createMemoryPorts(TRACKED, {
    timers,
    docs,
    look: {
      read: () => fixture.look,
      write: (look) => {
        fixture.look = look;
      },
      onChange: () => () => undefined,
    },
    showDue: (count) => void fixture.due.push(count),
    copy: async (text) => {
      copied.push(text);
      return true;
    },
  });
  const model = createOptionsModel({
    ports,
    syncDesk: { ...desk, ...change },
    reminder: createMemoryReminder(),
    open: async () => fixture.refusal ?? { type: "present", library: open },
    storage: async () => ({ used: 1_440_000, persisted: true }),
    download: (name, content) => files.push({ name, content }),
    saveShortcut: async () => "Alt+Shift+W",
    changeShortcuts: () => undefined,
    version: "0.1.0",
    agent: "test",
  });
  return Object.assign(fixture, { model, ports });
}
