import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readerOf } from "#ext/app/reader/reader.ts";
import type { ReaderRoute } from "#ext/app/route.ts";
import { ReaderPage } from "#ext/ui/views/reader-page.tsx";
import { settled } from "#test/support/settled.ts";
import { readerFixture, ROADMAP } from "../app/reader/reader-fixture.ts";

describe("finding in a roadmap", () => {
  let place: HTMLElement;
  beforeEach(() => {
    place = document.createElement("div");
    document.body.append(place);
  });
  afterEach(() => {
    render(null, place);
    place.remove();
  });

  async function show(route: ReaderRoute): Promise<void> {
    const { context } = await readerFixture();
    readerOf(context).shelf.roadmap(ROADMAP);
    readerOf(context).outlines.roadmap(ROADMAP);
    await settled();
    await act(() => render(<ReaderPage route={route} context={context} />, place));
    await act(settled);
  }
  const press = (key: string, target: EventTarget = document.body): Promise<void> =>
    act(() => void target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));
  const field = (): HTMLInputElement => {
    const found = place.querySelector<HTMLInputElement>('input[role="combobox"]');
    if (!found) throw new Error("there is no field");
    return found;
  };
  const type = (text: string): Promise<void> =>
    act(() => {
      field().value = text;
      field().dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
  const chosen = (): string | null => place.querySelector('[aria-selected="true"]')?.getAttribute("href") ?? null;

  test.each<ReaderRoute>([
    { type: "roadmap", roadmap: ROADMAP },
    { type: "step", roadmap: ROADMAP, step: "net" },
  ])("at a $type / opens the field, arrows choose, Enter goes, Escape closes", async (route) => {
    await show(route);
    await press("/");
    expect(document.activeElement).toBe(field());
    await type("EXPLAIN indexes");
    expect(chosen()).toBe(`#/roadmap/${ROADMAP}/rdb/rdb.indexes`);
    expect(place.querySelector('[aria-selected="true"] mark')?.textContent).toBe("Indexes");
    await type("index");
    const first = chosen();
    await press("ArrowDown", field());
    const second = chosen();
    expect(second).not.toBe(first);
    expect(field().getAttribute("aria-activedescendant")).toBe(
      place.querySelector('[aria-selected="true"]')?.getAttribute("id"),
    );
    await press("ArrowUp", field());
    await press("ArrowUp", field());
    expect([first, second]).not.toContain(chosen());
    await press("ArrowDown", field());
    await press("ArrowDown", field());
    await press("Enter", field());
    expect(location.hash).toBe(second);
    expect(place.querySelector('input[role="combobox"]')).toBeNull();
    await press("/");
    await press("Escape", field());
    expect(place.querySelector('input[role="combobox"]')).toBeNull();
    expect(document.activeElement?.getAttribute("data-act")).toBe("find");
  });

  test("letters typed into the field mark nothing, and what is not there is said", async () => {
    await show({ type: "step", roadmap: ROADMAP, step: "rdb" });
    await press("/");
    for (const key of ["d", "l", "s", "u", "/"]) await press(key, field());
    expect(place.querySelector<HTMLElement>('[data-topic="rdb.model"]')?.dataset["state"]).toBe("open");
    await type("zzzz");
    expect(place.querySelector(".findpanel [role=status]")?.textContent).toBe("0 topics found");
    await press("Enter", field());
    expect(field().value).toBe("zzzz");
  });
});
