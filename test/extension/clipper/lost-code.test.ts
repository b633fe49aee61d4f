import { describe, expect, it } from "vitest";
import { settleTokens } from "#ext/clipper/lost-code.ts";
import { documentOf } from "./dom.ts";

const PAGE = `<aside><p>Some words of the sidebar here</p><pre>WaymarkCode0N0E WaymarkCode0P</pre></aside>
<main><p>The first paragraph of the article.</p><pre>WaymarkCode0N1E WaymarkCode0P</pre><pre>WaymarkCode0N2E</pre>
<p>The second paragraph of the article.</p></main>`;

function settle(article: string) {
  const root = documentOf(article).body;
  const tokens = settleTokens(root, documentOf(PAGE).body);
  return { tokens, shape: [...root.children].map((child) => `${child.tagName} ${child.textContent}`) };
}

describe("tokens after extraction", () => {
  it("that were lost are put back beside their neighbours, those of a sidebar are not", () => {
    const { tokens, shape } = settle(
      "<p>The first paragraph of the article.</p><p>The second paragraph of the article.</p>",
    );
    expect(tokens).toEqual(["WaymarkCode0N1E", "WaymarkCode0N2E"]);
    expect(shape.map((line) => line.slice(0, 19))).toEqual([
      "P The first paragra",
      "PRE WaymarkCode0N1E",
      "PRE WaymarkCode0N2E",
      "P The second paragr",
    ]);
  });

  it("that are in place stay there once", () => {
    const kept =
      "<p>The first paragraph of the article.</p><pre>WaymarkCode0N1E WaymarkCode0P</pre><pre>WaymarkCode0N1E</pre><pre>WaymarkCode0N2E</pre>";
    expect(settle(kept).tokens).toEqual(["WaymarkCode0N1E", "WaymarkCode0N2E"]);
  });

  it("that strayed into a sentence leave it", () => {
    const { tokens, shape } = settle(
      "<p>The first paragraph of the article. WaymarkCode0N1E WaymarkCode0P</p><p>The second paragraph of the article.</p>",
    );
    expect(tokens).toEqual(["WaymarkCode0N1E", "WaymarkCode0N2E"]);
    expect(shape[0]?.trim()).toBe("P The first paragraph of the article.");
  });
});
