/** The saving desk over doubles: a library in memory, and a page that answers as a test says. */
import { createLibraryModel, type LibraryModel } from "#ext/app/library-model.ts";
import { createNotes, type Notes } from "#ext/app/notes/notes.ts";
import type { PageGlance, PageReader } from "#ext/app/save/page-reader.ts";
import type { SaveDesk, SaveInput } from "#ext/app/save/save-desk.ts";
import { createSaveService } from "#ext/app/save/save-service.ts";
import type { Clip, ClipAnswer } from "#ext/clipper/clip.ts";
import { enrol } from "#shared/domain/enrolments.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { dayOfDate } from "#shared/std/day.ts";
import { err, ok, unwrap, type Result } from "#shared/std/result.ts";
import { createFakeClock } from "#test/support/fake-clock.ts";
import { createMemoryBlobStore } from "#test/support/memory-blob-store.ts";
import { createMemoryDisk, createMemoryDocStore, type MemoryDisk } from "#test/support/memory-doc-store.ts";
import { createMemoryNoteIndex } from "#test/support/memory-note-index.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import type { OpenDocError } from "#shared/ports.ts";

/** Sunday 22 November 2026, as the fake clock begins. */
export const TODAY = dayOfDate(2026, 11, 22);

export const CLIP: Clip = {
  markdown: "# A page\n\nIts words.",
  title: "A page",
  site: "a.example",
  extractor: "defuddle",
  codeBlocks: 0,
};

export const PASSAGE = { exact: "Its words.", prefix: "A page ", suffix: "" };

/** What the page in the tab answers; a test changes it. */
export interface FakePage {
  glance: Result<PageGlance, "no-access" | "hung" | "broken">;
  clip: Result<ClipAnswer, "no-access" | "hung" | "broken">;
  /** Null: what the last input asked for. */
  address: string | null;
  /** How often the article was asked for. */
  clips: number;
}

export interface SaveFixture {
  readonly desk: SaveDesk;
  readonly reader: PageReader;
  readonly page: FakePage;
  readonly disk: MemoryDisk;
  readonly library: LibraryModel;
  readonly notes: Notes;
  readonly blobs: Map<string, Bytes>;
  /** What opening the library answers instead of it. */
  fault: OpenDocError | null;
}

export const URL_A = "https://a.example/page";

export async function saveFixture({ begun = true }: { readonly begun?: boolean } = {}): Promise<SaveFixture> {
  const disk = createMemoryDisk();
  const docs = createMemoryDocStore(disk);
  const files = new Map<string, Bytes>();
  const blobs = createMemoryBlobStore(files);
  const library = createLibraryModel(unwrap(await docs.open(LIBRARY)));
  if (begun) library.change((doc) => enrol(doc, "small", TODAY));
  const clock = createFakeClock();
  const random = createSeededRandom(7);
  const notes = createNotes({ docs, blobs, noteIndex: createMemoryNoteIndex(), clock, random, library });
  const page: FakePage = {
    glance: ok({ title: "A page", site: "a.example", url: URL_A, canonicalLink: URL_A, passage: null }),
    clip: ok({ ok: true, clip: CLIP }),
    address: URL_A,
    clips: 0,
  };
  const reader: PageReader = {
    glance: async () => page.glance,
    clip: async () => {
      page.clips += 1;
      return page.clip;
    },
    address: async () => page.address,
  };
  const fixture = { reader, page, disk, library, notes, blobs: files, fault: null as OpenDocError | null };
  const desk = createSaveService({
    open: async () => (fixture.fault ? err(fixture.fault) : ok({ library, notes })),
    reader,
    blobs,
    clock,
    random,
    catalog: {
      ids: () => ["small"],
      load: async (id) => (id === "small" ? smallRoadmap : null),
      outline: async (id) => (id === "small" ? smallRoadmap : null),
    },
  });
  return Object.assign(fixture, { desk });
}

export function inputOf(change: Partial<SaveInput> = {}): SaveInput {
  return {
    tab: 1,
    url: URL_A,
    canonicalLink: null,
    passage: null,
    what: "page",
    title: "A page",
    target: null,
    comment: "",
    ...change,
  };
}
