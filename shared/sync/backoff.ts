/** How long to wait after a failure: full jitter, so that devices that lost a relay together do not return together. */
import type { Random } from "#shared/ports.ts";

const FIRST_MS = 1000;
const CAP_MS = 60_000;
/** For what a person has to mend: a full relay, a storage that refuses. */
const SLOW_CAP_MS = 60 * 60_000;

export interface Backoff {
  /** Milliseconds until the next try, at least `atLeastMs`. Grows with each call until `reset`. */
  next(kind: "soon" | "slow", atLeastMs?: number): number;
  reset(): void;
}

export function createBackoff(random: Random): Backoff {
  let failures = 0;
  return {
    next(kind, atLeastMs = 0) {
      const cap = Math.min(kind === "soon" ? CAP_MS : SLOW_CAP_MS, FIRST_MS * 2 ** failures);
      failures = Math.min(failures + 1, 30);
      return atLeastMs + Math.round(fraction(random) * cap);
    },
    reset() {
      failures = 0;
    },
  };
}

/** From 0 to 1, in steps of 2^-16. */
function fraction(random: Random): number {
  const [high = 0, low = 0] = random.bytes(2);
  return (high * 256 + low) / 65_535;
}
