/**
 * Footnotes: references whose target stands in the article become `[^1]`, their targets the notes at the end.
 * Defuddle gives all footnotes one form; without it the usual forms are known here.
 */
import { indent, type Block, type Place, type Writer } from "./writer.ts";

const REFERENCES =
  'sup a[href*="#"], a[role="doc-noteref"], a.footnote-ref, a[data-footnote-ref], a.footnote-reference';
const BACK = /^(?:fnref|cite_ref|footnote-?ref|footnoteref|user-content-fnref|fn-?back|ref-)/i;

export interface Footnotes {
  readonly markOf: (element: Element) => string | null;
  readonly isSkipped: (element: Element) => boolean;
  /** The notes, in the order of their first reference. */
  readonly blocks: (writer: Writer, place: Place) => readonly Block[];
}

export function findFootnotes(root: Element, pageUrl: string): Footnotes {
  const ids = new Map<string, Element>();
  for (const element of root.querySelectorAll("[id]")) if (!ids.has(element.id)) ids.set(element.id, element);
  const numbers = new Map<Element, number>();
  const marks = new Map<Element, number>();
  for (const link of root.querySelectorAll(REFERENCES)) {
    const target = ids.get(fragmentOf(link, pageUrl));
    if (target === undefined || !isNote(target) || target.contains(link)) continue;
    const number = numbers.get(target) ?? numbers.size + 1;
    numbers.set(target, number);
    const sup = link.closest("sup");
    marks.set(sup !== null && sup.textContent.trim() === link.textContent.trim() ? sup : link, number);
  }
  const isBackLink = (element: Element) =>
    element.tagName === "A" &&
    (BACK.test(fragmentOf(element, pageUrl)) ||
      /backref|data-footnote-backref/.test(element.getAttribute("class") ?? "")) &&
    element.textContent.trim().length <= 4;

  return {
    markOf: (element) => {
      const number = marks.get(element);
      return number === undefined ? null : `[^${number}]`;
    },
    isSkipped: (element) => numbers.has(element) || (numbers.size > 0 && isBackLink(element)),
    blocks: (writer, place) =>
      [...numbers].map(([target, number]) => {
        const text = writer
          .blocksOf(target, place)
          .map((block) => block.text)
          .join("\n\n");
        return { kind: "note", text: indent(text, `[^${number}]: `, "    ") };
      }),
  };
}

/** A note stands in a list or says that it is one; a heading that `<sup>` points to is a section. */
function isNote(target: Element): boolean {
  if (target.tagName === "LI" || /footnote|endnote/i.test(target.getAttribute("class") ?? "")) return true;
  return (
    /^doc-(?:foot|end)note$/.test(target.getAttribute("role") ?? "") ||
    (/^(?:P|DD|ASIDE|DIV)$/.test(target.tagName) && /^(?:fn|foot)/i.test(target.id))
  );
}

/** The fragment of a link within this page, else "". */
function fragmentOf(link: Element, pageUrl: string): string {
  const href = link.getAttribute("href") ?? "";
  const at = href.indexOf("#");
  if (at < 0) return "";
  if (at > 0 && href.slice(0, at) !== pageUrl.replace(/#.*$/, "")) return "";
  try {
    return decodeURIComponent(href.slice(at + 1));
  } catch {
    return href.slice(at + 1);
  }
}
