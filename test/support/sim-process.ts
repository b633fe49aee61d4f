/**
 * A process that can be killed between any two awaits: each touch of the world outside passes `step`, and once the
 * process is dead none of them ever answers. What was not on the disk by then is gone.
 */
export interface SimProcess {
  /** Dies after so many more steps; never when null. */
  dieAfter: number | null;
  isAlive(): boolean;
  kill(): void;
  readonly died: Promise<"died">;
  /** An effect on the world, with a step before and after it: it may have happened although nobody heard of it. */
  run<T>(effect: () => T | Promise<T>): Promise<T>;
}

export function createSimProcess(): SimProcess {
  let alive = true;
  let end: (value: "died") => void = () => undefined;
  const died = new Promise<"died">((resolve) => (end = resolve));
  const never = new Promise<never>(() => undefined);

  const process: SimProcess = {
    dieAfter: null,
    died,
    isAlive: () => alive,
    kill() {
      alive = false;
      end("died");
    },
    async run(effect) {
      await step();
      const result = await effect();
      await step();
      return result;
    },
  };

  async function step(): Promise<void> {
    if (alive && process.dieAfter !== null) {
      if (process.dieAfter === 0) process.kill();
      else process.dieAfter -= 1;
    }
    if (!alive) await never;
  }

  return process;
}
