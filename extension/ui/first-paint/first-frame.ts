/**
 * Fills the new tab from localStorage before its first frame. Whatever is missing or broken is passed over: the page
 * that follows draws it from the library.
 */
import { dayOfWallClock } from "#shared/std/day.ts";
import { paint } from "./paint.ts";
import {
  dayKey, LOOK_KEY, SPAN_KEY, STORED_VERSION, type StoredDay, type StoredLook, type StoredSpan,
} from "./stored.ts";

type Read = (key: string) => string | null;

/** Sets theme, direction and the shell's words on the root. */
export function applyLook(page: Document, read: Read): void {
  const look = parse<StoredLook>(read(LOOK_KEY));
  if (!look) return;
  const root = page.documentElement;
  if (look.theme !== "system") root.dataset["theme"] = look.theme;
  if (!look.motion) root.dataset["motion"] = "off";
  if (!look.trail) root.dataset["trail"] = "off";
  root.lang = look.lang;
  root.dir = look.dir;
  for (const element of page.querySelectorAll<HTMLElement>("[data-msg]")) {
    const text = look.shell[element.dataset["msg"] ?? ""];
    if (text !== undefined) element.textContent = text;
  }
}

/** Paints the day that the wall clock shows; false when there is no drawing of it, or another view was asked for. */
export function paintDay(page: Document, read: Read, now: Date, hash: string): boolean {
  if (hash.startsWith("#/") && hash !== "#/") return false;
  const span = parse<StoredSpan>(read(SPAN_KEY));
  if (!span) return false;
  const wall = { year: now.getFullYear(), month: now.getMonth() + 1, date: now.getDate(), hour: now.getHours() };
  const stored = parse<StoredDay>(read(dayKey(dayOfWallClock(wall, span.rolloverHour))));
  if (!stored) return false;
  page.documentElement.dataset["state"] = stored.state;
  for (const part of ["today", "trail", "sync"] as const) {
    const place = page.getElementById(part);
    if (place) paint(place, stored[part]);
  }
  return true;
}

function parse<T extends { readonly version: number }>(text: string | null): T | null {
  try {
    const value = JSON.parse(text ?? "null") as T | null;
    return value?.version === STORED_VERSION ? value : null;
  } catch {
    return null;
  }
}
