// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { persistDoc, type Persistence } from "#ext/platform/storage/persistence.ts";
import { createQuarantine } from "#ext/platform/storage/quarantine.ts";
import { openRows, UPDATES } from "#ext/platform/storage/rows.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import type { OpenDoc } from "#shared/ports.ts";
import { unwrap } from "#shared/std/result.ts";
import { createTestBrowser, type TestBrowser } from "./contexts.ts";

/** Waited out only where something is broken. In milliseconds. */
const PATIENCE_MS = 20_000;

let browser: TestBrowser;
beforeEach(async () => {
  browser = await createTestBrowser();
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await browser.close();
});

function tick(doc: Y.Doc, ...topics: string[]): void {
  for (const topic of topics) setMark(doc, topic, { state: "done", day: 20_000, rev: 1 });
}

function ticks(doc: Y.Doc): string[] {
  return [...readProgress(doc).keys()].sort();
}

async function open(): Promise<OpenDoc> {
  return unwrap(await browser.context().docs.open(LIBRARY));
}

async function plantRow(value: unknown): Promise<void> {
  const db = unwrap(await openRows(LIBRARY, 1000));
  const transaction = db.transaction(UPDATES, "readwrite");
  transaction.objectStore(UPDATES).add(value);
  await new Promise((resolve) => {
    transaction.addEventListener("complete", resolve);
  });
  db.close();
}

/** The next writes of rows are undone by the browser, as when the disk is full. */
function abortWrites(reason: string): { stop(): void } {
  // oxlint-disable-next-line typescript/unbound-method -- called with its store below
  const add = IDBObjectStore.prototype.add;
  const spy = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function abort(
    this: IDBObjectStore,
    ...args
  ) {
    const request = add.apply(this, args);
    const { transaction } = this;
    const undo: unknown = Reflect.get(transaction, "_abort");
    if (typeof undo === "function") queueMicrotask(() => undo.call(transaction, reason));
    return request;
  });
  return { stop: () => spy.mockRestore() };
}

describe("an edit that the browser refuses to write", () => {
  it("is told as a full disk, stays in the doc, and is written when there is room again", async () => {
    const opened = await open();
    // y-indexeddb does not look after its own requests: their failure is nobody's.
    const unheard = vi.fn();
    process.on("unhandledRejection", unheard);
    const full = abortWrites("QuotaExceededError");
    tick(opened.doc, "a");
    expect(await opened.saved()).toEqual({
      ok: false,
      error: { type: "quota-exceeded", detail: "QuotaExceededError" },
    });
    expect(ticks(opened.doc)).toEqual(["a"]);
    full.stop();
    await vi.waitFor(async () => unwrap(await opened.saved()), PATIENCE_MS);
    await browser.close();
    expect(ticks((await open()).doc)).toEqual(["a"]);
    process.off("unhandledRejection", unheard);
  });

  it("is told when only its sealed copy cannot be stored", async () => {
    const opened = await open();
    browser.storage.fault = new DOMException("no", "UnknownError");
    tick(opened.doc, "a");
    expect(await opened.saved()).toEqual({ ok: false, error: { type: "save-failed", detail: "UnknownError" } });
    browser.storage.fault = null;
    await vi.waitFor(async () => unwrap(await opened.saved()), PATIENCE_MS);
  });
});

describe("a database that is closed under an open doc", () => {
  it("is opened again and gets everything that the doc holds", async () => {
    const opened = await open();
    tick(opened.doc, "before");
    unwrap(await opened.saved());
    await new Promise((resolve) => {
      indexedDB.deleteDatabase("waymark/doc/library").addEventListener("success", resolve);
    });
    tick(opened.doc, "after");
    await vi.waitFor(async () => unwrap(await opened.saved()), PATIENCE_MS);
    expect(ticks((await open()).doc)).toEqual(["after", "before"]);
  });
});

describe("a database that is closed while the disk is full", () => {
  it("does not count as saved what the way back could not write", async () => {
    const opened = await open();
    tick(opened.doc, "before");
    unwrap(await opened.saved());
    const unheard = vi.fn();
    process.on("unhandledRejection", unheard);
    const full = abortWrites("QuotaExceededError");
    await new Promise((resolve) => {
      indexedDB.deleteDatabase("waymark/doc/library").addEventListener("success", resolve);
    });
    await vi.waitFor(
      async () => expect(await opened.saved()).toMatchObject({ error: { type: "quota-exceeded" } }),
      PATIENCE_MS,
    );
    full.stop();
    await vi.waitFor(async () => unwrap(await opened.saved()), PATIENCE_MS);
    await browser.close();
    expect(ticks((await open()).doc)).toEqual(["before"]);
    process.off("unhandledRejection", unheard);
  });
});

