/**
 * A copy of a page that cannot do anything: it lives in a document without a window, so no script runs, no picture
 * loads and no custom element wakes up. Code blocks are replaced by tokens on the way, shadow trees are unfolded, and
 * the live page is only read.
 */
import { codeRootAt, createTokens, paddedToken, readCodeBlock, type CodeBlock } from "./code-blocks.ts";
import type { TextOf } from "./code-text.ts";
import { documentPart, isElement, TEXT_NODE, type StyleOf } from "./document-part.ts";

/** A page nested deeper than this is a hostile one: what is deeper is lifted to this depth. */
const MAX_DEPTH = 100;

/** A clip holds 1 MiB: what comes after this much text of a page would be cut off in any case. UTF-16 units. */
const MAX_TEXT = 3_000_000;

const DROPPED = new Set("STYLE TEMPLATE EMBED APPLET svg CANVAS DIALOG FRAME FRAMESET".split(" "));
const NO_PROSE = new Set("UL OL MENU DIR DL TABLE TBODY THEAD TFOOT TR COLGROUP SELECT PICTURE".split(" "));
/** Elements whose `id` or `name` could shadow a property of the copy. */
const SHADOWING = "img, object, embed, iframe, input, button, select, textarea, fieldset, output";

/** Which nodes are copied, and which part of a text: the whole page, or a selection. */
export interface CopyScope {
  readonly takes: (node: Node) => boolean;
  readonly textOf: TextOf;
}

export interface PageSize {
  /** Children of the parent that has the most. */
  readonly siblings: number;
  readonly elements: number;
  /** UTF-16 units of text, code blocks not counted. */
  readonly text: number;
  /** The same with each unit counted once for every element around it: what reading all inner texts costs. */
  readonly nestedText: number;
}

export interface PageCopy {
  readonly document: Document;
  readonly blocks: readonly CodeBlock[];
  readonly size: PageSize;
}

export interface CopyOptions {
  readonly styleOf: StyleOf;
  readonly scope?: CopyScope;
  readonly nextToken: () => string;
}

const wholePage: CopyScope = {
  takes: () => true,
  textOf: (node) => (node.nodeType === TEXT_NODE ? (node.nodeValue ?? "") : "\n"),
};

/** An empty document in which nothing runs or loads, with relative addresses resolved against `base`. */
export function createInertDocument(source: Document, base: string): Document {
  const implementation = documentPart(source, "implementation");
  const inert = implementation.createHTMLDocument("");
  inert.head.replaceChildren();
  const anchor = inert.createElement("base");
  anchor.setAttribute("href", base);
  inert.head.append(anchor);
  return inert;
}

/** Copies the nodes under `roots` into `target`, which belongs to an inert document. */
export function copyInto(target: Element, roots: readonly Node[], options: CopyOptions): PageCopy {
  const document = target.ownerDocument;
  const scope = options.scope ?? wholePage;
  const blocks: CodeBlock[] = [];
  const size = { siblings: 0, elements: 0, text: 0, nestedText: 0 };
  const stack: Frame[] = [{ nodes: roots, at: 0, target, depth: 0 }];

  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.nodes[frame.at++];
    if (node === undefined) {
      stack.pop();
      continue;
    }
    if (size.text > MAX_TEXT || !scope.takes(node)) continue;
    if (node.nodeType === TEXT_NODE) {
      const text = scope.textOf(node);
      size.text += text.length;
      size.nestedText += text.length * frame.depth;
      if (text !== "") frame.target.append(text);
    } else if (isElement(node)) {
      copyElement(node, frame);
    }
  }
  disarm(target);
  return { document, blocks, size };

  function copyElement(element: Element, frame: Frame): void {
    if (isDropped(element)) return;
    size.elements++;
    const root = codeRootAt(element, options.styleOf);
    if (root !== null) {
      const block = readCodeBlock(root, options.nextToken(), options.styleOf, scope.textOf);
      if (block !== null) frame.target.append(tokenElement(document, block));
      if (block !== null) blocks.push(block);
      return;
    }
    const nodes = childrenOf(element);
    size.siblings = Math.max(size.siblings, nodes.length);
    const lifted = frame.depth >= MAX_DEPTH;
    if (lifted) frame.target.append(" ");
    const copy = lifted ? proseTarget(frame.target) : shallowCopy(document, element);
    if (!lifted) frame.target.append(copy);
    stack.push({ nodes, at: 0, target: copy, depth: frame.depth + 1 });
  }
}

