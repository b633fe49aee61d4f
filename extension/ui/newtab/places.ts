/** The places of the page that views are drawn into. They stand in the static HTML. */
export function place(page: Document, id: string): HTMLElement {
  const found = page.getElementById(id);
  if (!found) throw new Error(`the page has no place "${id}"`);
  return found;
}
