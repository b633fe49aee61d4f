/** Orders that look random and are the same for the same seed, so that a reload shows what was shown before. */

/** The items in an order that depends on the seed alone. */
export function shuffled<Item>(items: readonly Item[], seed: string): readonly Item[] {
  const next = numbersOf(seed);
  const order = [...items];
  for (let end = order.length - 1; end > 0; end--) {
    const at = Math.floor(next() * (end + 1));
    const [a, b] = [order[end], order[at]];
    if (a === undefined || b === undefined) continue;
    [order[end], order[at]] = [b, a];
  }
  return order;
}

/**
 * As `shuffled`, but never in the given order when there is another: what is to be put in order must not be already.
 */
export function disordered(items: readonly string[], seed: string): readonly string[] {
  const order = shuffled(items, seed);
  const [first] = order;
  const isSame = order.every((item, i) => item === items[i]);
  return isSame && first !== undefined && order.length > 1 ? [...order.slice(1), first] : order;
}

/** Numbers from 0 up to 1: FNV-1a of the seed, then mulberry32. */
function numbersOf(seed: string): () => number {
  let state = 0x81_1c_9d_c5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01_00_01_93);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00;
  };
}
