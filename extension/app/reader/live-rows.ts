/** A list of notes that is read again when a note changes anywhere in this browser. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { NoteRow } from "#shared/ports.ts";

export type Rows =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly rows: readonly NoteRow[] }
  /** The index does not answer. */
  | { readonly type: "fault" };

export interface LiveRows {
  readonly rows: ReadonlySignal<Rows>;
  again(): void;
  /** Begins to read and to listen; returns the way to stop. */
  listen(): () => void;
}

export function createLiveRows(
  read: () => Promise<readonly NoteRow[]>,
  onChange: (listener: () => void) => () => void,
): LiveRows {
  const rows = signal<Rows>({ type: "loading" });
  let asked = 0;
  const again = async (): Promise<void> => {
    asked += 1;
    const question = asked;
    const answer = await read().then(
      (found): Rows => ({ type: "ready", rows: found }),
      (): Rows => ({ type: "fault" }),
    );
    // An answer that comes after a newer question is no longer asked for.
    if (question === asked) rows.value = answer;
  };
  return {
    rows,
    again: () => void again(),
    listen: () => {
      void again();
      return onChange(() => void again());
    },
  };
}
