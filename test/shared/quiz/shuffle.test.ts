import fc from "fast-check";
import { expect, it } from "vitest";
import { disordered, shuffled } from "#shared/quiz/shuffle.ts";

const items = fc.uniqueArray(fc.string(), { maxLength: 9 });

it("a shuffle loses nothing and is the same for the same seed", () => {
  fc.assert(
    fc.property(items, fc.string(), (list, seed) => {
      const once = shuffled(list, seed);
      expect([...once].sort()).toEqual([...list].sort());
      expect(shuffled(list, seed)).toEqual(once);
    }),
  );
});

it("seeds that differ in one character give every order about equally often", () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffled(["a", "b", "c"], `seed ${i}`).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

it("what is to be put in order is never in order already", () => {
  fc.assert(
    fc.property(items, fc.string(), (list, seed) => {
      fc.pre(list.length > 1);
      expect(disordered(list, seed)).not.toEqual(list);
      expect([...disordered(list, seed)].sort()).toEqual([...list].sort());
    }),
  );
});
