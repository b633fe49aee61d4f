/**
 * The text of a page as quotes see it: the text nodes in document order, every run of white space and every edge of a
 * block one space. It is the same on a page with another layout, and a passage in it can be found in the DOM again.
 */

const TEXT = 3;
const SKIPPED = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT IFRAME OBJECT".split(" "));
const INLINE = new Set(
  "A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD MARK Q RUBY RT RP S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR".split(
    " ",
  ),
);

/** A stretch of the page's text that lies in one text node. */
interface Stretch {
  readonly node: Node;
  /** Where it begins in the page's text. */
  readonly start: number;
}

export interface PageText {
  readonly text: string;
  /** The position in `text` of an offset in a text node, or null for a node that is not part of the text. */
  readonly positionOf: (node: Node, offset: number) => number | null;
  /** The text node and offset of the character at a position, or null when it is an edge between blocks. */
  readonly pointAt: (position: number) => { readonly node: Node; readonly offset: number } | null;
}

/** Reads the text under `root`. Linear in the size of the page. */
export function readPageText(root: Node): PageText {
  const parts: string[] = [];
  const stretches: Stretch[] = [];
  const index = new Map<Node, number>();
  let length = 0;
  let spaced = true;

  const add = (text: string) => {
    parts.push(text);
    length += text.length;
    spaced = text.endsWith(" ");
  };
  walk(root, {
    edge: () => {
      if (!spaced) add(" ");
    },
    text: (node) => {
      const collapsed = collapse(node.nodeValue ?? "", spaced);
      index.set(node, stretches.length);
      stretches.push({ node, start: length });
      if (collapsed !== "") add(collapsed);
    },
  });
  const text = parts.join("");

  return {
    text,
    positionOf: (node, offset) => {
      const stretch = stretches[index.get(node) ?? -1];
      if (stretch === undefined) return null;
      const startsSpaced = stretch.start === 0 || text[stretch.start - 1] === " ";
      return stretch.start + collapse((node.nodeValue ?? "").slice(0, offset), startsSpaced).length;
    },
    pointAt: (position) => {
      const stretch = lastAtOrBefore(stretches, position);
      if (stretch === null) return null;
      const startsSpaced = stretch.start === 0 || text[stretch.start - 1] === " ";
      const offset = offsetOf(stretch.node.nodeValue ?? "", position - stretch.start, startsSpaced);
      return offset === null ? null : { node: stretch.node, offset };
    },
  };
}

/** Runs of white space as single spaces; none at the start when a space stands before it. */
function collapse(raw: string, startsSpaced: boolean): string {
  const collapsed = raw.replace(/\s+/g, " ");
  return startsSpaced && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed;
}

/** The offset in `raw` of character `wanted` of its collapsed form; null beyond its end. */
function offsetOf(raw: string, wanted: number, startsSpaced: boolean): number | null {
  let seen = 0;
  let inSpace = startsSpaced;
  for (let i = 0; i < raw.length; i++) {
    const space = /\s/.test(raw[i] ?? "");
    if (space && inSpace) continue;
    if (seen === wanted) return i;
    seen++;
    inSpace = space;
  }
  return null;
}

function lastAtOrBefore(stretches: readonly Stretch[], position: number): Stretch | null {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return stretches[low - 1] ?? null;
}

interface Visitor {
  readonly edge: () => void;
  readonly text: (node: Node) => void;
}

/** Without recursion: a page made by a script can be nested deeper than the stack. */
function walk(root: Node, visit: Visitor): void {
  let node: Node | null = root;
  while (node !== null) {
    if (node.nodeType === TEXT) visit.text(node);
    else if (!INLINE.has(node.nodeName)) visit.edge();
    const down: Node | null = SKIPPED.has(node.nodeName) ? null : node.firstChild;
    if (down !== null) {
      node = down;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null && !INLINE.has(node.nodeName)) visit.edge();
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
}
