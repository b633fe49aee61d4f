// @vitest-environment node
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createJournal } from "#ext/platform/storage/journal.ts";
import { deriveSealKey } from "#shared/crypto/keys.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import type { Journal } from "#shared/ports.ts";
import { bytesOfBase64 } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { createFakeClock, type FakeClock } from "#test/support/fake-clock.ts";
import { createMemoryLocks } from "#test/support/memory-locks.ts";
import { createMemoryTextStore, type MemoryTextStore } from "#test/support/memory-text-store.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";

const locks = createMemoryLocks();
let storage: MemoryTextStore;
let clock: FakeClock;
let key: CryptoKey | null;
let seed = 1;

beforeEach(async () => {
  storage = createMemoryTextStore();
  clock = createFakeClock();
  key = await deriveSealKey(new Uint8Array(16).fill(7), "journal");
});

/** The journal of a context of its own. */
function context(): Journal {
  return createJournal({ storage, locks, clock, random: createSeededRandom(seed++), key: () => Promise.resolve(key) });
}

/** The updates of `count` edits, and the doc that they make. */
function edits(count: number, prefix = "t"): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < count; i++) setMark(doc, `${prefix}${i}`, { state: "done", day: 20_000, rev: 1 });
  return updates;
}

async function ticksIn(journal: Journal): Promise<number> {
  const doc = new Y.Doc();
  for (const update of unwrap(await journal.read(LIBRARY)).updates) Y.applyUpdate(doc, update);
  return readProgress(doc).size;
}

describe("the journal", () => {
  it("gives back what was appended, in this context and in another", async () => {
    for (const update of edits(3)) unwrap(await context().append(LIBRARY, update));
    expect(await ticksIn(context())).toBe(3);
    expect(unwrap(await context().docs())).toEqual([LIBRARY]);
    expect(unwrap(await context().read(LIBRARY)).newest).toBe(clock.now());
  });

  it("holds nothing that can be read without the key", async () => {
    const update = edits(1, "secret-topic")[0] ?? new Uint8Array();
    unwrap(await context().append(LIBRARY, update));
    const stored = [...storage.texts.values()].map((text) => Buffer.from(bytesOfBase64(text) ?? []).toString("latin1"));
    expect(stored.join()).not.toContain("secret-topic");
    expect([...storage.texts].join()).not.toContain("secret-topic");
  });

  it("puts what comes during a write together into the next", async () => {
    const journal = context();
    await Promise.all(edits(100).map(async (update) => unwrap(await journal.append(LIBRARY, update))));
    expect(storage.texts.size).toBe(2);
    expect(await ticksIn(context())).toBe(100);
  });

  it("keeps what could not be stored and stores it with the next call", async () => {
    const journal = context();
    const [first, second] = edits(2);
    storage.fault = new DOMException("full", "QuotaExceededError");
    expect(await journal.append(LIBRARY, first ?? new Uint8Array())).toMatchObject({
      error: { type: "quota-exceeded" },
    });
    expect((await journal.flush(LIBRARY)).ok).toBe(false);
    storage.fault = null;
    unwrap(await journal.append(LIBRARY, second ?? new Uint8Array()));
    expect(await ticksIn(context())).toBe(2);
  });

  it("stores nothing while there is no root secret, and says so", async () => {
    const journal = context();
    const [update] = edits(1);
    const [sealing, none] = [key, null];
    key = none;
    expect(await journal.append(LIBRARY, update ?? new Uint8Array())).toMatchObject({
      error: { detail: "no-root-secret" },
    });
    expect(storage.texts.size).toBe(0);
    key = sealing;
    unwrap(await journal.flush(LIBRARY));
    expect(await ticksIn(context())).toBe(1);
  });

  it("counts entries that cannot be opened, and gives the others", async () => {
    for (const update of edits(3)) unwrap(await context().append(LIBRARY, update));
    const [one, two] = [...storage.texts.keys()];
    // An entry under another's key: authentic, and not what the key says.
    storage.texts.set(one ?? "", storage.texts.get(two ?? "") ?? "");
    const content = unwrap(await context().read(LIBRARY));
    expect([content.updates.length, content.unreadable]).toEqual([2, 1]);
  });

  it("puts many entries of a doc into one, smaller than they were", async () => {
    const journal = context();
    for (const update of edits(60)) unwrap(await journal.append(LIBRARY, update));
    const before = [...storage.texts.values()].join("").length;
    clock.advance(1000);
    unwrap(await journal.compact(LIBRARY, 1));
    expect(storage.texts.size).toBe(1);
    expect([...storage.texts.values()].join("").length).toBeLessThan(before / 2);
    expect(await ticksIn(context())).toBe(60);
    expect(unwrap(await journal.read(LIBRARY)).newest).toBe(clock.now() - 1000);
  });

  it("leaves entries alone while they are few", async () => {
    const journal = context();
    for (const update of edits(5)) unwrap(await journal.append(LIBRARY, update));
    unwrap(await journal.compact(LIBRARY, 5));
    expect(storage.texts.size).toBe(5);
    unwrap(await journal.compact(LIBRARY, 4));
    expect(storage.texts.size).toBe(1);
  });

  it("loses no entry that another context adds while entries are put together", async () => {
    const [here, there] = [context(), context()];
    for (const update of edits(10, "here")) unwrap(await here.append(LIBRARY, update));
    const late = edits(1, "there")[0] ?? new Uint8Array();
    const set = storage.set.bind(storage);
    storage.set = async (entries) => {
      storage.set = set;
      unwrap(await there.append(LIBRARY, late));
      await set(entries);
    };
    unwrap(await here.compact(LIBRARY, 1));
    expect(storage.texts.size).toBe(2);
    expect(await ticksIn(context())).toBe(11);
  });

  it("is whole when it ends between writing the one entry and removing the many", async () => {
    const journal = context();
    for (const update of edits(5)) unwrap(await journal.append(LIBRARY, update));
    storage.remove = () => Promise.reject(new DOMException("gone", "AbortError"));
    expect((await journal.compact(LIBRARY, 1)).ok).toBe(false);
    expect(storage.texts.size).toBe(6);
    expect(await ticksIn(context())).toBe(5);
  });

  it("gives up what a backup holds and keeps what came later", async () => {
    const journal = context();
    const [first, second] = edits(2);
    unwrap(await journal.append(LIBRARY, first ?? new Uint8Array()));
    const backedUp = clock.now();
    clock.advance(5);
    unwrap(await journal.append(LIBRARY, second ?? new Uint8Array()));
    unwrap(await journal.truncateThrough(LIBRARY, backedUp));
    expect(storage.texts.size).toBe(1);
  });
});
