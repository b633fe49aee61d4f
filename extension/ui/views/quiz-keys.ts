/** The keys of a quiz. They rest while typing and in the sheet of keys, and each has a control that can be seen. */

export type QuizKey =
  | { readonly type: "choose"; readonly number: number }
  | { readonly type: "go" | "hint" | "undo" | "help" }
  /** A key that is held down: it does nothing, and neither does the browser. */
  | { readonly type: "held" };

/**
 * What a key press means, or null when it is the browser's. `pointed` says that the last choice was made with a
 * pointer: then Space checks, where a learner who walks through the boxes by keys ticks with it.
 */
export function quizKeyOf(event: KeyboardEvent, pointed: boolean): QuizKey | null {
  const { target, key } = event;
  if (event.isComposing || event.altKey) return null;
  const element = target instanceof HTMLElement ? target : null;
  if (element?.closest("dialog")) return null;
  if (isField(element)) return goesOnFrom(element, event) ? heldOr(event, { type: "go" }) : null;
  const control = event.ctrlKey || event.metaKey;
  if (control) return key.toLowerCase() === "z" && !event.shiftKey ? { type: "undo" } : null;
  if (key === "Enter" || key === " ") return takesKey(element, key, pointed) ? null : heldOr(event, { type: "go" });
  if (/^[1-9]$/.test(key)) return { type: "choose", number: Number(key) };
  switch (key.toLowerCase()) {
    case "u":
      return { type: "undo" };
    case "h":
      return { type: "hint" };
    case "?":
      return { type: "help" };
    default:
      return null;
  }
}

/** True where a page scrolls or a control of its own answers to the key. */
function takesKey(element: HTMLElement | null, key: string, pointed: boolean): boolean {
  if (element instanceof HTMLInputElement) {
    if (element.type === "radio") return key === " " && !pointed && !element.checked;
    return key === " " && !pointed;
  }
  return element !== null && element.closest("a, button, summary, select") !== null;
}

function isField(element: HTMLElement | null): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && !["checkbox", "radio", "button", "file"].includes(element.type);
}

/** Enter goes on from a field of one line; where Enter makes a line, Ctrl and Enter do. Only from the answer's own. */
function goesOnFrom(field: HTMLInputElement | HTMLTextAreaElement, event: KeyboardEvent): boolean {
  if (event.key !== "Enter" || field.dataset["answer"] === undefined) return false;
  return field instanceof HTMLInputElement || event.ctrlKey || event.metaKey;
}

function heldOr(event: KeyboardEvent, key: QuizKey): QuizKey {
  return event.repeat ? { type: "held" } : key;
}
