/** The last act, with the way to take it back for a while. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Timers } from "./ports.ts";

/** How long the way back is offered, in milliseconds. The key works as long. */
const OFFERED_MS = 10_000;

export interface Undoable {
  readonly message: string;
  undo(): void;
}

export interface UndoModel {
  readonly offered: ReadonlySignal<Undoable | null>;
  offer(undoable: Undoable): void;
  /** Takes the offered act back; false when there is none. */
  undo(): boolean;
}

export function createUndoModel({ timers }: { readonly timers: Timers }): UndoModel {
  const offered = signal<Undoable | null>(null);
  let callOff = (): void => undefined;
  return {
    offered,
    offer: (undoable) => {
      callOff();
      offered.value = undoable;
      callOff = timers.after(OFFERED_MS, () => {
        offered.value = null;
      });
    },
    undo: () => {
      const last = offered.value;
      if (!last) return false;
      callOff();
      offered.value = null;
      last.undo();
      return true;
    },
  };
}
