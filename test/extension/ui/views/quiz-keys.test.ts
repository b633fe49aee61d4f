import { afterEach, describe, expect, it } from "vitest";
import { quizKeyOf, type QuizKey } from "#ext/ui/views/quiz-keys.ts";

afterEach(() => {
  document.body.replaceChildren();
});

interface Press extends KeyboardEventInit {
  readonly on?: HTMLElement;
  readonly pointed?: boolean;
}

function press(key: string, { on = document.body, pointed = false, ...init }: Press = {}): QuizKey | null {
  let meant: QuizKey | null = null;
  const listen = (event: Event): void => {
    if (event instanceof KeyboardEvent) meant = quizKeyOf(event, pointed);
  };
  document.addEventListener("keydown", listen);
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...init }));
  document.removeEventListener("keydown", listen);
  return meant;
}

function element<Tag extends "input" | "textarea" | "button" | "a" | "label" | "summary" | "dialog">(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  document.body.append(made);
  return made;
}

describe("keys of a quiz", () => {
  it("choose by digit, go on by Space and Enter, and know U, H and the question mark", () => {
    expect(press("3")).toEqual({ type: "choose", number: 3 });
    expect(press("0")).toBeNull();
    expect([press(" "), press("Enter"), press("u"), press("H"), press("?")].map((key) => key?.type)).toEqual([
      "go",
      "go",
      "undo",
      "hint",
      "help",
    ]);
    expect(press("z", { ctrlKey: true })).toEqual({ type: "undo" });
  });

  it("leave keys with Ctrl and Alt to the browser", () => {
    expect([press("1", { ctrlKey: true }), press("h", { altKey: true }), press("u", { metaKey: true })]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("rest in a field, but for Enter in the answer's own", () => {
    const answer = element("input", { type: "text" });
    answer.dataset["answer"] = "";
    const other = element("input", { type: "text" });
    expect(["1", "u", "h", "?", " "].map((key) => press(key, { on: answer }))).toEqual([null, null, null, null, null]);
    expect(press("Enter", { on: answer })).toEqual({ type: "go" });
    expect(press("Enter", { on: other })).toBeNull();
  });

  it("take Ctrl and Enter where Enter makes a line", () => {
    const lines = element("textarea");
    lines.dataset["answer"] = "";
    expect(press("Enter", { on: lines })).toBeNull();
    expect(press("Enter", { on: lines, ctrlKey: true })).toEqual({ type: "go" });
  });

  it("leave Space to a box that was reached by keys, and take it after a click", () => {
    const box = element("input", { type: "checkbox" });
    expect(press(" ", { on: box })).toBeNull();
    expect(press(" ", { on: box, pointed: true })).toEqual({ type: "go" });
    expect(press("Enter", { on: box })).toEqual({ type: "go" });
    const radio = element("input", { type: "radio", checked: "" });
    expect(press(" ", { on: radio })).toEqual({ type: "go" });
  });

  it("leave Space and Enter to buttons and links, and everything to a dialog", () => {
    const button = element("button");
    expect(press(" ", { on: button })).toBeNull();
    expect(press("2", { on: button })).toEqual({ type: "choose", number: 2 });
    const dialog = element("dialog");
    expect(press("2", { on: dialog })).toBeNull();
  });

  it("do nothing while a key is held down", () => {
    expect(press(" ", { repeat: true })).toEqual({ type: "held" });
  });
});
