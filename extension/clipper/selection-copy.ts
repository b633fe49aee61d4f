/** A copy of what is selected, with the elements around it that give it its meaning: a link, a list, a table. */
import { codeRootAt, createTokens } from "./code-blocks.ts";
import { documentPart, isElement, TEXT_NODE, type StyleOf } from "./document-part.ts";
import { copyInto, createInertDocument, type CopyScope, type PageCopy } from "./page-copy.ts";

/** Parts that mean nothing without their whole, and inline elements that mark their words. */
const CLIMBED = /^(?:TR|TD|TH|TBODY|THEAD|TFOOT|LI|A|B|STRONG|I|EM|CODE|KBD|SAMP|DEL|S|SUP|SUB|SPAN|MARK|Q)$/;

/** The selected ranges, or null when nothing is selected. */
export function copySelection(document: Document, base: string, styleOf: StyleOf): PageCopy | null {
  const selection = documentPart(document, "getSelection").call(document);
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const inert = createInertDocument(document, base);
  const nextToken = createTokens(documentPart(document, "documentElement").textContent);
  const parts: PageCopy[] = [];
  for (let i = 0; i < selection.rangeCount; i++) {
    const range = selection.getRangeAt(i);
    const scope = scopeOf(range, document);
    parts.push(copyInto(inert.body, [rootOf(range, styleOf)], { styleOf, scope, nextToken }));
  }
  const last = parts.at(-1);
  return last === undefined ? null : { ...last, blocks: parts.flatMap((part) => part.blocks) };
}

/** The node to copy from: the code block around the range, else its common ancestor with what gives it meaning. */
function rootOf(range: Range, styleOf: StyleOf): Node {
  let root: Node = range.commonAncestorContainer;
  for (let at: Node | null = root; at !== null; at = at.parentNode) {
    if (isElement(at) && codeRootAt(at, styleOf) !== null) return at;
  }
  while (root.parentElement !== null && (root.nodeType === TEXT_NODE || CLIMBED.test(root.nodeName)))
    root = root.parentElement;
  return root;
}

/**
 * The nodes of a range, walked once. Asking the range for each node would make the browser count siblings each time,
 * which is quadratic on a long page.
 */
function scopeOf(range: Range, document: Document): CopyScope {
  const page = documentPart(document, "documentElement");
  const walker = documentPart(document, "createTreeWalker").call(document, page);
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const taken = new Set<Node>();
  const stop = endContainer.nodeType === TEXT_NODE ? nodeAfter(endContainer) : nodeAt(endContainer, endOffset);
  let node = startContainer.nodeType === TEXT_NODE ? startContainer : nodeAt(startContainer, startOffset);
  if (node !== null) walker.currentNode = node;
  for (; node !== null && node !== stop; node = walker.nextNode()) {
    for (let at: Node | null = node; at !== null && !taken.has(at); at = at.parentNode) taken.add(at);
  }
  return {
    takes: (candidate) => taken.has(candidate),
    textOf: (candidate) => {
      if (!taken.has(candidate)) return "";
      if (candidate.nodeType !== TEXT_NODE) return "\n";
      const text = candidate.nodeValue ?? "";
      return text.slice(
        candidate === startContainer ? startOffset : 0,
        candidate === endContainer ? endOffset : undefined,
      );
    },
  };
}

/** The node at a place in an element, or the one after the element when the place is its end. */
function nodeAt(container: Node, offset: number): Node | null {
  return container.childNodes[offset] ?? nodeAfter(container);
}

/** The first node in document order that is not inside `node`. */
function nodeAfter(node: Node): Node | null {
  for (let at: Node | null = node; at !== null; at = at.parentNode) if (at.nextSibling !== null) return at.nextSibling;
  return null;
}
