/** The store of today's list and its double behave alike. */
import { beforeEach, describe, expect, it } from "vitest";
import { todayListStore } from "#ext/platform/today-list.ts";
import { createMemoryTodayList } from "#test/support/memory-today-list.ts";

const STORES = [
  ["localStorage", () => todayListStore],
  ["the double", createMemoryTodayList],
] as const;

beforeEach(() => localStorage.clear());

describe.each(STORES)("today's list in %s", (_name, create) => {
  it("is there for its day, and for no other", () => {
    const store = create();
    expect(store.read(20_779)).toBeNull();
    store.write(20_779, ["r/a", "r/b"]);
    expect(store.read(20_779)).toEqual(["r/a", "r/b"]);
    expect(store.read(20_780)).toBeNull();
  });

  it("may be empty, which is not the same as missing", () => {
    const store = create();
    store.write(20_779, []);
    expect(store.read(20_779)).toEqual([]);
    store.forget();
    expect(store.read(20_779)).toBeNull();
  });
});

it("passes over what it does not understand", () => {
  localStorage.setItem("waymark/list", '{"day":20779,"rows":"all"}');
  expect(todayListStore.read(20_779)).toBeNull();
  localStorage.setItem("waymark/list", "{");
  expect(todayListStore.read(20_779)).toBeNull();
});
