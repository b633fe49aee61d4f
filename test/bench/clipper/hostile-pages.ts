/** Pages made to be slow: the sizes that `reference/clipping.md` measured other clippers with, and a few more. */

export interface HostilePage {
  readonly name: string;
  readonly html: string;
  /** A script that builds what HTML text cannot, such as a tree deeper than the parser allows. */
  readonly script?: string;
}

const WORDS = "the planner moves every step that is not done to the next free day and keeps the rest as it was ";
const article = (inside: string) =>
  `<!doctype html><html lang="en"><title>Slow page</title><body><main><h1>Slow page</h1>${inside}</main></body></html>`;
const times = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join("");

export const hostilePages: readonly HostilePage[] = [
  { name: "50,000 siblings", html: article(times(50_000, (i) => `<p>${WORDS}${i}</p>`)) },
  { name: "5,000 siblings", html: article(times(4_999, (i) => `<p>${WORDS}${i}</p>`)) },
  {
    name: "10,000-row table",
    html: article(`<table>${times(10_000, (i) => `<tr><td>${i}<td>${WORDS}<td>x</tr>`)}</table>`),
  },
  {
    name: "5 MB pre",
    html: article(`<p>${WORDS}</p><pre><code>${times(54_000, (i) => `${WORDS}${i}\n`)}</code></pre>`),
  },
  {
    name: "5 MB pre of spans",
    html: article(
      `<p>${WORDS}</p><pre><code>${times(54_000, (i) => `<span class="line"><span>${WORDS}</span>${i}</span>\n`)}</code></pre>`,
    ),
  },
  {
    name: "5 MB, 12,000 paragraphs",
    html: article(times(100, () => `<section>${times(120, (i) => `<p>${WORDS.repeat(4)}${i}</p>`)}</section>`)),
  },
  { name: "5 MB, one paragraph", html: article(`<p>${WORDS.repeat(54_000)}</p>`) },
  {
    name: "20,000 deep by markup",
    html: article(`${"<div>".repeat(20_000)}${WORDS.repeat(20)}${"</div>".repeat(20_000)}`),
  },
  {
    // Hidden: Chromium itself dies when it lays out a tree of 5,000 levels.
    name: "20,000 deep by script",
    html: article(`<p>${WORDS.repeat(20)}</p><div id="root" hidden></div>`),
    script: `let at = document.getElementById("root"); for (let i = 0; i < 20000; i++) { const d = document.createElement("div"); if (i % 10 === 0) d.append("word" + i + " "); at.append(d); at = d; }`,
  },
  { name: "1 MB of newlines in a pre", html: article(`<p>${WORDS}</p><pre>${"\n".repeat(1_000_000)}x</pre>`) },
  { name: "1 MB of brackets", html: article(`<p>${"[".repeat(500_000)}${"_*".repeat(250_000)}</p>`) },
  {
    name: "400 nested lists, 5,000 items",
    html: article(`${"<ul><li>x".repeat(400)}${times(5_000, (i) => `<li>${WORDS}${i}`)}`),
  },
  {
    name: "3,000 code blocks",
    html: article(times(3_000, (i) => `<p>${WORDS}${i}</p><pre><code class="language-js">let a = ${i};</code></pre>`)),
  },
  {
    name: "20,000 links",
    html: article(times(200, () => `<p>${times(100, (i) => `<a href="/x${i}">word ${i}</a> `)}</p>`)),
  },
];
