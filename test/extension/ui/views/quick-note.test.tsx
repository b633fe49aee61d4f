import { render } from "preact";
import { describe, expect, it } from "vitest";
import { QuickNote } from "#ext/ui/views/today-rows.tsx";
import type { TodayActions } from "#ext/ui/views/today-actions.ts";
import { todayFixture } from "#test/support/today-fixture.ts";

async function lineField(quickNote: TodayActions["quickNote"]): Promise<HTMLInputElement> {
  const tab = await todayFixture();
  tab.acts.start();
  const screen = tab.today.screen.value;
  if (screen.state !== "day") throw new Error(screen.state);
  const act = { ...tab.acts, undo: () => undefined, choosePace: () => undefined, clock: () => undefined, quickNote };
  const place = document.createElement("div");
  render(<QuickNote screen={screen} act={act} />, place);
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
