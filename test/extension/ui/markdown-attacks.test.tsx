import { render } from "preact";
import { beforeEach, describe, expect, test } from "vitest";
import { Markdown } from "#ext/ui/kit/markdown.tsx";
import { safeUrl } from "#ext/ui/kit/markdown-url.ts";
import { ATTACKS } from "./attack-corpus.ts";
import { labels } from "./markdown-labels.ts";

const ELEMENTS = new Set(
  "DIV P H2 H3 H4 H5 H6 FIGURE FIGCAPTION PRE CODE BLOCKQUOTE UL OL LI TABLE THEAD TBODY TR TH TD HR STRONG EM DEL BR A SUP BUTTON SPAN SECTION".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  "class dir lang start scope tabindex role aria-label href rel type data-fn data-footnote".split(" "),
);

describe("Markdown against attacks", () => {
  let place: HTMLElement;
  beforeEach(() => {
    place = document.createElement("div");
  });

  const draw = (text: string): Element[] => {
    render(null, place);
    render(<Markdown text={text} labels={labels} />, place);
    return [...place.querySelectorAll("*")];
  };

  test("the corpus is as large as it says", () => {
    expect(new Set(ATTACKS).size).toBeGreaterThan(300);
  });

  test.each(ATTACKS)("draws only listed elements, attributes and addresses: %j", (attack) => {
    const drawn = draw(attack);
    expect(drawn.map((element) => element.tagName.toUpperCase()).filter((name) => !ELEMENTS.has(name))).toEqual([]);
    const attributes = drawn.flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
    const addresses = drawn.flatMap((element) => element.getAttribute("href") ?? []);
    expect(addresses.filter((address) => !/^(?:https?:\/\/|mailto:)/.test(address))).toEqual([]);
  });

  test("HTML is shown as the text it is", () => {
    draw("<img src=x onerror=alert(1)> and <b>bold</b>");
    expect(place.textContent).toBe("<img src=x onerror=alert(1)> and <b>bold</b>");
  });

  test.each([
    ["https://example.org/a b", "https://example.org/a%20b"],
    ["HTTP://EXAMPLE.org", "http://example.org/"],
    ["mailto:a@example.org", "mailto:a@example.org"],
    ["  https://example.org/ ", "https://example.org/"],
  ])("lets an honest address through: %j", (address, href) => {
    expect(safeUrl(address)).toBe(href);
  });

  test.each([
    "java\tscript:x",
    "\njavascript:x",
    "java\r\nscript:x",
    "\u0000javascript:x",
    "\u001fJavaScript:x",
    "javascript\n:x",
  ])("refuses a scheme hidden by control characters: %j", (address) => {
    expect(safeUrl(address)).toBeNull();
  });
});
