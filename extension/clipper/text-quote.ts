/** The selected passage as a text quote: exact text, and 32 characters of the text around it to tell it from others. */
import { MAX_QUOTE, type TextQuote } from "./clip.ts";
import { documentPart } from "./document-part.ts";
import { cutText } from "./page-facts.ts";
import { readPageText } from "./page-text.ts";

const CONTEXT = 32;
const TEXT = 3;

/** The selection of a page, or null when nothing is selected. Texts as `page-text.ts` defines them. */
export function quoteSelection(document: Document): TextQuote | null {
  const selection = documentPart(document, "getSelection").call(document);
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const first = selection.getRangeAt(0);
  const last = selection.getRangeAt(selection.rangeCount - 1);
  const page = readPageText(documentPart(document, "body"));
  const start = positionOf(page, first.startContainer, first.startOffset, document);
  const end = positionOf(page, last.endContainer, last.endOffset, document);
  const exact = page.text.slice(start, end);
  const lead = exact.length - exact.trimStart().length;
  const passage = cutText(exact.trim(), MAX_QUOTE);
  if (passage === "") return null;
  const from = start + lead;
  const to = from + passage.length;
  return {
    exact: passage,
    prefix: page.text.slice(Math.max(0, from - CONTEXT), from),
    suffix: page.text.slice(to, to + CONTEXT),
  };
}

/** The position of a range's end: in a text node, or before the first text node at or after a place in an element. */
function positionOf(page: ReturnType<typeof readPageText>, node: Node, offset: number, document: Document): number {
  if (node.nodeType === TEXT) {
    const position = page.positionOf(node, offset);
    if (position !== null) return position;
  }
  const root = documentPart(document, "documentElement");
  const walker = documentPart(document, "createTreeWalker").call(document, root, 4);
  const child = node.childNodes[offset];
  walker.currentNode = child ?? endOf(node);
  // Behind the last child, the walk goes on after all of the node's text.
  const at = child?.nodeType === TEXT ? child : walker.nextNode();
  for (let text = at; text !== null; text = walker.nextNode()) {
    const position = page.positionOf(text, 0);
    if (position !== null) return position;
  }
  return page.text.length;
}

/** The last node inside `node`, or itself: the walk goes on from there. */
function endOf(node: Node): Node {
  let at = node;
  while (at.lastChild !== null) at = at.lastChild;
  return at;
}
