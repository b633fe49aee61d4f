/** One opening for all who ask, and a new one after a failure. */
import type { Result } from "#shared/std/result.ts";

export function openOnce<T, E>(open: () => Promise<Result<T, E>>): () => Promise<Result<T, E>> {
  let opening: Promise<Result<T, E>> | null = null;
  return async () => {
    opening ??= open();
    const mine = opening;
    const opened = await mine;
    if (!opened.ok && opening === mine) opening = null;
    return opened;
  };
}
