/**
 * What the first frame of a new tab shows, from localStorage. Whatever is missing or broken is passed over: the page
 * that follows draws it from the library.
 */
import { dayOfWallClock } from "#shared/std/day.ts";
import { dayKey, isRecord, LOOK_KEY, parseStored, SPAN_KEY } from "./stored.ts";
import { isTree, type Tree } from "./tree.ts";

type Read = (key: string) => string | null;

/** Places of the page by id, in the order in which they stand there. */
const PARTS = ["sync", "today", "trail"] as const;

/** The place that holds what a new tab is opened for. */
export const TODAY = "today";

/** The place that is painted in the frame after the first one: it is dear to draw, and no one reads it first. */
export const TRAIL = "trail";

export interface FirstFrame {
  /** For `data-state` on the root. */
  readonly state: string;
  readonly parts: ReadonlyMap<string, readonly Tree[]>;
}

/** Sets theme, movement, trail, language and direction on the root. */
export function applyLook(root: HTMLElement, read: Read): void {
  const look = parseStored(read(LOOK_KEY));
  if (!look) return;
  const { theme, motion, trail, lang, dir } = look;
  if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
  if (motion === false) root.dataset["motion"] = "off";
  if (trail === false) root.dataset["trail"] = "off";
  if (typeof lang === "string") root.lang = lang;
  if (dir === "ltr" || dir === "rtl") root.dir = dir;
}

/** Puts the words of the static page into the learner's language. */
export function applyWords(page: Document, read: Read): void {
  const shell = parseStored(read(LOOK_KEY))?.["shell"];
  if (!isRecord(shell)) return;
  for (const element of page.querySelectorAll<HTMLElement>("[data-msg]")) {
    const text = shell[element.dataset["msg"] ?? ""];
    if (typeof text === "string" && element.textContent !== text) element.textContent = text;
  }
}

/**
 * The day that the wall clock shows; null when there is no drawing of it. Of another view there is no drawing, but the
 * mark at the top is the same: with it nothing in the bar moves when the page lives.
 */
export function readFirstFrame(read: Read, now: Date, hash: string): FirstFrame | null {
  const isDay = !hash.startsWith("#/") || hash === "#/";
  const rolloverHour = parseStored(read(SPAN_KEY))?.["rolloverHour"];
  if (typeof rolloverHour !== "number") return null;
  const wall = { year: now.getFullYear(), month: now.getMonth() + 1, date: now.getDate(), hour: now.getHours() };
  const stored = parseStored(read(dayKey(dayOfWallClock(wall, rolloverHour))));
  const state = stored?.["state"];
  if (!stored || typeof state !== "string") return null;
  const parts = new Map<string, readonly Tree[]>();
  for (const part of isDay ? PARTS : PARTS.slice(0, 1)) {
    const trees = stored[part];
    if (!Array.isArray(trees) || !trees.every(isTree)) return null;
    parts.set(part, trees);
  }
  return { state: isDay ? state : "page", parts };
}
