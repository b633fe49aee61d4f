/** The way to a footnote and back is by focus, not by a fragment: the part after `#` is the page's route. */

type Press = { readonly currentTarget: HTMLElement };

export function showFootnote({ currentTarget }: Press): void {
  focusIn(currentTarget, `[data-footnote="${Number(currentTarget.dataset["fn"])}"]`);
}

export function showText({ currentTarget }: Press): void {
  focusIn(currentTarget, `sup [data-fn="${Number(currentTarget.dataset["fn"])}"]`);
}

function focusIn(from: HTMLElement, selector: string): void {
  from.closest(".md")?.querySelector<HTMLElement>(selector)?.focus();
}
