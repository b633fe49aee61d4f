/** The store of the last acceptance and its double behave alike. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Acceptance } from "#ext/app/planning/acceptance.ts";
import { acceptanceStore } from "#ext/platform/acceptance-store.ts";
import { createMemoryAcceptance } from "#test/support/memory-acceptance-store.ts";

const STORES = [
  ["localStorage", () => acceptanceStore],
  ["the double", () => createMemoryAcceptance()()],
] as const;

const ACCEPTED: Acceptance = {
  day: 20_779,
  finish: { from: 20_800, to: 20_804 },
  replaced: [
    { map: "enrolments", key: "r/baseline", before: { left: [[20_778, 75]] }, after: null },
    { map: "pauses", key: "p", before: undefined, after: { from: 20_780, to: 20_782 } },
  ],
};

beforeEach(() => localStorage.clear());

describe.each(STORES)("the last acceptance in %s", (_name, create) => {
  it("is kept as it was given, until it is taken away", () => {
    const store = create();
    expect(store.read()).toBeNull();
    store.write(ACCEPTED);
    expect(store.read()).toEqual(ACCEPTED);
    store.write({ ...ACCEPTED, finish: null });
    expect(store.read()?.finish).toBeNull();
    store.write(null);
    expect(store.read()).toBeNull();
  });
});

it("passes over what it does not understand", () => {
  for (const bad of ["{", '{"day":20779}', '{"day":20779,"finish":null,"replaced":[{"map":"meta","key":"x"}]}']) {
    localStorage.setItem("waymark/accepted", bad);
    expect(acceptanceStore.read()).toBeNull();
  }
});

it("tells the other pages of what one of them wrote", () => {
  const heard: (Acceptance | null)[] = [];
  const stop = acceptanceStore.onChange((acceptance) => heard.push(acceptance));
  acceptanceStore.write(ACCEPTED);
  dispatchEvent(new StorageEvent("storage", { key: "waymark/accepted" }));
  dispatchEvent(new StorageEvent("storage", { key: "waymark/list" }));
  stop();
  dispatchEvent(new StorageEvent("storage", { key: "waymark/accepted" }));
  expect(heard).toEqual([ACCEPTED]);
});
