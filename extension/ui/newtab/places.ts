/** The places of the page that views are drawn into. They stand in the static HTML. */
export function place(page: Document, id: string): HTMLElement {
  const found = page.getElementById(id);
  if (!found) throw new Error(`the page has no place "${id}"`);
  return found;
}

/**
 * Makes a place ready for the living view. Preact takes over the first frame's nodes, but only one root: of a drawing
 * with a banner above the day, the living day without one would take the banner's node and leave the drawn day behind.
 */
export function readyForLife(at: HTMLElement): void {
  if (at.childElementCount > 1) at.replaceChildren();
}
