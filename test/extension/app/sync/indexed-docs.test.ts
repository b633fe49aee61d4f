/** What sync brings is followed by what is worked out of it. */
import * as Y from "yjs";
import { expect, it } from "vitest";
import { addReview } from "#shared/domain/reviews.ts";
import { unwrap } from "#shared/std/result.ts";
import { createDocSide } from "#ext/app/sync/doc-side.ts";
import { createIndexedDocs } from "#ext/app/sync/indexed-docs.ts";
import { createMemoryCardCache } from "#test/support/memory-card-cache.ts";
import { createMemoryDocRows } from "#test/support/memory-doc-rows.ts";
import { createMemoryDisk, createMemoryDocStore } from "#test/support/memory-doc-store.ts";
import { createMemoryNoteIndex } from "#test/support/memory-note-index.ts";

it("answers of another device make the card cache old, once for each change and for no other doc", async () => {
  const disk = createMemoryDisk();
  const docs = createMemoryDocStore(disk);
  const cardCache = createMemoryCardCache();
  const side = createIndexedDocs(createDocSide({ docs, rows: createMemoryDocRows(disk) }), {
    docs,
    noteIndex: createMemoryNoteIndex(),
    cardCache,
  });
  const afar = new Y.Doc();
  addReview(afar, "r1", { question: "r/q1", rev: 1, day: 20_776, grade: 3, ms: 900, at: 1 });
  const update = { update: Y.encodeStateAsUpdate(afar), schemaMajor: 1, isOnRelay: true };
  const isOld = async (): Promise<boolean> => (await cardCache.read())?.builtOn === 0;

  await cardCache.write({ builtOn: 20_776, cards: [], days: [] });
  unwrap(await side.apply("library", new Uint8Array(), [update]));
  expect(await isOld()).toBe(false);
  unwrap(await side.apply("reviews/2026-11", new Uint8Array(), [update]));
  expect(await isOld()).toBe(true);
  await cardCache.write({ builtOn: 20_776, cards: [], days: [] });
  unwrap(await side.apply("reviews/2026-11", new Uint8Array(), [update]));
  expect(await isOld()).toBe(false);
});
