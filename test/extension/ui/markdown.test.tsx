import { render } from "preact";
import { act } from "preact/test-utils";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Markdown } from "#ext/ui/kit/markdown.tsx";
import { parseMarkdown } from "#ext/ui/kit/markdown-tree.ts";
import { labels } from "./markdown-labels.ts";

describe("Markdown", () => {
  let place: HTMLElement;
  beforeEach(() => {
    place = document.createElement("div");
    document.body.append(place);
  });
  afterEach(() => {
    render(null, place);
    place.remove();
  });
  const draw = (text: string, typed = false): HTMLElement => {
    render(<Markdown text={text} labels={labels} typed={typed} />, place);
    return place;
  };
  const all = (selector: string): Element[] => [...place.querySelectorAll(selector)];

  test("keeps code to the character, with its language beside it", () => {
    const code = '\tif (a < b && c > d) {\n\n  return `${x}`; // "&amp;" <b>\n\t}  ';
    draw("```ts twoslash\n" + code + "\n```");
    expect(place.querySelector("pre.code")?.textContent).toBe(code);
    expect(place.querySelector("figcaption")?.textContent).toBe("ts");
  });

  test("keeps code that holds fences, back-ticks and nothing at all", () => {
    draw("````md\n```js\nx\n```\n````\n\n```\n```\n\n`` a`b ``");
    expect(all("pre").map((pre) => pre.textContent)).toEqual(["```js\nx\n```", ""]);
    expect(place.querySelector("p code")?.textContent).toBe("a`b");
  });

  test("any code comes back as it went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (raw) => {
        const code = raw
          .split(/[\r\n]/)
          .join(" ")
          .replaceAll("\u0000", " ");
        draw("~~~~~~~~\n" + code + "\n~~~~~~~~");
        return place.querySelector("pre")?.textContent === code;
      }),
    );
  });

  test("draws a table with its alignment, and an empty head cell as no heading", () => {
    draw("| | right |\n| --- | ---: |\n| **a** | `1` |");
    expect(all("th").map((cell) => [cell.textContent, cell.className])).toEqual([["right", "to-right"]]);
    expect(all("tbody td").map((cell) => cell.textContent)).toEqual(["a", "1"]);
    expect(place.querySelector(".tableframe")?.getAttribute("tabindex")).toBe("0");
  });

  test("says in words which tasks are done", () => {
    draw("- [x] read\n- [ ] write\n- walk");
    expect(all("li").map((item) => item.textContent)).toEqual(["doneread", "openwrite", "walk"]);
  });

  test("numbers footnotes in the order of the text, and focus goes there and back without a change of address", async () => {
    draw("One[^b] two[^a] one again[^b].\n\n[^a]: Second\n\n[^b]: First, see[^a]");
    expect(all("sup").map((sup) => sup.textContent)).toEqual(["1", "2", "1", "2"]);
    expect(all(".footnotes li p").map((item) => item.textContent)).toEqual(["First, see2", "Second"]);
    const hash = location.hash;
    await act(() => place.querySelector<HTMLElement>("sup button")?.click());
    expect(document.activeElement?.getAttribute("data-footnote")).toBe("1");
    await act(() => place.querySelector<HTMLElement>(".footnotes li > button")?.click());
    expect(document.activeElement?.closest("sup")?.textContent).toBe("1");
    expect(location.hash).toBe(hash);
  });

  test("shows the words of a picture as a link and fetches nothing", () => {
    draw("![A map](https://example.org/map.png) [![logo](https://example.org/l.png)](https://example.org/)");
    expect(all("img, picture, svg")).toEqual([]);
    expect(all("a").map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
      ["Picture: A map", "https://example.org/map.png"],
      ["Picture: logo", "https://example.org/"],
    ]);
  });

  test("headings begin at the level asked for and leave none out", () => {
    draw("### a\n\n##### b\n\n# c\n\n###### d");
    expect(all("h2,h3,h4,h5,h6").map((heading) => heading.tagName.toLowerCase())).toEqual(["h2", "h3", "h2", "h3"]);
  });

  test("resolves links by reference, the first definition counting", () => {
    draw("[a][x] and [x]\n\n[x]: https://example.org/1\n[x]: https://example.org/2");
    expect(all("a").map((link) => link.getAttribute("href"))).toEqual([
      "https://example.org/1",
      "https://example.org/1",
    ]);
  });

  test("draws close lists close and wide lists wide, and begins at the first number", () => {
    draw("7. a\n8. b\n\n<!-- -->\n\n- c\n\n- d");
    expect(place.querySelector("ol")?.getAttribute("start")).toBe("7");
    expect(all("ol p").length).toBe(0);
    expect(all("ul p").length).toBe(2);
  });

  test("a quote and its rule stand on the side where its text begins", () => {
    draw("> a\n\n> b");
    expect(all("blockquote").every((quote) => quote.getAttribute("dir") === "auto")).toBe(true);
    expect(all("blockquote").length).toBeGreaterThan(0);
  });

  test("nesting ends, and no word is lost by it", () => {
    draw(`${">".repeat(60)} deep`);
    expect(all("blockquote").length).toBe(24);
    expect(place.textContent).toBe("deep");
  });

  test.each([
    ["quotes", `${">".repeat(20_000)} x`],
    ["lists in lists", Array.from({ length: 2000 }, (_, i) => `${"  ".repeat(i)}- a`).join("\n")],
    ["emphasis", "_a*".repeat(40_000)],
    ["brackets", "[a](".repeat(40_000)],
    ["back-ticks", Array.from({ length: 1500 }, (_, i) => "`".repeat(i)).join(" ")],
    ["cells", `${"|a".repeat(4000)}\n${"|-".repeat(4000)}\n${"|b".repeat(4000)}`],
  ])("a text of %s that would take minutes is shown as it is, at once", (_, text) => {
    const begun = performance.now();
    const tree = parseMarkdown(text);
    // Far from minutes, and far from what a busy machine takes.
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(tree.blocks.length).toBeGreaterThan(0);
  });

  test("a long saved page with much code is parsed all the same", () => {
    const text =
      `# Title\n\n${"```js\n" + "const a_b = c[d] * `e`;\n".repeat(2000) + "```\n\n- [x](https://example.org) *a*\n"}`.repeat(
        2,
      );
    expect(parseMarkdown(text).blocks.map(({ type }) => type)).toEqual([
      "heading",
      "code",
      "list",
      "heading",
      "code",
      "list",
    ]);
  });

  test("never throws, whatever it is given", () => {
    const piece = fc.constantFrom(
      "> ",
      "- ",
      "1. ",
      "*",
      "**",
      "_",
      "`",
      "```\n",
      "[",
      "](",
      ")",
      "![",
      "|",
      "---|",
      "\n",
      "\n\n",
      "<",
      ">",
      "[^1]",
      "[^1]: ",
      "~~",
      "#",
      "\t",
      "    ",
      "\\",
      "&#0;",
      "\u0000",
      "www.a.b",
      "http://",
      "@a.b",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        draw(pieces.join(""));
        return true;
      }),
      { numRuns: 400 },
    );
  });
});
