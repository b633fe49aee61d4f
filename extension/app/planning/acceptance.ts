/**
 * The last acceptance of new dates, as this device remembers it for its way back. It is no part of the library: another
 * device knows the new dates, and not that they may still be taken back here.
 */
import type { FinishRange } from "#shared/planner/model.ts";
import type { Day } from "#shared/std/day.ts";
import type { Replaced } from "./undoable-change.ts";

export interface Acceptance {
  /** The learner's day then. The way back is offered until it is over. */
  readonly day: Day;
  readonly finish: FinishRange | null;
  /** What the acceptance wrote into the library, and what stood there before. */
  readonly replaced: readonly Replaced[];
}

/** Shared by all pages of this device, and there after they are closed. */
export interface AcceptanceStore {
  read(): Acceptance | null;
  write(acceptance: Acceptance | null): void;
  /** Called when another page changed it; returns the way to stop listening. */
  onChange(listener: (acceptance: Acceptance | null) => void): () => void;
}
