/**
 * The exact text of a code block as its reader sees it: without line numbers, buttons and labels, with a line for
 * each `<br>` and each block element. Nothing else is taken away: no dedenting, no tab becomes spaces.
 */
import { isCodeChrome, isNumberColumn } from "./code-chrome.ts";
import { isElement, TEXT_NODE, type StyleOf } from "./document-part.ts";
import { createLineCollector, type LineCollector } from "./line-collector.ts";

/** Deeper than this a block is only a hostile one; its text is taken flat. */
const MAX_DEPTH = 400;

/** More code than a clip can hold. UTF-16 units. */
const MAX_TEXT = 1_200_000;

const BLOCK_DISPLAYS = new Set("block flex grid list-item table table-row flow-root".split(" "));
const BLOCK_TAGS = new Set("DIV P LI OL UL TR TABLE TBODY PRE FIGURE SECTION HEADER H1 H2 H3 H4 H5 H6".split(" "));
const LINE_CLASS =
  /(?:^|\s)(?:line|code-?line|token-line|view-line|cm-line|ec-line|ace_line|CodeMirror-line|react-code-line|highlight-line)(?=\s|$)/i;

/** The part of a text node or `<br>` that is wanted: all of it, or what a selection holds. */
export type TextOf = (node: Node) => string;

const wholeText: TextOf = (node) => (node.nodeType === TEXT_NODE ? (node.nodeValue ?? "") : "\n");

export interface CodeTextOptions {
  /** Computed styles, or none: then classes, tags and inline styles decide. */
  readonly styleOf: StyleOf;
  readonly textOf?: TextOf;
}

/** The code of the block at `root`, without blank lines at its ends. */
export function textOfCode(root: Element, options: CodeTextOptions): string {
  const lines = createLineCollector();
  walk(
    root,
    { lines, styleOf: options.styleOf, textOf: options.textOf ?? wholeText },
    root.tagName === "PRE" || root.tagName === "CODE",
    0,
  );
  return tidy(lines.result());
}

interface Walk {
  readonly lines: LineCollector;
  readonly styleOf: StyleOf;
  readonly textOf: TextOf;
}

function walk(element: Element, job: Walk, preformatted: boolean, depth: number): void {
  if (depth > MAX_DEPTH) {
    job.lines.text(element.textContent);
    return;
  }
  const style = job.styleOf(element);
  const display = displayOf(element, style);
  const keepsSpace = preformatted || /^(?:pre|break)/.test(style?.whiteSpace ?? "");
  const dropsBlank = !keepsSpace || /flex|grid/.test(display);
  const context: ParentContext = { style, display, keepsSpace, depth };
  for (let child = element.firstChild; child !== null && job.lines.size() < MAX_TEXT; child = child.nextSibling) {
    if (child.nodeType === TEXT_NODE) {
      const text = job.textOf(child);
      if (!(dropsBlank && text.includes("\n") && text.trim() === "")) job.lines.text(text);
    } else if (isElement(child)) {
      visit(child, job, context);
    }
  }
}

interface ParentContext {
  readonly style: CSSStyleDeclaration | null;
  readonly display: string;
  readonly keepsSpace: boolean;
  readonly depth: number;
}

function visit(element: Element, job: Walk, parent: ParentContext): void {
  if (element.tagName === "BR") {
    job.lines.text(job.textOf(element));
    return;
  }
  const style = job.styleOf(element);
  if (isCodeChrome(element, style) || isNumberColumn(element, style, parent.style)) return;
  const keepsSpace = parent.keepsSpace || element.tagName === "PRE";
  if (!isLineBlock(element, style, parent)) {
    walk(element, job, keepsSpace, parent.depth + 1);
    return;
  }
  const mark = job.lines.enter();
  walk(element, job, keepsSpace, parent.depth + 1);
  job.lines.leave(mark, isNamedLine(element));
}

/** Does the element stand on lines of its own? Cells of one row, in a table, flex row or grid with columns, do not. */
function isLineBlock(element: Element, style: CSSStyleDeclaration | null, parent: ParentContext): boolean {
  if (parent.display.includes("flex")) return (parent.style?.flexDirection ?? "").includes("column");
  if (parent.display.includes("grid") && (parent.style?.gridTemplateColumns ?? "none").trim().includes(" "))
    return false;
  const display = displayOf(element, style);
  if (style !== null || display !== "") return BLOCK_DISPLAYS.has(display);
  return BLOCK_TAGS.has(element.tagName) || isNamedLine(element);
}

function isNamedLine(element: Element): boolean {
  return LINE_CLASS.test(element.getAttribute("class") ?? "") || element.hasAttribute("data-line");
}

function displayOf(element: Element, style: CSSStyleDeclaration | null): string {
  if (style !== null) return style.display;
  const inline = element.getAttribute("style") ?? "";
  return inline === "" ? "" : (/(?:^|;)\s*display\s*:\s*([\w-]+)/i.exec(inline)?.[1]?.toLowerCase() ?? "");
}

/**
 * One newline form, plain spaces for the no-break ones that keep a site's indentation (a copied block must run), no
 * zero-width fillers, and no blank lines at the ends. Plain loops: a pattern for the last blank lines is quadratic.
 */
function tidy(raw: string): string {
  const text = raw
    .replace(/\r\n?/g, "\n")
    .replace(/\u00A0/g, " ")
    .replace(/[\u200B\uFEFF]/g, "");
  let start = 0;
  for (let i = 0; i < text.length && text.charCodeAt(i) <= 32; i++) if (text[i] === "\n") start = i + 1;
  let end = text.length;
  for (let i = text.length; i > start && text.charCodeAt(i - 1) <= 32; i--) if (text[i - 1] === "\n") end = i - 1;
  return text.slice(start, end);
}
