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

export function createSyncStanding(
  desk: Pick<SyncDesk, "overview" | "onOverview"> | null,
  timers: Timers,
): SyncStanding {
  const facts = signal<SyncFacts | null>(null);
  let stop = (): void => undefined;
  const learn = (found: SyncFacts): void => {
    facts.value ??= found;
  };
  return {
    facts,
    start() {
      if (desk === null) return learn(OFF);
      const stopListening = desk.onOverview((overview) => {
        facts.value = overview.facts;
      });
      const callOff = timers.after(PATIENCE_MS, () => learn(OFF));
      stop = () => {
        stopListening();
        callOff();
      };
      // What a listener has heard meanwhile is newer than the answer.
      void desk.overview().then((answer) => learn(answer.type === "overview" ? answer.overview.facts : OFF));
    },
    dispose: () => stop(),
  };
}
