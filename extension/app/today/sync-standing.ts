/**
 * How sync stands, for the quiet mark. A page asks once it lives and listens from then on; until the answer it does not
 * know, and a background that stays silent leaves the mark to this device.
 */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Timers } from "#ext/app/ports.ts";
import type { SyncDesk } from "#ext/app/sync/sync-desk.ts";
import { OFF, type SyncFacts } from "#shared/sync/facts.ts";

export interface SyncStanding {
  /** Null until it is known. */
  readonly facts: ReadonlySignal<SyncFacts | null>;
  start(): void;
  dispose(): void;
}

/** A worker that has to be woken answers well within it. */
const PATIENCE_MS = 2_000;

/** `loadDesk` is called by `start`: what speaks with the background stays off the way of the first frame. */
export function createSyncStanding(
  loadDesk: () => Promise<Pick<SyncDesk, "overview" | "onOverview">>,
  timers: Timers,
): SyncStanding {
  const facts = signal<SyncFacts | null>(null);
  let stop = (): void => undefined;
  let disposed = false;
  const learn = (found: SyncFacts): void => {
    facts.value ??= found;
  };
  const ask = async (): Promise<void> => {
    const desk = await loadDesk();
    if (disposed) return;
    const callOff = stop;
    const stopListening = desk.onOverview((overview) => {
      facts.value = overview.facts;
    });
    stop = () => {
      callOff();
      stopListening();
    };
    const answer = await desk.overview();
    // What was heard meanwhile is newer than the answer.
    learn(answer.type === "overview" ? answer.overview.facts : OFF);
  };
  return {
    facts,
    start() {
      stop = timers.after(PATIENCE_MS, () => learn(OFF));
      void ask();
    },
    dispose: () => {
      disposed = true;
      stop();
    },
  };
}
