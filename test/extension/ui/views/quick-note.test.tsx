import { render } from "preact";
import { describe, expect, it, vi } from "vitest";
import { QuickNote } from "#ext/ui/views/today-rows.tsx";
import type { TodayActions } from "#ext/ui/views/today-actions.ts";
import { todayFixture } from "#test/support/today-fixture.ts";

async function lineField(keepLine: TodayActions["keepLine"]): Promise<HTMLInputElement> {
  const tab = await todayFixture();
  const writeLine = vi.fn();
  const act = {
    ...tab.acts,
    undo: () => undefined,
    choosePace: () => undefined,
    clock: () => undefined,
    writeLine,
    keepLine,
  };
  const place = document.createElement("div");
  render(<QuickNote line={{ label: "A line", hint: "A line to remember" }} act={act} />, place);
  const field = place.querySelector("input");
  if (!field) throw new Error("no field");
  return field;
}

function enter(field: HTMLInputElement, text: string): Promise<void> {
  field.value = text;
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  return new Promise((resolve) => setTimeout(resolve));
}

describe("the line below today's rows", () => {
  it("is empty again once its text is kept", async () => {
    const field = await lineField(() => Promise.resolve(true));
    await enter(field, "  a thought  ");
    expect(field.value).toBe("");
  });

  it("holds its text again when that could not be kept", async () => {
    const field = await lineField(() => Promise.resolve(false));
    await enter(field, "a thought");
    expect(field.value).toBe("a thought");
  });

  it("keeps nothing of an empty line", async () => {
    let asked = 0;
    const field = await lineField(async () => (asked += 1) > 0);
    await enter(field, "   ");
    expect(asked).toBe(0);
  });
});
