/** What every `NoteIndex` promises. */
import type { DocName } from "#shared/domain/ids.ts";
import type { NoteIndex, NoteRow } from "#shared/ports.ts";
import { eventually, pause, same, type ContractCase } from "./contract-case.ts";

export interface NoteIndexEnv {
  open(): NoteIndex;
}

const NOVEMBER: DocName = "notes/2026-11";
const OCTOBER: DocName = "notes/2026-10";

function row(id: string, createdAt: number, change: Partial<NoteRow> = {}): NoteRow {
  return {
    id,
    createdAt,
    doc: NOVEMBER,
    kind: "page",
    roadmap: "backend-developer",
    step: "rdb",
    topic: "sql",
    title: `Note ${id}`,
    site: "example.org",
    url: `https://example.org/${id}?utm_source=x`,
    canonicalUrl: `https://example.org/${id}`,
    day: 20_000,
    deleted: false,
    ...change,
  };
}

const ids = (rows: readonly NoteRow[]): string[] => rows.map(({ id }) => id);

export const noteIndexContract: readonly ContractCase<NoteIndexEnv>[] = [
  {
    name: "gives the newest notes first, as many as asked for",
    async run(env) {
      const index = env.open();
      await index.replace(NOVEMBER, [row("old", 1), row("new", 3), row("mid", 2)]);
      same(ids(await index.newest(2)), ["new", "mid"], "newest");
    },
  },
  {
    name: "finds notes by step, by address and by id, newest first",
    async run(env) {
      const index = env.open();
      const twice = { canonicalUrl: "https://example.org/same" };
      await index.replace(NOVEMBER, [row("a", 1, twice), row("b", 2, twice), row("c", 3, { step: "go" })]);
      same(ids(await index.byStep("backend-developer", "rdb")), ["b", "a"], "by step");
      same(ids(await index.byStep("backend-developer", "rdb", 1)), ["b"], "the newest by step");
      same(ids(await index.byUrl("https://example.org/same")), ["b", "a"], "by address");
      same((await index.byId("c"))?.title, "Note c", "by id");
      same(await index.byId("x"), null, "by an unknown id");
    },
  },
  {
    name: "finds nothing by an empty address",
    async run(env) {
      const index = env.open();
      await index.replace(NOVEMBER, [row("own-line", 1, { url: "", canonicalUrl: "" })]);
      same(await index.byUrl(""), [], "by no address");
    },
  },
  {
    name: "replaces the rows of one doc and leaves those of others",
    async run(env) {
      const index = env.open();
      await index.replace(OCTOBER, [row("october", 1, { doc: OCTOBER })]);
      await index.replace(NOVEMBER, [row("a", 2), row("b", 3)]);
      await index.replace(NOVEMBER, [row("b", 4)]);
      same(ids(await index.newest(9)), ["b", "october"], "newest");
    },
  },
  {
    name: "leaves notes in the trash out of every answer",
    async run(env) {
      const index = env.open();
      await index.replace(NOVEMBER, [row("kept", 1), row("gone", 2, { deleted: true })]);
      same(ids(await index.newest(9)), ["kept"], "newest");
      same(ids(await index.byStep("backend-developer", "rdb")), ["kept"], "by step");
      same(await index.byUrl("https://example.org/gone"), [], "by address");
      same(await index.byId("gone"), null, "by id");
    },
  },
  {
    name: "holds nothing after it was cleared",
    async run(env) {
      const index = env.open();
      await index.replace(NOVEMBER, [row("a", 1)]);
      await index.clear();
      same(await index.newest(9), [], "newest");
    },
  },
  {
    name: "counts the notes that are shown",
    async run(env) {
      const index = env.open();
      await index.replace(NOVEMBER, [row("a", 1), row("b", 2), row("gone", 3, { deleted: true })]);
      same(await index.count(), 2, "count");
    },
  },
  {
    name: "tells when rows changed, and stops telling when asked",
    async run(env) {
      const index = env.open();
      let told = 0;
      const stop = index.onChange(() => (told += 1));
      await index.replace(NOVEMBER, [row("a", 1)]);
      await eventually(() => told === 1, "the change is told");
      stop();
      await index.clear();
      await pause(30);
      same(told, 1, "told");
    },
  },
];
