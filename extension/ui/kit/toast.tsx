/** The last act in words, with the way back. */
import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Undoable } from "#ext/app/undo-model.ts";

export interface UndoToastProps {
  readonly offered: ReadonlySignal<Undoable | null>;
  readonly undoLabel: string;
  readonly onUndo: () => void;
}

export function UndoToast({ offered, undoLabel, onUndo }: UndoToastProps): VNode {
  const last = offered.value;
  return (
    <div class="toastbox" role="status">
      {last ? (
        <div class="toast">
          <span>{last.message}</span>
          <button type="button" data-act="undo" onClick={onUndo}>
            {undoLabel} <kbd>U</kbd>
          </button>
        </div>
      ) : null}
    </div>
  );
}
