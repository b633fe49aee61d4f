/**
 * The dates of a roadmap that the learner accepted: what a later plan is compared with. One plain value under
 * `<roadmap>/baseline` of the map `enrolments`, so that of two devices' acceptances one holds as a whole.
 */
import type { Doc } from "yjs";
import * as v from "valibot";
import type { Day } from "../std/day.ts";
import { DaySchema, readEntries } from "./flat-map.ts";
import { keyOf } from "./ids.ts";

export interface Baseline {
  /** The day it was accepted on. */
  readonly day: Day;
  /** As in a plan: every day as planned, and a quarter more study days. */
  readonly finish: { readonly from: Day; readonly to: Day };
  /** The last day of each step that was open then, by step id. */
  readonly steps: Readonly<Record<string, Day>>;
  /** Minutes left at the end of a day, week by week from `day` on; the last one is 0 on `finish.from`. */
  readonly left: readonly (readonly [Day, number])[];
}

const MinutesLeft = v.pipe(v.number(), v.integer(), v.minValue(0));

const BaselineSchema = v.object({
  day: DaySchema,
  finish: v.object({ from: DaySchema, to: DaySchema }),
  steps: v.record(v.string(), DaySchema),
  left: v.array(v.tuple([DaySchema, MinutesLeft])),
});

const KEY = /^([^/]+)\/baseline$/;

/** By roadmap id. A roadmap begun without accepting dates has none. */
export function readBaselines(doc: Doc): ReadonlyMap<string, Baseline> {
  const baselines = new Map<string, Baseline>();
  for (const [key, baseline] of readEntries(doc, "enrolments", BaselineSchema)) {
    const roadmap = KEY.exec(key)?.[1];
    if (roadmap !== undefined) baselines.set(roadmap, baseline);
  }
  return baselines;
}

/** Null says that no dates were accepted. Nothing is written where the same is there already. */
export function writeBaseline(doc: Doc, roadmap: string, baseline: Baseline | null): void {
  const map = doc.getMap("enrolments");
  const key = keyOf(roadmap, "baseline");
  if (JSON.stringify(map.get(key) ?? null) !== JSON.stringify(baseline)) map.set(key, baseline);
}
