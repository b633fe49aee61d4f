import { render } from "preact";
import { expect, it } from "vitest";
import { readyForLife } from "#ext/ui/newtab/places.ts";

function drawn(...roots: readonly string[]): HTMLElement {
  const at = document.createElement("div");
  for (const name of roots) {
    const root = document.createElement("div");
    root.className = name;
    root.textContent = name;
    at.append(root);
  }
  return at;
}

it("leaves nothing of a first frame that had a banner when the living day has none", () => {
  const at = drawn("banner", "day");
  readyForLife(at);
  render(<div class="day">living</div>, at);
  expect(at.textContent).toBe("living");
});

it("keeps the nodes of a first frame that is the day alone, for the living page to take over", () => {
  const at = drawn("day");
  const node = at.firstChild;
  readyForLife(at);
  render(<div class="day">living</div>, at);
  expect(at.firstChild).toBe(node);
  expect(at.textContent).toBe("living");
});
