/** Chance that is the same in every run of one seed. */
export interface Dice {
  /** From 0 to `sides - 1`. */
  roll(sides: number): number;
  /** True once in `oneIn`; never when it is 0. */
  once(oneIn: number): boolean;
  pick<T>(items: readonly T[]): T | undefined;
  /** One of the names, more often the larger its weight. */
  draw<K extends string>(weights: Readonly<Record<K, number>>): K;
}

/** mulberry32 */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (sides: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
  return {
    roll,
    once: (oneIn) => oneIn > 0 && roll(oneIn) === 0,
    pick: (items) => items[roll(items.length)],
    draw(weights) {
      let sum = 0;
      for (const name in weights) sum += weights[name];
      let left = roll(sum);
      for (const name in weights) {
        left -= weights[name];
        if (left < 0) return name;
      }
      throw new Error("no weights");
    },
  };
}
