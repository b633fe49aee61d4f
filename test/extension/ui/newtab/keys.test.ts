import { beforeEach, describe, expect, it, vi } from "vitest";
import { actOfKey } from "#ext/ui/newtab/keys.ts";

describe("the new tab's keys", () => {
  const act = {
    toggle: vi.fn(),
    finishTopic: vi.fn(),
    undo: vi.fn(),
    writeLine: vi.fn(),
    keepLine: vi.fn(() => Promise.resolve(true)),
    fit: vi.fn(),
    choosePace: vi.fn(),
    start: vi.fn(),
    more: vi.fn(),
    acceptDates: vi.fn(),
    undoDates: vi.fn(() => false),
    clock: vi.fn(),
  };
  const press = (key: string, target: Element = document.body, more: KeyboardEventInit = {}): boolean => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, ...more });
    target.dispatchEvent(event);
    const found = actOfKey(event, act, ["row-a", "row-b"]);
    found?.();
    return found !== null;
  };

  beforeEach(() => {
    document.body.replaceChildren();
    vi.clearAllMocks();
  });

  it("ticks a row by its place, and nothing beyond the list", () => {
    expect(press("2")).toBe(true);
    expect(act.toggle).toHaveBeenCalledWith("row-b");
    expect([press("3"), press("0")]).toEqual([false, false]);
  });

  it("marks the topic with D, goes back with U or Ctrl+Z", () => {
    press("d");
    press("u");
    press("z", document.body, { ctrlKey: true });
    expect(act.finishTopic).toHaveBeenCalledTimes(1);
    expect(act.undo).toHaveBeenCalledTimes(2);
  });

  it("goes to the note line with N", () => {
    const field = Object.assign(document.createElement("input"), { id: "quicknote" });
    document.body.append(field);
    press("n");
    expect(document.activeElement).toBe(field);
  });

  it.each(["input", "textarea", "select"])("rests while typing in a %s", (tag) => {
    const field = document.createElement(tag);
    document.body.append(field);
    expect([press("d", field), press("1", field), press("u", field)]).toEqual([false, false, false]);
  });

  it("leaves the browser's own keys alone, and works on a tick box", () => {
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    document.body.append(box);
    expect(press("d", document.body, { ctrlKey: true })).toBe(false);
    expect(press("1", document.body, { altKey: true })).toBe(false);
    expect(press("1", box)).toBe(true);
  });
});
