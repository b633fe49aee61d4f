import { describe, expect, it } from "vitest";
import { createTokenBuckets } from "#server/middleware/token-bucket.ts";

function buckets(capacity: number, maxKeys = 100) {
  let time = 0;
  const made = createTokenBuckets({ capacity, periodMs: 60_000, maxKeys, now: () => time });
  return { take: (key: string, cost: number) => made.take(key, cost), pass: (ms: number) => void (time += ms) };
}

describe("token buckets", () => {
  it("give their capacity at once and then refill with time", () => {
    const { take, pass } = buckets(60);
    expect(take("a", 60)).toEqual({ ok: true });
    expect(take("a", 1)).toEqual({ ok: false, retryAfter: 1 });
    expect(take("a", 30)).toEqual({ ok: false, retryAfter: 30 });
    pass(30_000);
    expect(take("a", 30)).toEqual({ ok: true });
    expect(take("a", 1).ok).toBe(false);
  });

  it("never hold more than their capacity, and nothing when the clock steps back", () => {
    const { take, pass } = buckets(10);
    take("a", 10);
    pass(10 * 60_000);
    expect(take("a", 11).ok).toBe(false);
    expect(take("a", 10).ok).toBe(true);
    pass(-60_000);
    expect(take("a", 1).ok).toBe(false);
  });

  it("are one for each key", () => {
    const { take } = buckets(1);
    expect([take("a", 1).ok, take("b", 1).ok, take("a", 1).ok]).toEqual([true, true, false]);
  });

  it("forget the one used longest ago when there are too many", () => {
    const { take } = buckets(2, 2);
    take("a", 2);
    take("b", 2);
    take("a", 1);
    take("c", 2);
    expect(take("a", 1).ok).toBe(false);
    expect(take("b", 2).ok).toBe(true);
  });
});
