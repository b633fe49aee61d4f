import { describe, expect, it } from "vitest";
import { textOfCode } from "#ext/clipper/code-text.ts";
import { elementOf } from "./dom.ts";

/** Without computed styles: tags, classes and inline styles decide, as in a block too large to style. */
const textOf = (html: string) => textOfCode(elementOf(html), { styleOf: () => null });

describe("the text of a code block", () => {
  it.each([
    ["keeps tabs, spaces and blank lines", "<pre>\ta\n\n\n    b\t</pre>", "\ta\n\n\n    b\t"],
    ["loses blank lines at its ends only", "<pre>\n\n  a\n  b\n\n</pre>", "  a\n  b"],
    ["has a line for each br", "<pre>a<br>b<br><br>c</pre>", "a\nb\n\nc"],
    ["has a line for each block", "<pre><div>a</div><div>b</div></pre>", "a\nb"],
    ["counts the newline between two blocks once", "<pre><div>a</div>\n<div>b</div></pre>", "a\nb"],
    ["counts the last newline of a block as none", "<pre><div>a\n</div><div>\n</div><div>b\n</div></pre>", "a\n\nb"],
    [
      "keeps an empty line element as a blank line",
      '<pre><span class="line">a</span><span class="line"></span><span class="line">b</span></pre>',
      "a\n\nb",
    ],
    [
      "keeps lines that are both elements and newlines single",
      '<pre><span class="line">a</span>\n<span class="line"></span>\n<span class="line">b</span></pre>',
      "a\n\nb",
    ],
    [
      "counts a br after a line element once",
      '<pre><span class="line">a</span><br><span class="line">b</span></pre>',
      "a\nb",
    ],
    [
      "has no line numbers by class",
      '<pre><span class="lineno">1</span>a\n<span class="lineno">2</span>b</pre>',
      "a\nb",
    ],
    ["has no unselectable numbers", '<pre><span style="user-select: none">1</span>a</pre>', "a"],
    [
      "keeps numbers that are code",
      '<pre><span class="hljs-number">1</span> + <span class="mi">2</span></pre>',
      "1 + 2",
    ],
    ["keeps an unselectable prompt", '<pre><span style="user-select:none">$ </span>ls</pre>', "$ ls"],
    [
      "has no buttons, styles or hidden elements",
      "<pre>a<button>Copy</button><style>x{}</style><span hidden>no</span></pre>",
      "a",
    ],
    ["has no header label", '<pre><div class="code-header">app.ts</div>a</pre>', "a"],
    [
      "keeps words that a highlighter calls header",
      '<pre><span class="token header">Accept: */*</span></pre>',
      "Accept: */*",
    ],
    ["has plain spaces and newlines", "<pre>a&nbsp;b&#13;&#10;c</pre>", "a b\nc"],
    [
      "takes the code column of a table",
      '<table><tr><td class="gutter"><pre>1\n2</pre></td>\n <td class="code"><pre>a\nb</pre></td></tr></table>',
      "a\nb",
    ],
  ])("%s", (_, html, expected) => {
    expect(textOf(html)).toBe(expected);
  });

  it("is read in a moment when it is a million newlines", () => {
    expect(textOf(`<pre>${"\n".repeat(1_000_000)}x</pre>`)).toBe("x");
  }, 2_000);
});
