/** Dates that were accepted today, with the way back: on the pages that have no banner of their own. */
import "./dates-moved.css";
import type { VNode } from "preact";
import type { MovedBanner } from "#ext/app/planning/banner.ts";

export interface DatesMovedProps {
  readonly moved: MovedBanner;
  readonly onUndo: () => void;
}

export function DatesMoved({ moved, onUndo }: DatesMovedProps): VNode {
  return (
    <section class="banner datesmoved" aria-label={moved.label} data-banner="moved">
      <div>
        <h2>{moved.title}</h2>
        <p class="small">{moved.note}</p>
      </div>
      <button class="btn" type="button" data-act="undo-dates" onClick={onUndo}>
        {moved.undo} <kbd>U</kbd>
      </button>
    </section>
  );
}
