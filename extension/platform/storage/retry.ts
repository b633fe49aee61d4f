/** Tries a task again until it succeeds, with pauses that double. */

const FIRST_MS = 50;
const LONGEST_MS = 30_000;

export interface Retry {
  /** Begins trying, unless it is being tried already. */
  soon(): void;
  stop(): void;
}

/** `attempt` answers whether it succeeded. */
export function createRetry(attempt: () => Promise<boolean>): Retry {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_MS;
  let stopped = false;

  const soon = (): void => {
    if (timer !== undefined || stopped) return;
    timer = setTimeout(() => {
      void once();
    }, pause);
  };

  async function once(): Promise<void> {
    const succeeded = await attempt().catch(() => false);
    timer = undefined;
    pause = succeeded ? FIRST_MS : Math.min(pause * 2, LONGEST_MS);
    if (!succeeded) soon();
  }

  return {
    soon,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
