/** Runs schedules of the simulation and answers those that went wrong, each with the seed that repeats it. */
import { runSchedule, type SimOptions } from "../support/sim-world.ts";

export async function troubles(first: number, last: number, options: SimOptions = {}): Promise<string[]> {
  const found: string[] = [];
  for (let seed = first; seed <= last; seed++) {
    const trouble = await runSchedule(seed, options);
    if (trouble !== null) found.push(`seed ${seed}: ${trouble}`);
  }
  return found;
}

/** The first seed that shows what a rule is for, or null. */
export async function firstTrouble(upTo: number, options: SimOptions): Promise<string | null> {
  for (let seed = 1; seed <= upTo; seed++) {
    const trouble = await runSchedule(seed, options);
    if (trouble !== null) return `seed ${seed}: ${trouble}`;
  }
  return null;
}
