import { render } from "preact";
import { expect, test, vi } from "vitest";
import { ChangesNotice } from "#ext/ui/kit/changes-notice.tsx";

test("lists what changed under a heading, and is closed by its button", () => {
  const place = document.createElement("div");
  const close = vi.fn<() => void>();
  const screen = { title: "What changed", text: "All is kept.", lines: ["A moved.", "B is new."], close: "Got it" };
  render(<ChangesNotice screen={screen} onClose={close} />, place);
  expect(place.querySelector("section")?.getAttribute("aria-label")).toBe("What changed");
  expect([...place.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual(screen.lines);
  place.querySelector("button")?.click();
  expect(close).toHaveBeenCalledOnce();
});
