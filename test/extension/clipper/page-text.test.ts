import { describe, expect, it } from "vitest";
import { readPageText } from "#ext/clipper/page-text.ts";
import { documentOf } from "./dom.ts";

const HTML = "<h1>One\n two</h1><p>a <b>b</b>c<script>no()</script></p>\n<ul><li>x</li><li> y  z</li></ul>";

describe("the text of a page", () => {
  it("has one space for white space and for edges of blocks", () => {
    expect(readPageText(documentOf(HTML).body).text.trim()).toBe("One two a bc x y z");
  });

  it("leads from every character to its place in the DOM and back", () => {
    const page = readPageText(documentOf(HTML).body);
    let found = 0;
    for (let i = 0; i < page.text.length; i++) {
      const point = page.pointAt(i);
      if (point === null) continue;
      found++;
      expect(page.positionOf(point.node, point.offset)).toBe(i);
      const there = (point.node.nodeValue ?? "")[point.offset] ?? "";
      expect(/\s/.test(there) ? " " : there).toBe(page.text[i]);
    }
    expect(found).toBeGreaterThanOrEqual("Onetwoabcxyz".length);
  });
});
