import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { padmeLength } from "#shared/crypto/padme.ts";

describe("padmeLength", () => {
  it("[E3] is what the bit arithmetic of the paper gives", () => {
    for (let length = 2; length < 100_000; length++) {
      const exponent = 31 - Math.clz32(length);
      const mask = 2 ** (exponent - (32 - Math.clz32(exponent))) - 1;
      if (padmeLength(length) !== ((length + Math.floor(mask)) & ~Math.floor(mask))) throw new Error(`${length}`);
    }
    expect([0, 1, 9, 100, 65_537, 1_000_000].map(padmeLength)).toEqual([0, 1, 10, 104, 67_584, 1_015_808]);
  });

  it("[E3] is never below the length, at most 12 % above it, and its own padding", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (length) => {
        const padded = padmeLength(length);
        expect(padded).toBeGreaterThanOrEqual(length);
        expect(padded).toBeLessThanOrEqual(length * 1.12);
        expect(padmeLength(padded)).toBe(padded);
      }),
    );
  });
});
