import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { createCalendarDesk } from "#ext/platform/calendar-desk.ts";
import { createSafetyCopies } from "#ext/platform/storage/safety-copies.ts";
import { idOfBytes } from "#shared/domain/ids.ts";
import { makeRootSecret } from "#shared/crypto/root-secret.ts";
import { unwrap } from "#shared/std/result.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { createMemoryFileStore, createMemoryTextStore, type MemoryTextStore } from "#test/support/memory-text-store.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";

const random = createSeededRandom(7);

/** storage.local of a device that has the secret. */
async function device(rootSecret: Bytes): Promise<MemoryTextStore> {
  const storage = createMemoryTextStore();
  const safety = createSafetyCopies({ storage, files: createMemoryFileStore() });
  unwrap(await safety.write({ libraryId: idOfBytes(random.bytes(16)), rootSecret, begun: true }));
  return storage;
}

beforeEach(() => localStorage.clear());

describe("the calendar desk", () => {
  it("comes to one id on all devices that share the secret, and to another where they do not", async () => {
    const secret = makeRootSecret(random);
    const ids = [];
    for (const root of [secret, secret, makeRootSecret(random)]) {
      ids.push(await createCalendarDesk(await device(root)).ownId());
    }
    expect(ids[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("does not know the id where the mark does not name the secret, or cannot be read", async () => {
    const storage = createMemoryTextStore();
    const desk = createCalendarDesk(storage);
    expect(await desk.ownId()).toBeNull();
    storage.texts.set("library", '{"libraryId":"00","begun":true}');
    expect(await desk.ownId()).toBeNull();
    storage.fault = new Error("no disk");
    expect(await desk.ownId()).toBeNull();
  });

  it("passes over remembered days that it does not understand", () => {
    localStorage.setItem("waymark/calendar", "[20779,20780]");
    expect(createCalendarDesk(createMemoryTextStore()).last()).toEqual([]);
  });
});
