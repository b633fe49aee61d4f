/** The line of this page to the background of its own browser. Loaded when the library is not found whole. */
import type { Locks, Random } from "#shared/ports.ts";
import { findElsewhere, type Elsewhere } from "./port-elsewhere.ts";
import { createPortLine } from "./port-line.ts";
import { connectPipe } from "./port-pipe.ts";

export async function findLibraryElsewhere(deps: {
  readonly locks: Locks;
  readonly random: Random;
}): Promise<Elsewhere | null> {
  const line = createPortLine({
    connect: connectPipe,
    isShown: () => document.visibilityState === "visible",
    onShown: (listener) => {
      const look = (): void => {
        if (document.visibilityState === "visible") listener();
      };
      document.addEventListener("visibilitychange", look);
      return () => document.removeEventListener("visibilitychange", look);
    },
  });
  try {
    return await findElsewhere({ ...deps, line });
  } catch (error) {
    line.close();
    throw error;
  }
}
