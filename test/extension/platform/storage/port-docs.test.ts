// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Doc } from "yjs";
import * as Y from "yjs";
import { createPortDocStore } from "#ext/platform/storage/port-doc-store.ts";
import { createPortLine } from "#ext/platform/storage/port-line.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import type { DocStore, OpenDoc } from "#shared/ports.ts";
import { err, unwrap } from "#shared/std/result.ts";
import { createMemoryDocStore } from "#test/support/memory-doc-store.ts";
import { createPortWorld, type PortWorld } from "#test/support/port-world.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";

/** Waited out only where something is broken. In milliseconds. */
const PATIENCE_MS = 20_000;

let world: PortWorld;
beforeEach(() => {
  world = createPortWorld();
});
afterEach(() => world.close());

function tick(doc: Doc, topic: string): void {
  setMark(doc, topic, { state: "done", day: 20_000, rev: 1 });
}

function ticks(doc: Doc): string[] {
  return [...readProgress(doc).keys()].sort();
}

async function open(store: DocStore = createPortDocStore(world.line())): Promise<OpenDoc> {
  return unwrap(await store.open(LIBRARY));
}

/** What a page outside the container reads from the disk. */
async function onDisk(): Promise<Doc> {
  return (await open(createMemoryDocStore(world.disk))).doc;
}

describe("docs over a port", () => {
  it("send an edit again when the background is stopped before it answers", async () => {
    const page = await open();
    tick(page.doc, "a");
    const saved = page.saved();
    world.stopBackground();
    expect(ticks(await onDisk())).toEqual([]);
    unwrap(await saved);
    expect(ticks(await onDisk())).toEqual(["a"]);
  });

  it("send what was edited, and what was deleted, while there was no background", async () => {
    const page = await open();
    tick(page.doc, "a");
    unwrap(await page.saved());
    world.stopBackground();
    tick(page.doc, "b");
    page.doc.transact(() => {
      page.doc.getText("body").insert(0, "kept gone");
      page.doc.getText("body").delete(4, 5);
    });
    unwrap(await page.saved());
    expect(ticks(await onDisk())).toEqual(["a", "b"]);
    expect((await onDisk()).getText("body").toJSON()).toBe("kept");
  });

  it("give back to the background what it lost", async () => {
    const page = await open();
    tick(page.doc, "a");
    unwrap(await page.saved());
    world.disk.rows.clear();
    world.stopBackground();
    await vi.waitFor(async () => expect(ticks(await onDisk())).toEqual(["a"]), PATIENCE_MS);
  });

  it("let the background rest while the page is not seen, and catch up when it is", async () => {
    let isShown = true;
    const page = await open(createPortDocStore(world.line(() => isShown)));
    isShown = false;
    const made = world.pipesMade();
    world.stopBackground();
    const other = await open(createMemoryDocStore(world.disk));
    tick(other.doc, "elsewhere");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(world.pipesMade()).toBe(made);
    expect(ticks(page.doc)).toEqual([]);
    isShown = true;
    world.show();
    await vi.waitFor(() => expect(ticks(page.doc)).toEqual(["elsewhere"]), PATIENCE_MS);
  });

  it("say that saving fails, and that it went well when the background could save after all", async () => {
    const page = await open();
    const states: string[] = [];
    page.onSaveState((state) => states.push(state.type));
    world.disk.saveError = { type: "quota-exceeded", detail: "full" };
    tick(page.doc, "a");
    expect(await page.saved()).toEqual(err({ type: "quota-exceeded", detail: "full" }));
    world.disk.saveError = null;
    tick(page.doc, "b");
    await vi.waitFor(() => expect(states).toEqual(["saving", "quota-exceeded", "saved"]), PATIENCE_MS);
    expect(ticks(await onDisk())).toEqual(["a", "b"]);
  });

  it("are not opened while the background finds no whole library", async () => {
    world.close();
    world = createPortWorld({ open: () => Promise.resolve({ type: "lost", unreadable: 2 }) });
    const answer = await createPortDocStore(world.line()).open(LIBRARY);
    expect(answer).toEqual(err({ type: "storage-unavailable", detail: "lost" }));
    expect(world.disk.rows.size).toBe(0);
  });

  it("are not opened, and count as not saved, when the background is silent", async () => {
    const nobody = {
      post: () => undefined,
      onMessage: () => undefined,
      onLost: () => undefined,
      close: () => undefined,
    };
    const line = createPortLine({ connect: () => nobody, isShown: () => true, onShown: () => () => undefined });
    expect(await createPortDocStore(line, 50).open(LIBRARY)).toEqual(
      err({ type: "storage-timeout", detail: "background: library" }),
    );
    line.close();

    let isShown = true;
    const page = await open(
      createPortDocStore(
        world.line(() => isShown),
        50,
      ),
    );
    world.stopBackground();
    world.close();
    isShown = false;
    tick(page.doc, "a");
    expect(await page.saved()).toEqual(err({ type: "save-failed", detail: "background: no answer" }));
  });

  it("refuse an edit that is none, and save nothing after it", async () => {
    const line = world.line();
    const heard: unknown[] = [];
    line.use({ onMessage: (message) => heard.push(message) });
    line.send({ type: "open", doc: LIBRARY, opening: 1, vector: new Uint8Array([0]) });
    line.send({ type: "open", doc: LIBRARY, opening: 2, vector: new Uint8Array([0]) });
    line.send({ type: "edit", doc: LIBRARY, count: 1, update: new Uint8Array([9, 9, 9]) });
    const failed = { type: "saved", doc: LIBRARY, through: 1, error: { type: "save-failed", detail: "not an update" } };
    await vi.waitFor(() => expect(heard).toContainEqual(failed), PATIENCE_MS);
  });

  it("lose no edit of three pages, however often the background is stopped", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = createSeededRandom(seed);
      const dice = (sides: number): number => (random.bytes(1)[0] ?? 0) % sides;
      world.close();
      world = createPortWorld();
      const pages = [await open(), await open(), await open()];
      const made: string[] = [];
      for (let step = 0; step < 60; step++) {
        const page = pages[dice(3)];
        if (dice(5) === 0) world.stopBackground();
        else if (page) {
          made.push(`t${step}`);
          tick(page.doc, `t${step}`);
        }
        if (dice(3) === 0) await new Promise((resolve) => setTimeout(resolve, dice(8)));
      }
      for (const page of pages) unwrap(await page.saved());
      const whole = await onDisk();
      expect(ticks(whole), `seed ${seed}`).toEqual(made.sort());
      await vi.waitFor(() => {
        for (const page of pages) expect(Y.encodeStateVector(page.doc)).toEqual(Y.encodeStateVector(whole));
      }, PATIENCE_MS);
    }
  });
});
