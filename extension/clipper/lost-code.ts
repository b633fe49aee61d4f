/**
 * Counts the tokens that came through extraction and puts the lost ones back beside what they stood beside in the page.
 * A block is only put back when its neighbour is in the article: code of a sidebar stays out.
 */
import { tokensIn, withoutTokens } from "./code-blocks.ts";

/** Letters and digits of the text around a block that must be found again. */
const CONTEXT = 48;
const MIN_CONTEXT = 12;
/** How much text around a block is looked at to find that context. */
const REACH = 400;

/** Parts of a page: what stands in another one is no neighbour. */
const PARTS: ReadonlySet<string> = new Set("ASIDE NAV FOOTER HEADER MAIN ARTICLE BODY".split(" "));

const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, blockquote, dd, dt, td, th, figcaption, pre, div, section";

/**
 * Makes every token of `article` stand once, in a `<pre>` of its own, and puts lost ones back. `page` is the copy that
 * still has them all. Returns the tokens that stand in the article now, in order.
 */
export function settleTokens(article: Element, page: Element): readonly string[] {
  const kept = keepOnePreEach(article);
  const all = [...page.querySelectorAll("pre")];
  for (const [i, pre] of all.entries()) {
    const token = tokensIn(pre.textContent)[0];
    if (token === undefined || kept.has(token)) continue;
    if (putBack(article, pre, all[i - 1], kept)) kept.add(token);
  }
  return tokensIn(article.textContent);
}

/** Tokens outside a `<pre>`, or there twice, were moved by the extractor: they are taken out and count as lost. */
function keepOnePreEach(article: Element): Set<string> {
  const kept = new Set<string>();
  for (const pre of article.querySelectorAll("pre")) {
    const tokens = tokensIn(pre.textContent);
    for (const token of tokens) {
      if (kept.has(token)) continue;
      kept.add(token);
      const own = article.ownerDocument.createElement("pre");
      own.textContent = token;
      pre.before(own);
    }
    if (tokens.length > 0) pre.remove();
  }
  removeStrays(article);
  return kept;
}

function removeStrays(article: Element): void {
  const walker = article.ownerDocument.createTreeWalker(article, 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? "";
    if (tokensIn(text).length > 0 && node.parentElement?.tagName !== "PRE") {
      node.nodeValue = withoutTokens(text);
    }
  }
}

/** After the block just before it, after the text before it, or before the text after it; false when none is there. */
function putBack(article: Element, pre: Element, previous: Element | undefined, kept: ReadonlySet<string>): boolean {
  const before = textBeside(pre, "previousSibling");
  const token = tokensIn(previous?.textContent ?? "")[0];
  if (before === "" && token !== undefined && kept.has(token)) {
    const neighbour = [...article.querySelectorAll("pre")].find((other) => other.textContent.includes(token));
    if (neighbour !== undefined) return insert(neighbour, pre, "after");
  }
  const above = before.length < MIN_CONTEXT ? null : findBlock(article, before.slice(-CONTEXT), "ends");
  if (above !== null) return insert(above, pre, "after");
  const after = textBeside(pre, "nextSibling");
  const below = after.length < MIN_CONTEXT ? null : findBlock(article, after.slice(0, CONTEXT), "starts");
  return below !== null && insert(below, pre, "before");
}

function insert(neighbour: Element, pre: Element, side: "before" | "after"): boolean {
  const copy = neighbour.ownerDocument.createElement("pre");
  copy.textContent = pre.textContent;
  // A block within a cell or term stays in it; within a paragraph or heading it cannot stand.
  if (/^(?:LI|DD|TD|TH|BLOCKQUOTE)$/.test(neighbour.tagName)) neighbour[side === "after" ? "append" : "prepend"](copy);
  else neighbour[side](copy);
  return true;
}

/** Letters and digits next to `pre` in the page, up to the next code block. */
function textBeside(pre: Element, direction: "previousSibling" | "nextSibling"): string {
  let text = "";
  let node: Node | null = pre;
  while (node !== null && text.length < REACH) {
    let next: Node | null = node[direction];
    while (next === null && node.parentNode !== null && !PARTS.has(node.parentNode.nodeName)) {
      node = node.parentNode;
      next = node[direction];
    }
    node = next;
    if (node === null || PARTS.has(node.nodeName)) break;
    const raw = node.textContent ?? "";
    const tokens = tokensIn(raw);
    const stop = direction === "previousSibling" ? tokens.at(-1) : tokens[0];
    const part = stop === undefined ? raw : (raw.split(stop)[direction === "previousSibling" ? 1 : 0] ?? "");
    text =
      direction === "previousSibling" ? plain(part.slice(-REACH * 2)) + text : text + plain(part.slice(0, REACH * 2));
    if (stop !== undefined) break;
  }
  return text;
}

/** The smallest block of the article whose text ends or starts with `context`. */
function findBlock(article: Element, context: string, how: "ends" | "starts"): Element | null {
  let best: Element | null = null;
  for (const block of article.querySelectorAll(BLOCKS)) {
    const text = plain(block.textContent);
    if (how === "ends" ? !text.endsWith(context) : !text.startsWith(context)) continue;
    if (best === null || best.contains(block)) best = block;
  }
  return best;
}

function plain(text: string): string {
  return withoutTokens(text).replace(/[^\p{L}\p{N}]+/gu, "");
}
