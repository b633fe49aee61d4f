// @vitest-environment node
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { createDocRows } from "#ext/platform/sync/doc-rows.ts";
import { databaseOfDoc } from "#ext/platform/storage/rows.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { unwrap } from "#shared/std/result.ts";
import { createTestBrowser, type TestBrowser } from "../storage/contexts.ts";

let browser: TestBrowser;
beforeEach(async () => {
  browser = await createTestBrowser();
});
afterEach(() => browser.close());

it("reads the rows that are committed, with keys that rise", async () => {
  const rows = createDocRows(1000);
  const { docs } = browser.context();
  const opened = unwrap(await docs.open(LIBRARY));
  opened.doc.getMap("map").set("a", 1);
  unwrap(await opened.saved());
  const first = unwrap(await rows.lastKey(LIBRARY));
  opened.doc.getMap("map").set("b", 2);
  unwrap(await opened.saved());
  expect(unwrap(await rows.lastKey(LIBRARY))).toBeGreaterThan(first);
  const read = unwrap(await rows.read(LIBRARY));
  expect(read.at(-1)?.key).toBe(unwrap(await rows.lastKey(LIBRARY)));
  const doc = new Y.Doc();
  for (const { update } of read) Y.applyUpdate(doc, update);
  expect([...doc.getMap("map").keys()].sort()).toEqual(["a", "b"]);
});

it("finds nothing of a doc that has no database, and makes none", async () => {
  const rows = createDocRows(1000);
  expect(unwrap(await rows.lastKey("notes/2026-11"))).toBe(0);
  expect(unwrap(await rows.read("notes/2026-11"))).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseOfDoc("notes/2026-11"));
});
