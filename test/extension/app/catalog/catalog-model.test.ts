import { describe, expect, test } from "vitest";
import type { CatalogEntry } from "#shared/catalog/catalog.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { allTopics } from "#shared/catalog/topics.ts";
import { enrol, markKnown } from "#shared/domain/enrolments.ts";
import { createCatalogModel, type CatalogModel } from "#ext/app/catalog/catalog-model.ts";
import type { CatalogAct, CatalogRow } from "#ext/app/catalog/catalog-screen.ts";
import { markTopic } from "#ext/app/progress/mark.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { settled } from "#test/support/settled.ts";
import { readerFixture, TODAY, type ReaderFixture } from "../reader/reader-fixture.ts";

const roadmapOf = (id: string): Roadmap => ({ ...smallRoadmap, id, title: `Roadmap ${id}` });
const entryOf = (id: string): CatalogEntry => ({
  id,
  revision: 1,
  title: `Roadmap ${id}`,
  tagline: `About ${id}.`,
  lang: "en",
  steps: 2,
  hours: 1,
});

interface Shown extends ReaderFixture {
  readonly model: CatalogModel;
  readonly row: (id: string) => CatalogRow;
  readonly acts: (id: string) => CatalogAct[];
  /** Marks the first `count` topics of a roadmap. */
  readonly walk: (id: string, count: number) => void;
}

async function shown(ids: readonly string[], loaded?: string[]): Promise<Shown> {
  const fixture = await readerFixture({
    begun: false,
    catalog: {
      ids: () => ids,
      outline: (id) => {
        loaded?.push(id);
        return Promise.resolve(roadmapOf(id));
      },
    },
  });
  const model = createCatalogModel(fixture.context, ids.map(entryOf));
  const row = (id: string): CatalogRow => {
    const found = model.screen.value.groups.flatMap(({ rows }) => rows).find((one) => one.id === id);
    if (!found) throw new Error(`no row ${id}`);
    return found;
  };
  return {
    ...fixture,
    model,
    row,
    acts: (id) => row(id).acts.map(({ act }) => act),
    walk: (id, count) =>
      fixture.library.change((doc) => {
        const roadmap = roadmapOf(id);
        for (const { topic } of allTopics(roadmap).slice(0, count)) markTopic(doc, roadmap, topic, "done", TODAY - 1);
      }),
  };
}

