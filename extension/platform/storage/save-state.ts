/**
 * Whether what was edited is saved: two lanes, rows and journal, each with what is wanted and how far it got. "Saved"
 * is both lanes at their end.
 */
import type { SaveError, SaveState } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { nameOfError } from "./raw-db.ts";

export type Lane = "rows" | "journal";

export interface SaveTracker {
  /** Counts one more thing to be saved; answers how many there were. */
  want(lane: Lane): number;
  wanted(lane: Lane): number;
  /** The lane has saved its first `count`. */
  reached(lane: Lane, count: number): void;
  failed(error: SaveError): void;
  state(): SaveState;
  /** The verdict on all that is wanted now. While saving fails the answer is the failure, at once. */
  saved(): Promise<Result<void, SaveError>>;
  onState(listener: (state: SaveState) => void): () => void;
}

interface Waiter {
  readonly rows: number;
  readonly journal: number;
  readonly resolve: (verdict: Result<void, SaveError>) => void;
}

export function createSaveTracker(): SaveTracker {
  const wanted = { rows: 0, journal: 0 };
  const done = { rows: 0, journal: 0 };
  const listeners = new Set<(state: SaveState) => void>();
  let waiters: readonly Waiter[] = [];
  let failure: SaveError | null = null;
  let told = "saved";

  const isDone = (target: { rows: number; journal: number }): boolean =>
    done.rows >= target.rows && done.journal >= target.journal;

  const state = (): SaveState => {
    if (isDone(wanted)) return { type: "saved" };
    return failure ?? { type: "saving" };
  };

  const tell = (): void => {
    const now = state();
    if (now.type === told) return;
    told = now.type;
    for (const listener of listeners) listener(now);
  };

  const settle = (verdictOf: (waiter: Waiter) => Result<void, SaveError> | null): void => {
    const waiting: Waiter[] = [];
    for (const waiter of waiters) {
      const verdict = verdictOf(waiter);
      if (verdict) waiter.resolve(verdict);
      else waiting.push(waiter);
    }
    waiters = waiting;
  };

  return {
    want(lane) {
      wanted[lane] += 1;
      tell();
      return wanted[lane];
    },
    wanted: (lane) => wanted[lane],
    reached(lane, count) {
      done[lane] = Math.max(done[lane], count);
      if (isDone(wanted)) failure = null;
      settle((waiter) => (isDone(waiter) ? ok() : null));
      tell();
    },
    failed(error) {
      failure = error;
      settle(() => err(error));
      tell();
    },
    state,
    saved() {
      if (isDone(wanted)) return Promise.resolve(ok());
      if (failure) return Promise.resolve(err(failure));
      return new Promise((resolve) => {
        waiters = [...waiters, { ...wanted, resolve }];
      });
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The save error of an IndexedDB or storage failure. */
export function saveErrorOf(error: unknown): SaveError {
  const detail = nameOfError(error);
  const isQuota = /quota/i.test(detail) || (error instanceof Error && /quota/i.test(error.message));
  return { type: isQuota ? "quota-exceeded" : "save-failed", detail };
}
