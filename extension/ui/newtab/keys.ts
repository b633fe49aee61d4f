/** Single keys of the new tab. They rest while typing, and each has a control that can be seen. */
import type { TodayActions } from "#ext/ui/views/today-actions.ts";

/** What a key press means, or null. `rows` are the keys of the rows shown. */
export function actOfKey(event: KeyboardEvent, act: TodayActions, rows: readonly string[]): (() => void) | null {
  if (isTyping(event.target) || event.isComposing) return null;
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") return () => act.undo();
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  switch (event.key.toLowerCase()) {
    case "u":
      return () => act.undo();
    case "d":
      return rows.length > 0 ? () => act.finishTopic() : null;
    case "a":
      return event.target instanceof Node && event.target.ownerDocument?.querySelector('[data-banner="ask"]')
        ? () => act.acceptDates()
        : null;
    case "n":
      return () => focusQuickNote(event);
    default: {
      const row = /^[1-9]$/.test(event.key) ? rows[Number(event.key) - 1] : undefined;
      return row === undefined ? null : () => act.toggle(row);
    }
  }
}

function focusQuickNote(event: KeyboardEvent): void {
  const page = event.target instanceof Node ? event.target.ownerDocument : null;
  page?.getElementById("quicknote")?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}