describe("all roadmaps", () => {
  test("one that was not begun leads to the choices before its plan, and its outline is not loaded before", async () => {
    const loaded: string[] = [];
    const { model, row, acts, library } = await shown(["a", "b"], loaded);
    expect(row("a")).toMatchObject({ where: "Not started", size: "2 steps · 1 h", origin: "built in" });
    expect(row("a").stops.map(({ state }) => state)).toEqual(["ahead", "ahead"]);
    expect(row("a").start).toEqual({ label: "Begin this one", name: "Begin this one: Roadmap a", href: "#/start/a" });
    expect(acts("a")).toEqual([]);
    await settled();
    expect(loaded).toEqual([]);
    model.act("setAside", "a");
    expect(library.view.value.enrolments).toEqual([]);
    library.change((doc) => enrol(doc, "a", TODAY));
    model.screen.peek();
    await settled();
    expect(loaded).toEqual(["a"]);
    expect(row("a").where).toBe("You are here: step 1");
    expect(row("a").start).toBeNull();
  });

  test("shows how far one under way is", async () => {
    const { row, library, walk, acts, model } = await shown(["a"]);
    library.change((doc) => enrol(doc, "a", TODAY - 5));
    walk("a", 2);
    model.screen.peek();
    await settled();
    expect(row("a").where).toBe("You are here: step 2");
    expect(row("a").stops.map(({ state, named }) => [state, named])).toEqual([
      ["done", false],
      ["today", true],
    ]);
    expect(row("a").trailLabel).toBe("1 of 2 steps walked");
    expect(acts("a")).toEqual(["setAside", "restart"]);
  });

  test("one set aside keeps its place, leaves the plan, and comes back by Undo or by its button", async () => {
    const { row, library, walk, acts, model, undo, reader } = await shown(["a", "b"]);
    library.change((doc) => enrol(doc, "a", TODAY - 5));
    walk("a", 2);
    model.act("setAside", "a");
    model.screen.peek();
    await settled();
    expect(row("a").where).toBe("Set aside at step 2");
    expect(model.screen.value.groups.map(({ standing }) => standing)).toEqual(["ahead", "aside"]);
    expect(reader.own()).toBeNull();
    expect(acts("a")).toEqual(["takeUp", "restart"]);
    undo.undo();
    expect(row("a").where).toBe("You are here: step 2");
    model.act("setAside", "a");
    model.act("takeUp", "a");
    expect(row("a").where).toBe("You are here: step 2");
  });

  test("starting over takes every mark back as open, and Undo gives all of them again", async () => {
    const { row, library, walk, model, undo } = await shown(["a"]);
    library.change((doc) => {
      enrol(doc, "a", TODAY - 5);
      markKnown(doc, "a", "two.c", true);
    });
    walk("a", 2);
    const before = library.view.value;
    model.screen.peek();
    await settled();
    expect(row("a").where).toBe("All walked on 18 November");
    model.act("restart", "a");
    const after = library.view.value;
    expect([...after.progress.keys()]).toEqual([...before.progress.keys()]);
    expect(new Set([...after.progress.values()].map(({ state }) => state))).toEqual(new Set(["open"]));
    expect(after.enrolments).toMatchObject([{ started: TODAY, known: new Set() }]);
    expect(row("a").where).toBe("You are here: step 1");
    undo.undo();
    expect(library.view.value.progress).toEqual(before.progress);
    expect(library.view.value.enrolments).toEqual(before.enrolments);
  });

  test("starting over leaves other roadmaps alone", async () => {
    const { library, walk, model } = await shown(["a", "a-2"]);
    library.change((doc) => {
      enrol(doc, "a", TODAY - 5);
      enrol(doc, "a-2", TODAY - 5);
    });
    walk("a", 1);
    walk("a-2", 1);
    model.act("restart", "a");
    expect(library.view.value.progress.get("a/one.a")?.state).toBe("open");
    expect(library.view.value.progress.get("a-2/one.a")?.state).toBe("done");
  });

  test("after the last topic it names what could follow, or says that nothing does", async () => {
    const { row, library, walk, model } = await shown(["a", "b"]);
    library.change((doc) => enrol(doc, "a", TODAY - 5));
    walk("a", 3);
    model.screen.peek();
    await settled();
    expect(row("a").follows?.link).toEqual({ label: "Roadmap b", href: "#/roadmap/b" });
    library.change((doc) => enrol(doc, "b", TODAY));
    await settled();
    expect(row("a").follows).toMatchObject({ link: null, text: expect.stringContaining("Nothing new follows") });
  });

  test("among dozens one is found by its words and by how far it is", async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `r${i}`);
    const { model, library } = await shown(ids);
    expect(model.screen.value.find).not.toBeNull();
    library.change((doc) => enrol(doc, "r7", TODAY));
    model.look("ROADMAP r3");
    const found = (): string[] => model.screen.value.groups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(found()).toEqual(["r3", "r30", "r31", "r32", "r33", "r34", "r35", "r36", "r37", "r38", "r39"]);
    expect(model.screen.value.found).toBe("11 roadmaps found");
    model.look("");
    model.choose("walking");
    expect(found()).toEqual(["r7"]);
    model.choose("aside");
    expect(found()).toEqual([]);
    expect(model.screen.value.found).toBe("No roadmap found. Try another word, or show all of them.");
  });

  test("few need no field", async () => {
    expect((await shown(["a", "b"])).model.screen.value.find).toBeNull();
  });

  test("a long roadmap is drawn with marks that stand for several steps", async () => {
    const fixture = await readerFixture({ begun: false });
    const model = createCatalogModel(fixture.context, [{ ...entryOf("long"), steps: 40 }]);
    expect(model.screen.value.groups[0]?.rows[0]?.stops).toHaveLength(12);
  });
});
