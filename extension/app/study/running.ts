/** The clock that runs, as this device remembers it. It is no part of the library: only a stopped one is. */
import type { Day } from "#shared/std/day.ts";

export interface Running {
  readonly roadmap: string;
  readonly topic: string;
  /** For sentences about it. */
  readonly title: string;
  /** When it was started (ms since 1970), and the learner's day then. */
  readonly at: number;
  readonly day: Day;
}

/** Shared by all pages of this device, and there after they are closed. */
export interface RunningStore {
  read(): Running | null;
  write(running: Running | null): void;
  /** Called when another page changed it; returns the way to stop listening. */
  onChange(listener: (running: Running | null) => void): () => void;
}
