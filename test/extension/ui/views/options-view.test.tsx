import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OverviewAnswer } from "#ext/app/sync/sync-desk.ts";
import { OptionsMark, OptionsView } from "#ext/ui/views/options-view.tsx";
import { optionsFixture, type OptionsFixture } from "../../app/options/options-fixture.ts";
import { settled } from "#test/support/settled.ts";

const ALL = ["plan", "sync", "data", "keys", "look", "about"];

describe("the options page", () => {
  let place: HTMLElement;
  beforeEach(() => {
    place = document.createElement("div");
    document.body.append(place);
  });
  afterEach(() => {
    render(null, place);
    place.remove();
  });

  const show = ({ model, ports }: OptionsFixture): Promise<void> =>
    act(() => render(<OptionsView model={model} texts={ports.texts} />, place));
  const settle = (): Promise<void> => act(settled);

  const sections = (): string[] => [...place.querySelectorAll(".sec")].map(({ id }) => id);

  it("comes whole: no section without its words, no choice without one that is chosen", async () => {
    const fixture = await optionsFixture();
    await show(fixture);
    expect(sections()).toEqual([]);
    let whole = false;
    const seen = new MutationObserver(() => {
      if (sections().length === 0) return;
      whole = true;
      expect(sections()).toEqual(ALL);
      for (const choices of place.querySelectorAll(".seg")) {
        expect(choices.querySelectorAll(":checked")).toHaveLength(1);
      }
      const empty = [...place.querySelectorAll("p, dd")].filter(({ textContent }) => textContent.trim() === "");
      expect(empty).toEqual([]);
      expect(place.textContent).not.toContain("Counting …");
      expect(place.textContent).toContain("1.4 MB used");
    });
    seen.observe(place, { childList: true, subtree: true });
    await act(() => fixture.model.start());
    await settle();
    seen.disconnect();
    expect(whole).toBe(true);
  });

  it("shows what stands above a section that is late, and nothing below it, so that nothing is pushed away", async () => {
    let answer: (overview: OverviewAnswer) => void = () => undefined;
    const late = new Promise<OverviewAnswer>((resolve) => {
      answer = resolve;
    });
    const fixture = await optionsFixture({ overview: () => late });
    await show(fixture);
    void fixture.model.start();
    await settle();
    expect(sections()).toEqual([]);
    await act(() => fixture.timers.advance(400));
    expect(sections()).toEqual(["plan"]);
    answer(await fixture.desk.overview());
    await settle();
    expect(sections()).toEqual(ALL);
    expect(place.querySelector('[data-sync-part="create"]')).not.toBeNull();
  });

  it("does not wait for ever for a background that is silent", async () => {
    const fixture = await optionsFixture({ overview: () => new Promise(() => undefined) });
    await show(fixture);
    void fixture.model.start();
    await settle();
    await act(() => fixture.timers.advance(5000));
    expect(sections()).toEqual(ALL);
    expect(place.querySelector("#sync")?.textContent).toContain("Asking how sync stands …");
  });

  it("marks at the top what became of the last act, here and on the relay", async () => {
    const fixture = await optionsFixture();
    await act(() => render(<OptionsMark model={fixture.model} />, place));
    expect(place.textContent).toBe("");
    await act(() => fixture.model.start());
    expect(place.textContent).toBe("Saved on this device");
    await act(() => fixture.desk.create("https://relay.example.org", null).then(() => undefined));
    expect(place.querySelector("a")?.dataset["sync"]).toBe("synced");
  });
});
