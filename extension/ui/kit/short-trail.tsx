/** The trail in a line, for narrow places: one mark for each step. */
import type { VNode } from "preact";
import type { Stop } from "#ext/app/today/today-screen.ts";
import { Blaze } from "./blaze.tsx";

export interface ShortTrailProps {
  readonly stops: readonly (Pick<Stop, "number" | "state" | "fill"> & {
    /** Written into the mark of the step under way. */
    readonly named?: boolean;
  })[];
  readonly label: string;
}

export function ShortTrail({ stops, label }: ShortTrailProps): VNode {
  return (
    <div class="minitrail" role="img" aria-label={label}>
      {stops.map(({ number, state, fill, named = false }) => (
        <span key={number} class={state === "done" ? "leg walked" : `leg ${state}`} aria-hidden="true">
          <Blaze state={state} cut={number - 1} fill={fill} {...(named ? { number } : {})} />
        </span>
      ))}
    </div>
  );
}
