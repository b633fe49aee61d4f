/** The blaze: a hand-cut diamond. Empty is ahead, filled from below is under way, full with a tick is done. */
import type { VNode } from "preact";
import { Icon } from "./icon.tsx";

/** Three cuts, so that a row of marks does not look stamped. */
const PLATES = [
  "M50 3C59 15 87 46 96 59C89 71 63 101 51 115C43 105 12 73 4 60C12 47 41 15 50 3Z",
  "M51 2C60 16 88 48 97 60C88 70 60 103 50 116C42 104 13 71 3 58C13 48 42 14 51 2Z",
  "M49 3C60 14 85 47 96 57C90 72 61 102 50 115C44 106 11 74 4 61C13 46 40 17 49 3Z",
] as const;

export interface BlazeProps {
  readonly state: "ahead" | "today" | "done";
  /** Which of the three cuts; any integer. */
  readonly cut?: number;
  /** Shown inside, unless done. */
  readonly number?: number;
  /** Percent painted, for `today`. */
  readonly fill?: number;
  readonly class?: string;
}

export function Blaze({ state, cut = 0, number, fill = 0, class: extra }: BlazeProps): VNode {
  const plate = PLATES[Math.abs(cut) % PLATES.length] ?? PLATES[0];
  return (
    <span class={`blaze ${state}${extra ? ` ${extra}` : ""}`} aria-hidden="true">
      <svg viewBox="0 0 100 118">
        {state === "today" ? <TodayPlate plate={plate} fill={fill} /> : <path class="plate" d={plate} />}
      </svg>
      {state === "done" ? <Icon name="tick" /> : null}
      {state !== "done" && number !== undefined ? (
        <b style={state === "today" ? { "--cut": `${fill}%` } : {}}>{String(number)}</b>
      ) : null}
    </span>
  );
}

function TodayPlate({ plate, fill }: { readonly plate: string; readonly fill: number }): VNode {
  return (
    <>
      <path class="plate ground" d={plate} />
      {fill > 0 ? <path class="paint" d={paintTo(fill)} /> : null}
      <path class="plate outline" d={plate} />
    </>
  );
}

/** The painted lower part of a plate, its upper edge a brush stroke at `fill` percent of the height. */
function paintTo(fill: number): string {
  if (fill >= 100) return PLATES[0];
  const y = 115 - (112 * fill) / 100;
  const half = y > 59 ? (46 * (115 - y)) / 56 : (46 * (y - 3)) / 56;
  const left = (50 - half).toFixed(1);
  const right = (50 + half).toFixed(1);
  const shoulders = y > 59 ? "" : "L96 59";
  const closing = y > 59 ? "" : "L4 60";
  return `M${left} ${y.toFixed(1)}Q50 ${(y - 5).toFixed(1)} ${right} ${(y - 1).toFixed(1)}${shoulders}L51 114${closing}Z`;
}
