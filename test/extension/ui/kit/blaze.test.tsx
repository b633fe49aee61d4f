import { render } from "preact";
import { describe, expect, it } from "vitest";
import { Blaze } from "#ext/ui/kit/blaze.tsx";

function drawn(node: preact.VNode): HTMLElement {
  const place = document.createElement("div");
  render(node, place);
  return place;
}

/** The top of the painted part, in units of the drawing (0 is its top, 118 its foot). */
function paintTop(fill: number): number {
  const path =
    drawn(<Blaze state="today" number={4} fill={fill} />)
      .querySelector(".paint")
      ?.getAttribute("d") ?? "";
  return Number(/^M\S+ (\S+?)Q/.exec(path)?.[1] ?? Number.NaN);
}

describe("a blaze", () => {
  it("is empty ahead, ticked when done, and shows its number unless done", () => {
    expect(drawn(<Blaze state="ahead" number={5} />).textContent).toBe("5");
    const done = drawn(<Blaze state="done" number={3} />);
    expect([done.textContent, done.querySelectorAll("svg.i").length]).toEqual(["", 1]);
  });

  it("is painted from below, higher with more done", () => {
    expect(paintTop(25)).toBeGreaterThan(paintTop(50));
    expect(paintTop(50)).toBeGreaterThan(paintTop(75));
    expect(drawn(<Blaze state="today" fill={0} />).querySelector(".paint")).toBeNull();
  });
});
