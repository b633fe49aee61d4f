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

/** A page with more lost blocks than this is not worth the seconds. */
const MAX_PUT_BACK = 300;

const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, blockquote, dd, dt, td, th, figcaption, pre, div, section";

/**
 * Makes every token of `article` stand once, in a `<pre>` of its own, and puts lost ones back. `page` is the copy that
 * still has them all. Returns the tokens that stand in the article now, in order.
 */
export function settleTokens(article: Element, page: Element): readonly string[] {
  const kept = keepOnePreEach(article);
  const lost = [...page.querySelectorAll("pre")].filter((pre) => !kept.has(tokensIn(pre.textContent)[0] ?? ""));
  const places = lost.length === 0 ? [] : placesIn(article);
  for (const pre of lost.slice(0, MAX_PUT_BACK)) {
    const token = tokensIn(pre.textContent)[0];
    const copy = token === undefined ? null : putBack(places, pre, kept);
    if (token !== undefined && copy !== null) kept.set(token, copy);
  }
  return tokensIn(article.textContent);
}

/** Tokens outside a `<pre>`, or there twice, were moved by the extractor: they are taken out and count as lost. */
function keepOnePreEach(article: Element): Map<string, Element> {
  const kept = new Map<string, Element>();
  for (const pre of article.querySelectorAll("pre")) {
    const tokens = tokensIn(pre.textContent);
    for (const token of tokens) {
      if (kept.has(token)) continue;
      const own = article.ownerDocument.createElement("pre");
      kept.set(token, own);
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

/** After the block just before it, after the text before it, or before the text after it; null when none is there. */
function putBack(places: readonly Place[], pre: Element, kept: ReadonlyMap<string, Element>): Element | null {
  const before = textBeside(pre, "previousSibling");
  const neighbour =
    before === "" ? kept.get(tokensIn(pre.previousElementSibling?.textContent ?? "")[0] ?? "") : undefined;
  if (neighbour !== undefined) return insert(neighbour, pre, "after");
  const above = before.length < MIN_CONTEXT ? null : findPlace(places, before.slice(-CONTEXT), "ends");
  if (above !== null) return insert(above, pre, "after");
  const after = textBeside(pre, "nextSibling");
  const below = after.length < MIN_CONTEXT ? null : findPlace(places, after.slice(0, CONTEXT), "starts");
  return below === null ? null : insert(below, pre, "before");
}

function insert(neighbour: Element, pre: Element, side: "before" | "after"): Element {
  const copy = neighbour.ownerDocument.createElement("pre");
  copy.textContent = pre.textContent;
  // A block within a cell or term stays in it; within a paragraph or heading it cannot stand.
  if (/^(?:LI|DD|TD|TH|BLOCKQUOTE)$/.test(neighbour.tagName)) neighbour[side === "after" ? "append" : "prepend"](copy);
  else neighbour[side](copy);
  return copy;
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

/** A block of the article and its letters and digits, read once for all lost tokens. */
interface Place {
  readonly block: Element;
  readonly text: string;
}

function placesIn(article: Element): readonly Place[] {
  return Array.from(article.querySelectorAll(BLOCKS), (block) => ({ block, text: plain(block.textContent) }));
}

/** The smallest block of the article whose text ends or starts with `context`. */
function findPlace(places: readonly Place[], context: string, how: "ends" | "starts"): Element | null {
  let best: Element | null = null;
  for (const { block, text } of places) {
    if (how === "ends" ? !text.endsWith(context) : !text.startsWith(context)) continue;
    if (best === null || best.contains(block)) best = block;
  }
  return best;
}

function plain(text: string): string {
  return withoutTokens(text).replace(/[^\p{L}\p{N}]+/gu, "");
}
