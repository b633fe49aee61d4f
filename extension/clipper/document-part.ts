/**
 * A property of a live document that the page cannot shadow. `<img name="documentElement">` makes
 * `document.documentElement` that image, in our isolated world too; a lookup that starts at the prototype does not
 * see such names.
 */
export function documentPart<K extends keyof Document>(document: Document, key: K): Document[K] {
  const value: Document[K] = Reflect.get(Object.getPrototypeOf(document), key, document);
  return value;
}

/** Names of node kinds, since a document's own constants can be shadowed and other realms have other classes. */
export const TEXT_NODE = 3;

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The computed style of an element, or null where there is none to be had. */
export type StyleOf = (element: Element) => CSSStyleDeclaration | null;

/** Reads computed styles of a document that is shown; null for a document without a window. */
export function createStyleReader(document: Document): StyleOf {
  const view = documentPart(document, "defaultView");
  return view === null ? () => null : (element) => view.getComputedStyle(element);
}
