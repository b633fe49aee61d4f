/** Makes DOM nodes of a `Tree`. Runs before the first frame: no library, no HTML from strings. */
import { isPainted, type Tree } from "./tree.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Tags that could load or run something have no place in a drawing. */
const REFUSED = /^(?:script|iframe|object|embed|link|style|meta|base|img|form)$/i;

/** Marks an element that the first frame does without. It must be the last of its parent. */
export const LATE = "data-late";

/** What `paint` left out: draws it where it belongs. */
export type Rest = () => void;

/** Appends the drawing to `parent`. With `rests`, what is marked as late is left to them. */
export function paint(parent: Element, trees: readonly Tree[], rests: Rest[] | null = null): void {
  for (const tree of trees) {
    if (typeof tree === "string") parent.append(tree);
    else if (rests && LATE in tree[1]) rests.push(() => paint(parent, [tree]));
    else paintElement(parent, tree, rests);
  }
}

function paintElement(
  parent: Element,
  [tag, attributes, ...children]: Exclude<Tree, string>,
  rests: Rest[] | null,
): void {
  if (REFUSED.test(tag)) return;
  const owner = parent.ownerDocument;
  const inSvg = tag === "svg" || parent.namespaceURI === SVG;
  const element = inSvg ? owner.createElementNS(SVG, tag) : owner.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined || !isPainted(name)) continue;
    if (name.startsWith("--")) element.style.setProperty(name, value);
    else if (name !== "href" || !/^\s*(?:javascript|data|vbscript):/i.test(value)) element.setAttribute(name, value);
  }
  paint(element, children, rests);
  parent.append(element);
}
