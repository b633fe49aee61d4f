import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { writeMarkdown } from "#ext/clipper/markdown-writer/write-markdown.ts";
import { documentOf } from "../dom.ts";

const options = {
  pageUrl: "https://example.com/a/b",
  baseUrl: "https://example.com/a/b",
  code: [],
  maxBytes: 1_000_000,
};
const write = (html: string) => writeMarkdown(documentOf(html).body, options).markdown;

interface TreeNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly TreeNode[];
}

const treeOf = (markdown: string): TreeNode =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

describe("Markdown of", () => {
  it.each([
    ["paragraphs", "<p>a\n  b</p><p>c</p>", "a b\n\nc"],
    ["headings without their permalinks", '<h2 id="x">A <code>b</code><a href="#x">#</a></h2>', "## A `b`"],
    ["emphasis with its spaces outside", "a<b> b </b>c <i>d</i>", "a **b** c *d*"],
    ["emphasis within emphasis once", "<b>a <strong>b</strong></b>", "**a b**"],
    ["neighbouring emphasis joined", "<b>a</b><b>b</b>", "**ab**"],
    ["emphasis that Markdown cannot say", 'x<b>"y"</b>z', 'x"y"z'],
    ["line breaks", "a<br>b<br><br>c", "a\\\nb\n\nc"],
    ["code with ticks", "<code>a `b` c</code> <code>`</code>", "``a `b` c`` `` ` ``"],
    ["linked code", '<code>a.<a href="/x">b</a>()</code>', "`a.`[`b`](https://example.com/x)`()`"],
    ["code in a link", '<a href="/x"><code>b</code></a>', "[`b`](https://example.com/x)"],
    [
      "a link around blocks",
      '<a href="/x"><h3>T</h3><p>text</p></a>',
      "### [T](https://example.com/x)\n\n[text](https://example.com/x)",
    ],
    [
      "a link with parentheses",
      '<a href="/x_(y)">a</a> <a href="/x)">b</a>',
      "[a](https://example.com/x_(y)) [b](https://example.com/x%29)",
    ],
    ["a link with an entity in it", '<a href="/?a=1&amp;lt;">a</a>', "[a](https://example.com/?a=1&amp;lt;)"],
    [
      "other schemes as their words",
      '<a href="javascript:x">a</a> <a href="tel:1">b</a> <a href="mailto:a@b.c">c</a>',
      "a b [c](mailto:a@b.c)",
    ],
    [
      "pictures",
      '<img src="p.png" alt="A [b]"> <img src="data:image/png;base64,AA" alt="x"> <img data-src="/q.png">',
      "![A \\[b\\]](https://example.com/a/p.png) ![](https://example.com/q.png)",
    ],
    ["a tracking pixel as nothing", 'a<img src="/p.gif" width="1">', "a"],
    ["frames as links", '<iframe src="https://v.example/1" title="Talk"></iframe>', "[Talk](https://v.example/1)"],
    ["nested lists", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"],
    ["numbered lists with their start", '<ol start="9"><li>a</li><li>b</li></ol>', "9. a\n10. b"],
    ["two lists in a row", "<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"],
    ["loose lists", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c"],
    ["words straight in a list", "<ul>a<li>b</li></ul>", "- a\n- b"],
    [
      "task lists",
      '<ul><li><input type="checkbox" checked> a</li><li><input type="checkbox"> b</li></ul>',
      "- [x] a\n- [ ] b",
    ],
    ["quotes", "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"],
    ["definitions", "<dl><dt>T</dt><dd>d</dd></dl>", "**T**\n\nd"],
    [
      "tables with a header",
      "<table><tr><th>a<th align=right>b</tr><tr><td>1<td>2</tr></table>",
      "| a | b |\n| --- | ---: |\n| 1 | 2 |",
    ],
    [
      "tables without a header",
      "<table><tr><td>a<td>b</tr><tr><td>1|<td><code>x|y</code></tr></table>",
      "|  |  |\n| --- | --- |\n| a | b |\n| 1\\| | `x\\|y` |",
    ],
    [
      "spanning cells",
      "<table><tr><th>a<th>b<th>c</tr><tr><td rowspan=2>1<td colspan=2>2</tr><tr><td>3<td>4</tr></table>",
      "| a | b | c |\n| --- | --- | --- |\n| 1 | 2 |  |\n|  | 3 | 4 |",
    ],
    [
      "layout tables as their blocks",
      "<table><tr><td><p>a</p></td></tr><tr><td><h2>b</h2></td></tr></table>",
      "a\n\n## b",
    ],
    ["superscripts", "10<sup>-3</sup> m<sup>2</sup> 1<sup>st</sup> H<sub>2</sub>O", "10⁻³ m² 1st H₂O"],
    [
      "formulas",
      '<p>a <math data-latex="x_1^2"><mi>x</mi></math></p><math display="block" data-latex="y"></math>',
      "a $`x_1^2`$\n\n```math\ny\n```",
    ],
    ["an exclamation mark before a link", 'Look!<a href="/x">a</a>', "Look\\![a](https://example.com/x)"],
    [
      "footnotes",
      'a<sup><a href="#fn1">1</a></sup><ol><li id="fn1">note <a href="#fnref1">↩</a></li></ol>',
      "a[^1]\n\n[^1]: note",
    ],
    [
      "a bare address",
      "<p>See https://example.com/a_b and https://x.y</p>",
      "See https://example.com/a_b and https\\://x.y",
    ],
  ])("%s", (_, html, expected) => {
    expect(write(html)).toBe(expected);
  });

  it("any text is that text again, and nothing else, when it is read", () => {
    const hard = fc.string({
      unit: fc.constantFrom(
        ...Array.from("\\`*_[]<>()#+-.!|~&;:=^$ \"'abc19"),
        "&lt;",
        "https://a.b/",
        "www.a.b",
        "@",
        "a@b.cd",
        "\n",
        "é",
        "👍",
        "    ",
        "1. ",
        "---",
        "](x)",
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(hard, (raw) => {
        const document = documentOf("<p></p>");
        const paragraph = document.querySelector("p");
        if (paragraph === null) throw new Error("no paragraph");
        paragraph.textContent = raw;
        const { markdown } = writeMarkdown(document.body, options);
        const shown: string[] = [];
        const collect = (node: TreeNode): void => {
          expect(["root", "paragraph", "text", "link"]).toContain(node.type);
          if (node.type === "text") shown.push(node.value ?? "");
          node.children?.forEach(collect);
        };
        collect(treeOf(markdown));
        expect(shown.join("")).toBe(raw.replace(/[ \n]+/g, " ").trim());
      }),
      { numRuns: Number(process.env["WAYMARK_FUZZ_RUNS"] ?? 600) },
    );
  }, 60_000);

  it("any code span is that code again", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("`", "a", " ", "\\", "*", "|", "<"), maxLength: 12 }), (raw) => {
        if (raw.trim() === "") return;
        const document = documentOf("<p><code></code></p>");
        const code = document.querySelector("code");
        if (code === null) throw new Error("no code");
        code.textContent = raw;
        const paragraph = treeOf(writeMarkdown(document.body, options).markdown).children?.[0];
        expect(paragraph?.children).toMatchObject([{ type: "inlineCode", value: raw }]);
      }),
      { numRuns: 500 },
    );
  });

  it("code blocks is exactly their text, however many ticks it holds", () => {
    const code = [{ token: "WaymarkCode0N0E", text: "````\n\ta `b`\n\n\n~~~", language: "md" }];
    const body = documentOf("<ul><li>x<pre>WaymarkCode0N0E</pre></li></ul>").body;
    const { markdown } = writeMarkdown(body, { ...options, code });
    const item = treeOf(markdown).children?.[0]?.children?.[0];
    expect(item?.children?.[1]).toMatchObject({ type: "code", lang: "md", value: "````\n\ta `b`\n\n\n~~~" });
  });

  it("a long page ends at the limit, after a whole block or line, with its fence closed", () => {
    const code = [{ token: "WaymarkCode0N0E", text: "line of code\n".repeat(50), language: "js" }];
    const body = documentOf("<p>Ä first</p><pre>WaymarkCode0N0E</pre><p>last</p>").body;
    const { markdown, cut } = writeMarkdown(body, { ...options, code, maxBytes: 100 });
    expect(cut).toBe(true);
    expect(new TextEncoder().encode(markdown).length).toBeLessThanOrEqual(100);
    expect(markdown).toMatch(/^Ä first\n\n```js\n(?:line of code\n)+```$/);
  });
});
