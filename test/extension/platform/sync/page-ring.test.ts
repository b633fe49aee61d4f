// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPageRing, RING_HEARD } from "#ext/platform/sync/page-ring.ts";
import { createSyncMarker } from "#ext/platform/sync/sync-marker.ts";
import { createMemoryTextStore } from "#test/support/memory-text-store.ts";

/** A page's ring to a background that answers as the test says, in turn; the last answer stays. */
async function ringing(answers: (() => Promise<unknown>)[], isOn = true) {
  const storage = createMemoryTextStore();
  if (isOn) await createSyncMarker(storage).write("https://relay.test");
  const rings: number[] = [];
  const begin = Date.now();
  const ring = createPageRing(storage, () => {
    const answer = answers[Math.min(rings.length, answers.length - 1)];
    rings.push(Date.now() - begin);
    return answer?.() ?? Promise.resolve(null);
  });
  return { ring, rings };
}

const heard = (): Promise<unknown> => Promise.resolve(RING_HEARD);
const stopped = (): Promise<unknown> => Promise.reject(new Error("The message channel closed"));
const nobody = (): Promise<unknown> => Promise.resolve(undefined);
const silent = (): Promise<unknown> => new Promise(() => undefined);

describe("the ring of a page", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is rung once where the background answers, and not at all while sync is off", async () => {
    const on = await ringing([heard]);
    const off = await ringing([heard], false);
    on.ring();
    off.ring();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([on.rings, off.rings]).toEqual([[0], []]);
  });

  it.each([
    ["was stopped with it", stopped],
    ["answered without having heard", nobody],
  ])("is rung again soon where the background %s", async (_, answer) => {
    const { ring, rings } = await ringing([answer, heard]);
    ring();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rings).toEqual([0, 50]);
  });

  it("is rung again where the background says nothing at all", async () => {
    const { ring, rings } = await ringing([silent, heard]);
    ring();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rings).toEqual([0, 20_050]);
  });

  it("is given up after a few times, and every edit begins anew", async () => {
    const { ring, rings } = await ringing([stopped]);
    ring();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rings).toEqual([0, 50, 550, 5550]);
    ring();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rings).toHaveLength(8);
  });

  it("is one ring for all edits that found the background stopped", async () => {
    const { ring, rings } = await ringing([stopped, stopped, stopped, heard]);
    for (let edit = 0; edit < 3; edit++) ring();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rings).toEqual([0, 0, 0, 50]);
  });
});
