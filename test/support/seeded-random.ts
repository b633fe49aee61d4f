/** Random bytes that are the same in every run of one seed. Never for keys of a real library. */
import type { Random } from "#shared/ports.ts";

/** mulberry32 */
export function createSeededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 24;
  };
  return {
    bytes: (length) => Uint8Array.from({ length }, next),
  };
}
