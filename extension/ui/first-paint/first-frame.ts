/**
 * Fills the new tab from localStorage before its first frame. Whatever is missing or broken is passed over: the page
 * that follows draws it from the library.
 */
import { dayOfWallClock } from "#shared/std/day.ts";
import { paint } from "./paint.ts";
import { dayKey, isRecord, LOOK_KEY, parseStored, SPAN_KEY } from "./stored.ts";
import { isTree, type Tree } from "./tree.ts";

type Read = (key: string) => string | null;

/** Sets theme, direction and the shell's words on the root. */
export function applyLook(page: Document, read: Read): void {
  const look = parseStored(read(LOOK_KEY));
  if (!look) return;
  const { theme, motion, trail, lang, dir, shell } = look;
  const root = page.documentElement;
  if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
  if (motion === false) root.dataset["motion"] = "off";
  if (trail === false) root.dataset["trail"] = "off";
  if (typeof lang === "string") root.lang = lang;
  if (dir === "ltr" || dir === "rtl") root.dir = dir;
  if (!isRecord(shell)) return;
  for (const element of page.querySelectorAll<HTMLElement>("[data-msg]")) {
    const text = shell[element.dataset["msg"] ?? ""];
    if (typeof text === "string") element.textContent = text;
  }
}

/** Paints the day that the wall clock shows; false when there is no drawing of it, or another view was asked for. */
export function paintDay(page: Document, read: Read, now: Date, hash: string): boolean {
  if (hash.startsWith("#/") && hash !== "#/") return false;
  const rolloverHour = parseStored(read(SPAN_KEY))?.["rolloverHour"];
  if (typeof rolloverHour !== "number") return false;
  const wall = { year: now.getFullYear(), month: now.getMonth() + 1, date: now.getDate(), hour: now.getHours() };
  const stored = parseStored(read(dayKey(dayOfWallClock(wall, rolloverHour))));
  const [today, trail, sync] = [treesOf(stored?.["today"]), treesOf(stored?.["trail"]), treesOf(stored?.["sync"])];
  if (typeof stored?.["state"] !== "string" || !today || !trail || !sync) return false;
  page.documentElement.dataset["state"] = stored["state"];
  for (const [id, trees] of [
    ["today", today],
    ["trail", trail],
    ["sync", sync],
  ] as const) {
    const place = page.getElementById(id);
    if (place) paint(place, trees);
  }
  return true;
}

function treesOf(value: unknown): readonly Tree[] | null {
  return Array.isArray(value) && value.every(isTree) ? value : null;
}
