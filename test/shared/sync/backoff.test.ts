import { describe, expect, it } from "vitest";
import { createBackoff } from "#shared/sync/backoff.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";

const always = (byte: number) => ({ bytes: (length: number) => new Uint8Array(length).fill(byte) });

describe("backoff", () => {
  it("[S22] doubles from one second to a minute, and begins again after a success", () => {
    const backoff = createBackoff(always(255));
    expect(Array.from({ length: 8 }, () => backoff.next("soon"))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ]);
    backoff.reset();
    expect(backoff.next("soon")).toBe(1000);
  });

  it("[S22] goes up to an hour for what a person has to mend", () => {
    const backoff = createBackoff(always(255));
    for (let i = 0; i < 40; i++) backoff.next("slow");
    expect(backoff.next("slow")).toBe(3_600_000);
  });

  it("[S22] spreads over the whole time, and adds what the relay asked for", () => {
    const backoff = createBackoff(createSeededRandom(7));
    for (let i = 0; i < 10; i++) backoff.next("soon");
    const waits = Array.from({ length: 400 }, () => backoff.next("soon", 5000) - 5000).sort((a, b) => a - b);
    expect(waits[0]).toBeLessThan(2000);
    expect(waits[399]).toBeGreaterThan(58_000);
    expect(waits[399]).toBeLessThanOrEqual(60_000);
    expect(createBackoff(always(0)).next("soon", 5000)).toBe(5000);
  });
});