interface Frame {
  readonly nodes: readonly Node[];
  at: number;
  readonly target: Element;
  readonly depth: number;
}

/** Copies a whole page. */
export function copyPage(source: Document, base: string, styleOf: StyleOf): PageCopy {
  const inert = createInertDocument(source, base);
  const root = documentPart(source, "documentElement");
  for (const { name, value } of root.attributes)
    if (/^[\w-]+$/.test(name)) inert.documentElement.setAttribute(name, value);
  const head = documentPart(source, "head");
  const options = { styleOf, nextToken: createTokens(root.textContent) };
  copyInto(inert.head, [...head.childNodes].filter(isHeadFact), options);
  const body = documentPart(source, "body");
  for (const { name, value } of body.attributes) if (/^[\w-]+$/.test(name)) inert.body.setAttribute(name, value);
  return copyInto(inert.body, childrenOf(body), options);
}

function isHeadFact(node: Node): boolean {
  if (!isElement(node)) return false;
  if (node.tagName === "META") return !node.hasAttribute("http-equiv");
  if (node.tagName === "LINK") return /canonical/i.test(node.getAttribute("rel") ?? "");
  return node.tagName === "TITLE" || node.tagName === "SCRIPT";
}

function isDropped(element: Element): boolean {
  // Data for metadata and formulas stay; they are text to the copy.
  if (element.tagName === "SCRIPT")
    return !/^(?:application\/ld\+json|math\/)/i.test(element.getAttribute("type") ?? "");
  return DROPPED.has(element.tagName);
}

/** What is shown below an element: its shadow tree, a slot's nodes, else its children. */
function childrenOf(element: Element): readonly Node[] {
  const shadow = element.shadowRoot;
  if (shadow !== null && shadow.firstChild !== null) return childNodesOf(shadow);
  const slotted = element.tagName === "SLOT" ? slottedIn(element) : [];
  return slotted.length > 0 ? slotted : childNodesOf(element);
}

/** A live list is slow to go through: each step is a call into the DOM and back. */
function childNodesOf(parent: Node): readonly Node[] {
  const nodes: Node[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) nodes.push(node);
  return nodes;
}

function slottedIn(slot: Element): readonly Node[] {
  // A slot is one by its kind, not by its class: the class belongs to the page's window.
  const assigned: unknown = "assignedNodes" in slot ? slot.assignedNodes : null;
  if (typeof assigned !== "function") return [];
  const nodes: Node[] = Reflect.apply(assigned, slot, [{ flatten: true }]);
  return nodes;
}

/** A form becomes a plain box: the names of its fields shadow its own properties for every later reader. */
function shallowCopy(document: Document, element: Element): Element {
  return element.tagName === "FORM" ? document.createElement("div") : document.importNode(element, false);
}

/** Text lifted into a list or table itself would stand in none of its items. */
function proseTarget(target: Element): Element {
  let at = target;
  while (NO_PROSE.has(at.tagName) && at.parentElement !== null) at = at.parentElement;
  return at;
}

function tokenElement(document: Document, block: CodeBlock): Element {
  const pre = document.createElement("pre");
  pre.textContent = paddedToken(block.token);
  return pre;
}

function disarm(root: Element): void {
  for (const element of root.querySelectorAll(SHADOWING)) {
    element.removeAttribute("name");
    element.removeAttribute("id");
    element.removeAttribute("srcdoc");
  }
}
