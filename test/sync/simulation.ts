/** Runs schedules of the simulation and answers those that went wrong, each with the seed that repeats it. */
import { runSchedule, type SimOptions } from "../support/sim-world.ts";

export async function troubles(first: number, last: number): Promise<string[]> {
  const found: string[] = [];
  let next = first;
  // Worlds are apart from each other; while one waits for its keys the others go on.
  const lane = async (): Promise<void> => {
    while (next <= last) {
      const seed = next++;
      const trouble = await runSchedule(seed);
      if (trouble !== null) found.push(`seed ${seed}: ${trouble}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, lane));
  return found;
}

/** The first seed that shows what a rule is for, or null. */
export async function firstTrouble(upTo: number, options: SimOptions): Promise<string | null> {
  for (let seed = 1; seed <= upTo; seed++) {
    const trouble = await runSchedule(seed, { actions: 30, ...options });
    if (trouble !== null) return `seed ${seed}: ${trouble}`;
  }
  return null;
}
