// @vitest-environment node
import { afterEach, describe, expect, it } from "vitest";
import { findElsewhere } from "#ext/platform/storage/port-elsewhere.ts";
import { createSwitchedStores } from "#ext/platform/storage/port-switch.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { setMark } from "#shared/domain/progress.ts";
import { utf8 } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { createMemoryBlobStore } from "#test/support/memory-blob-store.ts";
import { createMemoryCardCache } from "#test/support/memory-card-cache.ts";
import { createMemoryDisk, createMemoryDocStore } from "#test/support/memory-doc-store.ts";
import { createMemoryLocks } from "#test/support/memory-locks.ts";
import { createMemoryNoteIndex } from "#test/support/memory-note-index.ts";
import { createPortWorld, type PortWorld } from "#test/support/port-world.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";

let world: PortWorld;
afterEach(() => world.close());

/** A page whose own storage is empty, before the background that `world` is. */
function page(isSilent = () => false) {
  const disk = createMemoryDisk();
  const own = {
    docs: createMemoryDocStore(disk),
    blobs: createMemoryBlobStore(),
    noteIndex: createMemoryNoteIndex(),
    cardCache: createMemoryCardCache(),
  };
  let looks = 0;
  const switched = createSwitchedStores(own, () => {
    looks += 1;
    if (isSilent()) return Promise.reject(new Error("no answer"));
    return findElsewhere({ line: world.line(), locks: createMemoryLocks(), random: createSeededRandom(7) });
  });
  return { ...switched, own, disk, looks: () => looks };
}

describe("a page that may not see the library's storage", () => {
  it("works on its own storage when the background sees the lock that it holds", async () => {
    let asked = "";
    world = createPortWorld({
      isLockHeld: (name) => {
        asked = name;
        return Promise.resolve(true);
      },
    });
    const { elsewhere, stores, own } = page();
    expect(await elsewhere("open")).toBeNull();
    expect(asked).toMatch(/^same-storage\/[0-9a-f]{32}$/);
    const [through, directly] = [unwrap(await stores.docs.open(LIBRARY)), unwrap(await own.docs.open(LIBRARY))];
    expect(through.doc).toBe(directly.doc);
  });

  it("works through the background when it does not, and asks that only once", async () => {
    world = createPortWorld();
    const { elsewhere, stores, disk, looks } = page();
    const opened = await elsewhere("open");
    expect(opened?.type).toBe("present");
    const library = unwrap(await stores.docs.open(LIBRARY));
    setMark(library.doc, "a", { state: "done", day: 20_000, rev: 1 });
    unwrap(await library.saved());
    const blob = unwrap(await stores.blobs.put(utf8("abc")));
    expect(await stores.blobs.has(blob)).toBe(true);
    expect(world.disk.rows.get(LIBRARY)).toHaveLength(1);
    expect(disk.rows.size).toBe(0);
    expect((await elsewhere("begin-anew"))?.type).toBe("present");
    expect(looks()).toBe(1);
  });

  it("hears of notes where they are, also when it listened before it knew", async () => {
    world = createPortWorld();
    const { elsewhere, stores } = page();
    const told = new Promise<void>((resolve) => {
      stores.noteIndex.onChange(resolve);
    });
    await elsewhere("open");
    await stores.noteIndex.replace("notes/2026-11", []);
    await told;
  });

  it("looks again at what is derived when it hears the background again", async () => {
    world = createPortWorld();
    const { elsewhere, stores } = page();
    await elsewhere("open");
    const told = new Promise<void>((resolve) => {
      stores.cardCache.onChange(resolve);
    });
    world.stopBackground();
    await told;
  });

  it("says that the storage does not answer when the background cannot tell, and asks again later", async () => {
    let isSilent = true;
    world = createPortWorld({ isLockHeld: () => Promise.resolve(true) });
    const { elsewhere } = page(() => isSilent);
    expect(await elsewhere("open")).toEqual({ type: "fault", detail: "background: no answer" });
    isSilent = false;
    expect(await elsewhere("open")).toBeNull();
  });

  it("shows what the library's own check found", async () => {
    world = createPortWorld({ open: () => Promise.resolve({ type: "lost", unreadable: 3 }) });
    expect(await page().elsewhere("open")).toEqual({ type: "lost", unreadable: 3 });
  });
});
