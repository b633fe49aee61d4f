import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createSpaceKeys } from "#shared/crypto/space-keys.ts";
import { unwrap } from "#shared/std/result.ts";
import { readSpace } from "#shared/sync/read-space.ts";
import { SIM_DOCS } from "../../support/sim-device.ts";
import { household, paired, setKey, type Household } from "../../support/sync-household.ts";

const depsOf = (home: Household, keys = home.keys) => ({
  keys,
  docs: { possibleNames: () => SIM_DOCS },
  transport: {
    send: async (request: Parameters<Household["relay"]["handle"]>[0]) =>
      ({ ok: true, value: await home.relay.handle(request) }) as const,
  },
});

describe("a look at a space", () => {
  it("gives the updates of every doc, over many pages, and leaves the relay as it was", async () => {
    const home = await paired(await household(1, 600));
    for (const key of ["a", "b", "c"]) {
      setKey(home.device(0), key);
      setKey(home.device(0), key, "notes/2026-11");
      await home.device(0).sync({}, null);
    }
    const stored = (await home.relay.stored()).length;
    const { updates, unreadable } = unwrap(await readSpace(depsOf(home)));
    expect(unreadable).toBe(0);
    for (const name of ["library", "notes/2026-11"]) {
      const doc = new Y.Doc();
      for (const update of updates.get(name) ?? []) Y.applyUpdate(doc, update);
      expect([...doc.getMap("map").keys()].sort()).toEqual(["a", "b", "c"]);
    }
    expect((await home.relay.stored()).length).toBe(stored);
  });

  it("counts what cannot be opened, and gives the rest", async () => {
    const home = await paired(await household(1));
    for (const key of ["a", "b"]) {
      setKey(home.device(0), key);
      await home.device(0).sync({}, null);
    }
    await home.relay.rot(0, 9);
    const { updates, unreadable } = unwrap(await readSpace(depsOf(home)));
    expect([unreadable, updates.get("library")?.length]).toEqual([1, 1]);
  });

  it("[S20] finds nothing under other words, and makes nothing there", async () => {
    const home = await paired(await household(1));
    const keys = await createSpaceKeys(new Uint8Array(16).fill(3), home.keys.relayOrigin);
    expect(await readSpace(depsOf(home, keys))).toEqual({ ok: false, error: { type: "unknown-space" } });
    expect(await readSpace(depsOf(home, keys))).toEqual({ ok: false, error: { type: "unknown-space" } });
  });
});
