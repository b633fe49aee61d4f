/** How much held beside how much should have: a mark of paint on a line from none to all, and a tick. */
import { scaleLinear } from "d3-scale";
import type { VNode } from "preact";

/** Percent along the line. */
const along = scaleLinear().domain([0, 1]).range([0, 100]).clamp(true);

interface RetentionLineProps {
  /** Shares of 1. */
  readonly held: number;
  readonly expected: number;
}

export function RetentionLine({ held, expected }: RetentionLineProps): VNode {
  return (
    <span class="holdline" aria-hidden="true">
      <i class="expected" style={{ "inset-inline-start": `${along(expected)}%` }} />
      <i class="held" style={{ "inset-inline-start": `${along(held)}%` }} />
    </span>
  );
}
