/**
 * What localStorage holds for the first frame: how the pages look, the span of stored days, and one drawing for each
 * of the next plan days. A day is a key of its own, so that a new tab reads and parses one day only.
 */
import type { Tree } from "./tree.ts";

export const LOOK_KEY = "waymark/look";
export const SPAN_KEY = "waymark/days";
export const dayKey = (day: number): string => `waymark/day/${day}`;

/** Bump when the shape changes: an older or newer drawing is passed over, and painted anew after the first frame. */
export const STORED_VERSION = 1;

export interface StoredLook {
  readonly version: typeof STORED_VERSION;
  readonly theme: "system" | "light" | "dark";
  readonly motion: boolean;
  readonly trail: boolean;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** Texts of the shell by message name. */
  readonly shell: Readonly<Record<string, string>>;
}

export interface StoredSpan {
  readonly version: typeof STORED_VERSION;
  readonly rolloverHour: number;
  readonly from: number;
  readonly to: number;
  /** What the days after the first were drawn from. */
  readonly source: string;
  /** False while days are being drawn. */
  readonly whole: boolean;
}

export interface StoredDay {
  readonly version: typeof STORED_VERSION;
  /** Value of `data-state` on the root. */
  readonly state: string;
  readonly today: readonly Tree[];
  readonly trail: readonly Tree[];
  readonly sync: readonly Tree[];
}

/** What `text` holds, or null when it is not of this version. The rest of the shape is checked where it is used. */
export function parseStored(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isRecord(value) && value["version"] === STORED_VERSION ? value : null;
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
