/** What the parts of the Markdown writer share. Each node family is a file; they call each other through `Writer`. */
import type { CodeBlock } from "../code-blocks.ts";

export type BlockKind = "paragraph" | "heading" | "bullets" | "numbers" | "code" | "quote" | "table" | "rule" | "note";

/** One Markdown block without the blank line after it. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
}

/** Where a node stands. */
export interface Place {
  /** The address of the link around a block: each run of text in it becomes a link. */
  readonly link: string | null;
  /** Lists and quotes around it. Deeper than `MAX_NESTING` they are written flat. */
  readonly nesting: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
}

export const TOP: Place = { link: null, nesting: 0, bold: false, italic: false, struck: false };

/** Each level indents every line below it once more: without a limit a hostile page makes that quadratic. */
export const MAX_NESTING = 24;

export interface Writer {
  readonly blocksOf: (parent: Element, place: Place) => readonly Block[];
  /** The nodes as text on one line or, where `<br>` stands, on several. Paragraphs are the items. */
  readonly paragraphsOf: (nodes: readonly Node[], place: Place) => readonly string[];
  /** The nodes on one line. */
  readonly lineOf: (nodes: readonly Node[], place: Place) => string;
  /** An absolute http, https or mailto address, or null. */
  readonly urlOf: (raw: string | null) => string | null;
  /** The code block that a token stands for. */
  readonly codeOf: (token: string) => CodeBlock | null;
  /** `[^1]` when the element is a reference to a footnote of this article. */
  readonly noteMarkOf: (element: Element) => string | null;
  /** More is written than the limit lets through: the rest of a huge page need not be. */
  readonly isFull: () => boolean;
  /** Elements written elsewhere or not at all: footnote texts, their way back. */
  readonly isSkipped: (element: Element) => boolean;
}

export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 " +
    "H4 H5 H6 HEADER HGROUP HR IFRAME LEGEND LI MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE UL VIDEO AUDIO " +
    "CAPTION TBODY THEAD TFOOT TR TD TH"
  ).split(" "),
);

const BLOCK_SELECTOR = [...BLOCK_TAGS].join(",").toLowerCase();

/** Is the element written as blocks: by its own nature, or because it holds blocks? */
export function isBlock(element: Element): boolean {
  if (BLOCK_TAGS.has(element.tagName)) return true;
  return element.firstElementChild !== null && element.querySelector(BLOCK_SELECTOR) !== null;
}

/** Puts `first` before the first line and `rest` before the others; blank lines stay blank. */
export function indent(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, i) => (i === 0 ? first + line : line === "" ? "" : rest + line))
    .join("\n");
}
