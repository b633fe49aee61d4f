/** Acts on docs beside the library. */
import { expect, it } from "vitest";
import { readDocList } from "#shared/domain/household.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { schemaMajorOf } from "#shared/domain/schema-version.ts";
import { unwrap } from "#shared/std/result.ts";
import { createDocActs } from "#ext/app/library/doc-acts.ts";
import { createLibraryModel } from "#ext/app/library-model.ts";
import { createMemoryDisk, createMemoryDocStore } from "#test/support/memory-doc-store.ts";

async function device() {
  const disk = createMemoryDisk();
  const docs = createMemoryDocStore(disk);
  const open = unwrap(await docs.open(LIBRARY));
  const acts = createDocActs({ docs, library: createLibraryModel(open) });
  return { disk, docs, acts, listed: () => readDocList(open.doc) };
}

it("what is written is stamped, saved, and listed in the library", async () => {
  const { acts, listed } = await device();
  unwrap(await acts.write("reviews/2026-11", (doc) => doc.getMap("reviews").set("r1", 1)));
  expect(listed()).toEqual(["reviews/2026-11"]);
  const read = await acts.opened("reviews/2026-11", async ({ doc }) => [
    schemaMajorOf(doc),
    doc.getMap("reviews").get("r1"),
  ]);
  expect(unwrap(read)).toEqual([1, 1]);
});

it("a doc of a newer Waymark is not written to, and a failed save is not listed", async () => {
  const { disk, docs, acts, listed } = await device();
  const newer = unwrap(await docs.open("reviews/2026-12"));
  newer.doc.getMap("meta").set("schemaMajor", 2);
  unwrap(await newer.saved());
  await newer.close();
  const refused = await acts.write("reviews/2026-12", (doc) => doc.getMap("reviews").set("r1", 1));
  expect(refused).toEqual({ ok: false, error: { type: "save-failed", detail: "newer-schema" } });
  disk.saveError = { type: "quota-exceeded", detail: "full" };
  const failed = await acts.write("reviews/2026-11", (doc) => doc.getMap("reviews").set("r1", 1));
  expect(failed).toEqual({ ok: false, error: disk.saveError });
  expect(listed()).toEqual([]);
});
