/**
 * A property of a live document that the page cannot shadow. `<img name="documentElement">` makes
 * `document.documentElement` that image, in our isolated world too; a lookup that starts at the prototype does not
 * see such names.
 */
export function documentPart<K extends keyof Document>(document: Document, key: K): Document[K] {
  const value: Document[K] = Reflect.get(Object.getPrototypeOf(document), key, document);
  return value;
}

/** An element's inline style, computed style and class list as the code step reads them. */
export type StyleOf = (element: Element) => CSSStyleDeclaration | null;

/** Reads computed styles of a document that is shown; null for a document without a window. */
export function createStyleReader(document: Document): StyleOf {
  const view = documentPart(document, "defaultView");
  return view === null ? () => null : (element) => view.getComputedStyle(element);
}
