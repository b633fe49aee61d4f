/** Single keys of the reader. They rest while typing, and each has a control that can be seen. */
import type { ProgressState } from "#shared/domain/progress.ts";

const MARKS: ReadonlyMap<string, ProgressState> = new Map([
  ["d", "done"],
  ["l", "learning"],
  ["s", "skipped"],
  ["r", "open"],
]);

/** The mark that a key press sets, or null. */
export function markOfKey(event: KeyboardEvent): ProgressState | null {
  return isPlain(event) ? (MARKS.get(event.key.toLowerCase()) ?? null) : null;
}

/** True for `/`, which on some keyboards takes Shift. */
export function findOfKey(event: KeyboardEvent): boolean {
  return event.key === "/" && isPlain(event);
}

/** True for `U`, and for Ctrl+Z outside of a field. */
export function undoOfKey(event: KeyboardEvent): boolean {
  if (event.isComposing || isTyping(event.target)) return false;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return key === "z" && !event.shiftKey && !event.altKey;
  return key === "u" && !event.altKey;
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}
