/** What every `DocStore` promises. Stores of one environment are contexts of one browser. */
import type { Doc } from "yjs";
import { setMark, readProgress } from "#shared/domain/progress.ts";
import { SCHEMA_MAJOR } from "#shared/domain/schema-version.ts";
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";
import type { DocStore, OpenDoc } from "#shared/ports.ts";
import { unwrap } from "#shared/std/result.ts";
import { check, eventually, pause, same, type ContractCase } from "./contract-case.ts";

export interface DocStoreEnv {
  /** A store in a context of its own. */
  openStore(): DocStore;
}

const NOTES: DocName = "notes/2026-11";

function tick(doc: Doc, topic: string): void {
  setMark(doc, topic, { state: "done", day: 20_000, rev: 1 });
}

function ticks(doc: Doc): string[] {
  return [...readProgress(doc).keys()].sort();
}

async function open(store: DocStore, name: DocName = LIBRARY): Promise<OpenDoc> {
  return unwrap(await store.open(name));
}

export const docStoreContract: readonly ContractCase<DocStoreEnv>[] = [
  {
    name: "opens a doc that was never written as empty and editable",
    async run(env) {
      const opened = await open(env.openStore());
      same(ticks(opened.doc), [], "ticks");
      same(opened.readOnly, false, "readOnly");
      same(opened.name, LIBRARY, "name");
    },
  },
  {
    name: "keeps an edit through closing and opening again",
    async run(env) {
      const store = env.openStore();
      const first = await open(store);
      tick(first.doc, "a");
      unwrap(await first.saved());
      await first.close();
      const second = await open(store);
      check(second.doc !== first.doc, "a doc that was closed is opened anew");
      same(ticks(second.doc), ["a"], "ticks");
    },
  },
  {
    name: "writes what is under way before it closes",
    async run(env) {
      const store = env.openStore();
      const first = await open(store);
      for (let i = 0; i < 20; i++) tick(first.doc, `t${i}`);
      await store.close();
      same(ticks((await open(env.openStore())).doc).length, 20, "ticks");
    },
  },
  {
    name: "gives two handles on one doc, which stays live until both are closed",
    async run(env) {
      const store = env.openStore();
      const [one, two] = await Promise.all([open(store), open(store)]);
      check(one.doc === two.doc, "one doc");
      await one.close();
      await one.close();
      tick(two.doc, "after");
      unwrap(await two.saved());
      await two.close();
      same(ticks((await open(store)).doc), ["after"], "ticks");
    },
  },
  {
    name: "shows another context's edits while the doc is open, in both directions",
    async run(env) {
      const [here, there] = [await open(env.openStore()), await open(env.openStore())];
      tick(here.doc, "here");
      await eventually(() => ticks(there.doc).includes("here"), "the edit arrives there");
      tick(there.doc, "there");
      await eventually(() => ticks(here.doc).length === 2, "the answer arrives here");
    },
  },
  {
    name: "does not write again what it got from another context",
    async run(env) {
      const [here, there] = [await open(env.openStore()), await open(env.openStore())];
      const states: string[] = [];
      there.onSaveState((state) => states.push(state.type));
      tick(here.doc, "here");
      await eventually(() => ticks(there.doc).length === 1, "the edit arrives there");
      await pause(30);
      same(states, [], "nothing was saved there");
    },
  },
  {
    name: "merges edits that two contexts make at once",
    async run(env) {
      const [here, there] = [await open(env.openStore()), await open(env.openStore())];
      for (let i = 0; i < 50; i++) {
        tick(here.doc, `here${i}`);
        tick(there.doc, `there${i}`);
      }
      unwrap(await here.saved());
      unwrap(await there.saved());
      await eventually(() => ticks(here.doc).length === 100 && ticks(there.doc).length === 100, "all 100 in both");
    },
  },
  {
    name: "tells when saving begins and ends, and stops telling when asked",
    async run(env) {
      const opened = await open(env.openStore());
      const states: string[] = [];
      const stop = opened.onSaveState((state) => states.push(state.type));
      tick(opened.doc, "a");
      unwrap(await opened.saved());
      same(states, ["saving", "saved"], "states");
      stop();
      tick(opened.doc, "b");
      unwrap(await opened.saved());
      same(states.length, 2, "states after stopping");
    },
  },
  {
    name: "opens a doc of a newer Waymark to read, and writes nothing of this context to it",
    async run(env) {
      const writer = await open(env.openStore());
      tick(writer.doc, "newer");
      writer.doc.getMap("meta").set("schemaMajor", SCHEMA_MAJOR + 1);
      unwrap(await writer.saved());
      await writer.close();
      const reader = await open(env.openStore());
      same(reader.readOnly, true, "readOnly");
      same(ticks(reader.doc), ["newer"], "ticks");
      tick(reader.doc, "mine");
      same((await reader.saved()).ok, false, "saved");
      await reader.close();
      same(ticks((await open(env.openStore())).doc), ["newer"], "ticks after opening again");
    },
  },
  {
    name: "names the docs that have rows",
    async run(env) {
      const store = env.openStore();
      for (const name of [LIBRARY, NOTES] as const) {
        const opened = await open(store, name);
        tick(opened.doc, "a");
        unwrap(await opened.saved());
      }
      same([...unwrap(await env.openStore().names())].sort(), [LIBRARY, NOTES], "names");
    },
  },
];
