import { render } from "preact";
import { expect, test } from "vitest";
import { ShortTrail } from "#ext/ui/kit/short-trail.tsx";

test("is one picture with a name; only the step under way has its number", () => {
  const place = document.createElement("div");
  const stops = (["done", "today", "ahead"] as const).map((state, i) => ({
    number: i + 1,
    state,
    fill: 50,
    named: state === "today",
  }));
  render(<ShortTrail stops={stops} label="1 of 3" />, place);
  expect(place.querySelector('[role="img"]')?.getAttribute("aria-label")).toBe("1 of 3");
  expect([...place.querySelectorAll(".leg")].map(({ className }) => className)).toEqual([
    "leg walked",
    "leg today",
    "leg ahead",
  ]);
  expect(place.querySelector("b")?.textContent).toBe("2");
  expect(place.querySelectorAll("b")).toHaveLength(1);
});
