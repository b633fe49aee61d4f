/** The clip scripts in real Chromium: injected by `executeScript` into pages served on loopback, as in the product. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startClipBrowser, type ClipBrowser } from "../bench/clipper/clip-browser.ts";
import { codeOf, nodesOf, textOf, type Code } from "./harness/markdown-nodes.ts";

const pagesDir = new URL("../support/pages/", import.meta.url);
const fixtures = process.env["WAYMARK_FIXTURES"];

let browser: ClipBrowser;

beforeAll(async () => {
  browser = await startClipBrowser();
});

afterAll(async () => {
  await browser.close();
});

async function openOwn(name: string, headers?: Readonly<Record<string, string>>) {
  const html = await readFile(new URL(name, pagesDir), "utf8");
  return browser.open(`/docs/levels/${name}`, { html, ...(headers === undefined ? {} : { headers }) });
}

async function clip() {
  const { value: answer } = await browser.inject("clip");
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer;
}

const expectedCode: Record<string, readonly Code[]> = JSON.parse(
  await readFile(new URL("expected-code.json", pagesDir), "utf8"),
);

describe("code blocks of our own pages", () => {
  it.each(Object.entries(expectedCode))("are exact and keep their language: %s", async (name, expected) => {
    await openOwn(name);
    const { clip: found } = await clip();
    expect(codeOf(found.markdown)).toEqual(expected);
    expect(found.codeBlocks).toBe(expected.length);
    expect(textOf(found.markdown)).not.toMatch(/\bCopy\b|Footer words/);
    expect(textOf(found.markdown)).toContain("After the code comes another paragraph.");
  });
});

describe("the article", () => {
  it("comes with its facts, tables, lists, links and footnotes", async () => {
    await openOwn("article.html");
    const { clip: found } = await clip();
    expect(found).toMatchObject({
      title: "Isolation levels",
      site: "Example Docs",
      author: "Ada Lovelace",
      lang: "de-CH",
      dir: "ltr",
      description: "What each level allows.",
    });
    expect(found.published).toContain("2026-03-04");
    const types = new Set(nodesOf(found.markdown).map(({ type }) => type));
    expect([...types]).toEqual(
      expect.arrayContaining(["table", "list", "footnoteReference", "footnoteDefinition", "blockquote", "image"]),
    );
    expect(nodesOf(found.markdown).filter(({ type }) => type === "table")).toHaveLength(2);
    const links = nodesOf(found.markdown).filter(({ type }) => type === "link");
    expect(links.map(({ url }) => url)).toEqual([
      `${browser.origin}/docs/guide?a=1&b=2#part`,
      "https://www.example.com/embed/1",
    ]);
    expect(textOf(found.markdown)).toContain("10⁻³ and H₂O");
    expect(textOf(found.markdown)).toContain("x|y");
  });

  it("leaves the live page as it was, loads nothing and wakes no element", async () => {
    for (const name of ["article.html", "hostile.html", "code-shiki-blocks.html"]) {
      const page = await openOwn(name);
      const serialise = () => page.evaluate(() => new XMLSerializer().serializeToString(document));
      const before = await serialise();
      const asked = [...browser.requests()];
      await browser.inject("glance");
      await browser.inject("clip");
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await serialise()).toBe(before);
      expect(browser.requests()).toEqual(asked);
      expect(await page.evaluate("[window.made, document.title]")).toEqual(
        name === "hostile.html" ? [1, expect.any(String)] : [null, expect.any(String)],
      );
    }
  });

  it("is found under a page's Trusted Types and a strict policy", async () => {
    await openOwn("code-hljs.html", {
      "content-security-policy": "default-src 'none'; require-trusted-types-for 'script'",
    });
    expect(codeOf((await clip()).clip.markdown)).toEqual(expectedCode["code-hljs.html"]);
  });

  it("says that an empty page is empty", async () => {
    await browser.open("/empty", { html: "<!doctype html><title>Nothing</title>" });
    expect((await browser.inject("clip")).value).toEqual({ ok: false, error: { type: "empty" } });
  });
});

describe("a hostile page", () => {
  it("leaves no scheme, no HTML and no markup of its own in the Markdown", async () => {
    const page = await openOwn("hostile.html");
    // The page's own handlers ran when it loaded; from here on only the clip could run them.
    await page.evaluate("window.ran = undefined");
    const { clip: found } = await clip();
    expect(await page.evaluate("window.ran ?? null")).toBeNull();
    const nodes = nodesOf(found.markdown);
    expect(nodes.filter(({ type }) => type === "html")).toEqual([]);
    expect(
      nodes
        .filter(({ type }) => /heading|list$|thematicBreak|blockquote|strong|emphasis|delete|definition/.test(type))
        .map(({ type }) => type),
    ).toEqual(nodes.some(({ type }) => type === "heading") ? ["heading"] : []);
    for (const { url } of nodes) if (url !== undefined) expect(url).toMatch(/^https?:\/\//);
    const prose = nodes.filter(({ type }) => type !== "code");
    expect(prose.some(({ value }) => value?.includes("<img src=x onerror=alert(1)>"))).toBe(true);
    expect(found.markdown.replace(/^```[\s\S]*?^```+$/gm, "")).not.toMatch(/(?<!\\)<[a-z!/]/i);
    expect(found.markdown).not.toMatch(/(?<!\\)\]\(\s*(?:javascript|data|vbscript|blob):/i);
    expect(codeOf(found.markdown)).toEqual([
      { language: "html", text: '<script>alert("in code")</script>\n```' },
      { language: "", text: "let a = 1;" },
    ]);
    expect(textOf(found.markdown)).toContain("The last words of the page");
    expect(textOf(found.markdown)).toContain("Custom element text");
  });

  it("leaves nothing either when all of it is selected, which no extractor looks at", async () => {
    const page = await openOwn("hostile.html");
    await page.evaluate("window.ran = undefined; getSelection().selectAllChildren(document.body)");
    const { selection } = await clip();
    const markdown = selection?.markdown ?? "";
    expect(await page.evaluate("window.ran ?? null")).toBeNull();
    expect(textOf(markdown)).toContain("The last words of the page");
    const nodes = nodesOf(markdown);
    expect(nodes.filter(({ type }) => type === "html" || type === "definition")).toEqual([]);
    const urls = nodes.flatMap(({ url }) => (url === undefined ? [] : [url]));
    expect(urls).toContain("https://example.com/ok");
    for (const url of urls) expect(url).toMatch(/^https?:\/\//);
    expect(markdown).not.toMatch(/(?<!\\)\]\(\s*(?:javascript|data|vbscript|blob):/i);
  });
});

describe("what is selected", () => {
  const select = (from: string, to: string) => `(() => {
    const find = (words) => {
      const walker = document.createTreeWalker(document.body, 4);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue.indexOf(words);
        if (at >= 0) return [node, at];
      }
    };
    const [start, end] = [find(${JSON.stringify(from)}), find(${JSON.stringify(to)})];
    getSelection().setBaseAndExtent(start[0], start[1], end[0], end[1] + ${to.length});
  })()`;

  it("comes as Markdown and as a quote with the words around it", async () => {
    const page = await openOwn("article.html");
    await page.evaluate(select("isolation levels", "guide (part 1)"));
    const { selection } = await clip();
    expect(selection?.markdown).toBe(
      `**isolation levels**, and *few* people know them. The [guide (part 1)](${browser.origin}/docs/guide?a=1&b=2#part)`,
    );
    expect(selection?.quote).toEqual({
      exact: "isolation levels, and few people know them. The guide (part 1)",
      prefix: "Isolation levels Every database has ".slice(-32),
      suffix: " says more.1 See 10-3 and H2O. A table".slice(0, 32),
    });
    const { value: glance } = await browser.inject("glance");
    expect(glance).toMatchObject({
      ok: true,
      glance: {
        title: "Isolation levels - Example Docs",
        canonical: `${browser.origin}/docs/isolation`,
        lang: "de-CH",
        selection: selection?.quote,
      },
    });
  });

  it("is only the selected lines of a code block, fenced with its language", async () => {
    const page = await openOwn("code-chroma.html");
    await page.evaluate(select("fmt", "Println"));
    const { selection } = await clip();
    expect(codeOf(selection?.markdown ?? "")).toEqual([
      { language: "go", text: 'fmt"\n\nfunc main() {\n\tfor i := 0; i < 3; i++ {\n\t\tfmt.Println' },
    ]);
  });

  it("keeps a whole table of which a part is selected readable", async () => {
    const page = await openOwn("article.html");
    await page.evaluate(select("serializable", "really"));
    const { selection } = await clip();
    expect(nodesOf(selection?.markdown ?? "").some(({ type }) => type === "table")).toBe(true);
    expect(textOf(selection?.markdown ?? "")).not.toContain("Phantom");
  });
});

describe.skipIf(fixtures === undefined)("pages of the real web", () => {
  /** What a reader would not call code on these pages; it is taken out before the browser itself reads the text. */
  const NOT_CODE = ".lineno, .linenumber, .code__header, [style*='user-select:none']";
  const names = [
    "codeblocks--chroma-inline-linenums.html",
    "codeblocks--hljs-header.html",
    "codeblocks--pygments-lineno.html",
    "codeblocks--react-syntax-highlighter-linenums.html",
    "codeblocks--rehype-pretty-code.html",
    "ietf-1.html",
    "v8-blog.html",
  ];

  it.each(names)("keep their code as the reader sees it: %s", async (name) => {
    const html = await readFile(`${fixtures}/pages/${name}`, "utf8");
    const page = await browser.open(`/${name}`, { html });
    const { clip: found } = await clip();
    // `innerText` is the browser's own account of what is shown.
    const shown = await page.evaluate((notCode) => {
      for (const element of document.querySelectorAll(notCode)) element.remove();
      // It counts each flex item as a line, which is not what is shown: there the lines are the items.
      const linesOf = (pre: HTMLElement) => [
        ...pre.querySelectorAll<HTMLElement>("code > span[style*='display:flex']"),
      ];
      return [...document.querySelectorAll("pre")].map((pre) =>
        linesOf(pre).length === 0
          ? pre.innerText
          : linesOf(pre)
              .map((line) => line.textContent.replace(/\n$/, ""))
              .join("\n"),
      );
    }, NOT_CODE);
    const trimmed = (text: string) => text.replace(/\u00A0/g, " ").replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, "");
    expect(codeOf(found.markdown).map(({ text }) => text)).toEqual(shown.map(trimmed));
  });

  it.each(["wikipedia.html", "wikipedia-2.html", "mozilla-1.html", "elements--complex-tables.html"])(
    "keep their words and hold nothing unsafe: %s",
    async (name) => {
      const html = await readFile(`${fixtures}/pages/${name}`, "utf8");
      const page = await browser.open(`/${name}`, { html });
      const before = await page.evaluate(() => new XMLSerializer().serializeToString(document));
      const { clip: found } = await clip();
      expect(await page.evaluate(() => new XMLSerializer().serializeToString(document))).toBe(before);
      const nodes = nodesOf(found.markdown);
      expect(nodes.filter(({ type }) => type === "html")).toEqual([]);
      for (const { url } of nodes) if (url !== undefined) expect(url).toMatch(/^(?:https?:\/\/|mailto:)/);
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll("p")].map((p) => p.innerText).filter((text) => text.length > 200),
      );
      const plain = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");
      const kept = plain(textOf(found.markdown));
      const lost = shown.filter(
        (text) => !kept.includes(plain(text.replace(/\[(?:\d+|[a-z]|note \d+|citation needed)\]/g, "")).slice(0, 40)),
      );
      expect(lost.length).toBeLessThanOrEqual(shown.length * 0.02);
    },
  );
});

describe("size", () => {
  it("of clip.js is at most 130 KB and of glance.js at most 8 KB, gzipped", () => {
    expect(browser.gzipBytes.clip).toBeLessThanOrEqual(130_000);
    expect(browser.gzipBytes.glance).toBeLessThanOrEqual(8_000);
  });
});
