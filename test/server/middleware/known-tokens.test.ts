import { describe, expect, it } from "vitest";
import { createKnownTokens } from "#server/middleware/known-tokens.ts";
import { createMemoryStore } from "#server/storage/memory-store.ts";
import { unwrap } from "#shared/std/result.ts";
import { idOf } from "../support/envelopes.ts";

const EPOCH = new Uint8Array(16);
const HASH = new Uint8Array(32).fill(7);

/** A store that counts how often it is asked for a space. */
async function countedStore(spaces: number) {
  const store = createMemoryStore({ spaceBytes: 1_000_000 });
  for (let i = 0; i < spaces; i++) unwrap(await store.create(idOf(i), HASH, EPOCH));
  const asked: string[] = [];
  return {
    asked,
    store: {
      ...store,
      space(id: string) {
        asked.push(id);
        return store.space(id);
      },
    },
  };
}

describe("known tokens", () => {
  it("asks the store once for a live space, and each time for one that is not there", async () => {
    const { asked, store } = await countedStore(1);
    const tokens = createKnownTokens(store);
    expect(await tokens.space(idOf(0))).toMatchObject({ type: "live", tokenHash: HASH });
    expect(await tokens.space(idOf(0))).toEqual({ type: "live", tokenHash: HASH });
    expect(await tokens.space(idOf(9))).toEqual({ type: "unknown" });
    expect(await tokens.space(idOf(9))).toEqual({ type: "unknown" });
    expect(asked).toEqual([idOf(0), idOf(9), idOf(9)]);
  });

  it("forgets a space as soon as it is removed", async () => {
    const { store } = await countedStore(1);
    const tokens = createKnownTokens(store);
    await tokens.space(idOf(0));
    unwrap(await store.remove(idOf(0)));
    expect(await tokens.space(idOf(0))).toEqual({ type: "deleted" });
  });

  it("does not keep what was removed while the store was asked", async () => {
    const { store } = await countedStore(1);
    let isAsked = (): void => undefined;
    const slow = {
      ...store,
      async space(id: string) {
        const state = await store.space(id);
        await new Promise<void>((resolve) => (isAsked = resolve));
        return state;
      },
    };
    const tokens = createKnownTokens(slow);
    const early = tokens.space(idOf(0));
    await new Promise((resolve) => setImmediate(resolve));
    unwrap(await store.remove(idOf(0)));
    isAsked();
    await early;
    const late = tokens.space(idOf(0));
    await new Promise((resolve) => setImmediate(resolve));
    isAsked();
    expect(await late).toEqual({ type: "deleted" });
  });

  it("keeps no more than it was told to", async () => {
    const { asked, store } = await countedStore(3);
    const tokens = createKnownTokens(store, 2);
    for (const id of [0, 1, 2, 2, 1, 0]) await tokens.space(idOf(id));
    expect(asked).toEqual([idOf(0), idOf(1), idOf(2), idOf(0)]);
  });
});
