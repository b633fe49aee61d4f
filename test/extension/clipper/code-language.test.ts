import { describe, expect, it } from "vitest";
import { languageOfCode } from "#ext/clipper/code-language.ts";
import { documentOf } from "./dom.ts";

function languageOf(html: string): string {
  const pre = documentOf(html).querySelector("pre, table");
  if (pre === null) throw new Error("no block");
  return languageOfCode(pre);
}

describe("the language of a code block", () => {
  it.each([
    ['<pre><code class="language-js">x</code></pre>', "js"],
    ['<pre class="language-js line-numbers"><code>x</code></pre>', "js"],
    ['<pre><code class="hljs python">x</code></pre>', "python"],
    ['<pre><code class="hljs lang-C++">x</code></pre>', "c++"],
    ['<pre data-language="fish"><code>x</code></pre>', "fish"],
    ['<pre><code data-lang="go">x</code></pre>', "go"],
    ['<pre lang="rust"><code>x</code></pre>', "rust"],
    ['<pre class="brush: js notranslate">x</pre>', "js"],
    ['<pre class="sourceCode haskell"><code>x</code></pre>', "haskell"],
    ['<pre class="code python literal-block">x</pre>', "python"],
    ['<pre class="src src-emacs-lisp">x</pre>', "emacs-lisp"],
    ['<div class="highlight highlight-source-shell"><pre>x</pre></div>', "shell"],
    ['<div class="highlight highlight-source-css-scss"><pre>x</pre></div>', "scss"],
    ['<div class="highlight highlight-text-html-basic"><pre>x</pre></div>', "html"],
    ['<div class="highlight-python3 notranslate"><div class="highlight"><pre>x</pre></div></div>', "python3"],
    ['<div class="highlight-pycon+sql"><div class="highlight"><pre>x</pre></div></div>', "pycon+sql"],
    [
      '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight">x</pre></div></div>',
      "ruby",
    ],
  ])("of %s is %s", (html, expected) => {
    expect(languageOf(html)).toBe(expected);
  });

  it.each([
    "<pre>x</pre>",
    '<pre lang="en">x</pre>',
    '<pre class="language-none">x</pre>',
    '<pre class="hljs atom-one-dark">x</pre>',
    '<div class="highlight-default notranslate"><div class="highlight"><pre>x</pre></div></div>',
    '<body class="language-de"><pre>x</pre></body>',
    '<pre><code class="language-&lt;b&gt;`">x</code></pre>',
    '<pre class="python">x</pre>',
  ])("is not invented for %s", (html) => {
    expect(languageOf(html)).toBe("");
  });

  it("of one block is not that of a list of blocks around it", () => {
    const pres = "<pre>x</pre>".repeat(3);
    expect(languageOf(`<div class="language-js">${pres}</div>`)).toBe("");
  });
});
