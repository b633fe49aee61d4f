/** Documents for clipper tests. */

/** HTML text as a document of its own; it has no window, like the copies the clipper works on. */
export function documentOf(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

export function elementOf(html: string): Element {
  const element = documentOf(`<body>${html}</body>`).body.firstElementChild;
  if (element === null) throw new Error("no element");
  return element;
}
