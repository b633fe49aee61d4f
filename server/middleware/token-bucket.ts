/** Token buckets by key, refilled as time passes, in a map that cannot grow without end. */

export interface TokenBuckets {
  /** Takes `cost` tokens, or answers the seconds (at least 1) until that many will be there. */
  take(key: string, cost: number): { readonly ok: true } | { readonly ok: false; readonly retryAfter: number };
}

export interface TokenBucketOptions {
  /** Tokens a bucket holds and starts with. */
  readonly capacity: number;
  /** Time in which an empty bucket fills. */
  readonly periodMs: number;
  /** The bucket that was used longest ago is forgotten above this number. */
  readonly maxKeys?: number;
  readonly now: () => number;
}

export function createTokenBuckets({ capacity, periodMs, maxKeys = 10_000, now }: TokenBucketOptions): TokenBuckets {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  const perMs = capacity / periodMs;
  return {
    take(key, cost) {
      const at = now();
      const bucket = buckets.get(key);
      const filled = bucket === undefined ? capacity : bucket.tokens + Math.max(0, at - bucket.at) * perMs;
      const tokens = Math.min(capacity, filled);
      const enough = tokens >= cost;
      // Deleted first, so that the map's order is the order of use.
      buckets.delete(key);
      buckets.set(key, { tokens: enough ? tokens - cost : tokens, at });
      if (buckets.size > maxKeys) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      if (enough) return { ok: true };
      return { ok: false, retryAfter: Math.max(1, Math.ceil((cost - tokens) / perMs / 1000)) };
    },
  };
}
