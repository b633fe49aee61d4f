/** Makes DOM nodes of a `Tree`. Runs before the first frame: no library, no HTML from strings. */
import { isPainted, type Tree } from "./tree.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Tags that could load or run something have no place in a drawing. */
const REFUSED = /^(?:script|iframe|object|embed|link|style|meta|base|img|form)$/i;

/** Appends the drawing to `parent`. */
export function paint(parent: Element, trees: readonly Tree[]): void {
  for (const tree of trees) {
    if (typeof tree === "string") parent.append(tree);
    else paintElement(parent, ...tree);
  }
}

function paintElement(
  parent: Element,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Tree[]
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
  paint(element, children);
  parent.append(element);
}