describe("a row that cannot be applied", () => {
  it.each([
    ["bytes that are no update", Uint8Array.of(9, 200, 200, 200, 1)],
    ["no bytes at all", "text"],
  ])("is set aside while the rest opens: %s", async (_, value) => {
    const first = await open();
    tick(first.doc, "a");
    unwrap(await first.saved());
    await plantRow(value);
    const second = await open();
    expect(ticks(second.doc)).toEqual(["a"]);
    const rows = unwrap(await createQuarantine(browser.context().clock).list());
    expect(rows).toHaveLength(1);
    expect(rows[0]?.bytes).toEqual(value instanceof Uint8Array ? value : null);
    tick(second.doc, "b");
    unwrap(await second.saved());
    await vi.waitFor(() => expect(ticks(first.doc)).toEqual(["a", "b"]), PATIENCE_MS);
  });

  it("is replaced by its copy in the journal", async () => {
    const first = await open();
    tick(first.doc, "a");
    tick(first.doc, "b");
    unwrap(await first.saved());
    await browser.close();
    const db = unwrap(await openRows(LIBRARY, 1000));
    const store = db.transaction(UPDATES, "readwrite").objectStore(UPDATES);
    store.clear();
    store.add(Uint8Array.of(9, 200, 200, 200, 1));
    db.close();
    expect(ticks((await open()).doc)).toEqual(["a", "b"]);
  });

  it("does not stop a doc that is open when it appears", async () => {
    const [here, there] = [await open(), await open()];
    await plantRow(Uint8Array.of(9, 200, 200, 200, 1));
    tick(here.doc, "a");
    await vi.waitFor(() => expect(ticks(there.doc)).toEqual(["a"]), PATIENCE_MS);
    tick(there.doc, "b");
    unwrap(await there.saved());
    await vi.waitFor(() => expect(ticks(here.doc)).toEqual(["a", "b"]), PATIENCE_MS);
  });
});

describe("a doc that becomes newer while it is open", () => {
  it("turns to reading only, and nothing of this context is written to it", async () => {
    const [here, there] = [await open(), await open()];
    there.doc.getMap("meta").set("schemaMajor", 2);
    unwrap(await there.saved());
    await vi.waitFor(() => expect(here.readOnly).toBe(true), PATIENCE_MS);
    tick(here.doc, "mine");
    expect((await here.saved()).ok).toBe(false);
    await browser.close();
    expect(ticks((await open()).doc)).toEqual([]);
  });
});

describe("letting go of the rows", () => {
  it("waits for y-indexeddb's own timed trim, which would take another tab's row along", async () => {
    const here = await persisted();
    for (let i = 0; i < 510; i++) tick(here.doc, `here${i}`);
    await here.rows.settled();
    const there = await persisted();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    tick(here.doc, "last");
    await here.rows.settled();
    tick(there.doc, "there");
    await there.rows.settled();
    vi.advanceTimersByTime(1000);
    await here.rows.detach();
    vi.useRealTimers();
    await there.rows.detach();
    const after = await persisted();
    expect(ticks(after.doc)).toHaveLength(512);
    await after.rows.detach();
  });

  it("puts journal entries together that many short-lived contexts left", async () => {
    for (let i = 0; i < 60; i++) {
      const opened = await open();
      tick(opened.doc, `t${i}`);
      await opened.close();
    }
    const entries = [...browser.storage.texts.keys()].filter((key) => key.startsWith("journal/"));
    expect(entries.length).toBeLessThanOrEqual(51);
    expect(ticks((await open()).doc)).toHaveLength(60);
  }, 30_000);

  it("leaves nothing to trim after many openings", async () => {
    for (let i = 0; i < 130; i++) await (await open()).close();
    const { rows } = await persisted();
    expect(await rows.rowCount()).toBeLessThan(110);
    await rows.detach();
  }, 30_000);
});

async function persisted(): Promise<{ doc: Y.Doc; rows: Persistence }> {
  const doc = new Y.Doc();
  const events = { onAbort: () => undefined, onClosed: () => undefined };
  return { doc, rows: unwrap(await persistDoc(LIBRARY, doc, 2000, events)) };
}
