import fc from "fast-check";
import { expect, it } from "vitest";
import { foldText, foldWithPlaces } from "#shared/std/fold-text.ts";

it.each([
  ["Café", "cafe"],
  ["ﬁnal", "final"],
  ["ＳＱＬ", "sql"],
  ["İstanbul", "istanbul"],
  ["मैं", "मैं"],
])("folds %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it("knows for every place of the folded text where it came from", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { folded, places } = foldWithPlaces(text);
      expect(places).toHaveLength(folded.length + 1);
      expect(places.at(-1)).toBe(text.length);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
    }),
  );
});
