/**
 * Which elements of a page are code blocks, and their text and language put aside before any extractor sees the page:
 * extractors delete words from code, collapse its lines and forget its language.
 */
import { isOnlyDigits } from "./code-chrome.ts";
import { languageOfCode } from "./code-language.ts";
import { textOfCode, type TextOf } from "./code-text.ts";
import type { StyleOf } from "./document-part.ts";

export interface CodeBlock {
  /** One word that stands for the block in the copy; it occurs nowhere else in the page. */
  readonly token: string;
  readonly text: string;
  /** Lower case, "" when the page names none. */
  readonly language: string;
}

/** Code editors on a page: the element that holds the lines. */
const EDITOR_LINES = ".cm-content, .CodeMirror-code, .view-lines, .ace_text-layer";
const EDITOR_CLASS = /(?:^|\s)(?:cm-editor|CodeMirror|monaco-editor|ace_editor)(?=\s|$)/;
const CODE_TABLE_CLASS =
  /(?:^|\s)(?:js-file-line-container|blob-code-table|hljs-ln|highlighttable|lntable|rouge-table|crayon-table)(?=\s|$)/;

/**
 * Above this many elements in one block, classes and tags decide alone: a computed style for each would take seconds.
 */
const MAX_STYLED_ELEMENTS = 4_000;

/** The element whose text is the code when a code block begins at `element`, else null. */
export function codeRootAt(element: Element, styleOf: StyleOf): Element | null {
  switch (element.tagName) {
    case "PRE":
      return element;
    case "TABLE":
      return isCodeTable(element) ? element : null;
    case "CODE":
      return isBlockOfCode(element, styleOf) ? element : null;
    case "DIV":
      return codeDiv(element, styleOf);
    default:
      return null;
  }
}

function codeDiv(element: Element, styleOf: StyleOf): Element | null {
  const classes = element.getAttribute("class") ?? "";
  if (classes === "") return null;
  if (EDITOR_CLASS.test(classes)) return element.querySelector(EDITOR_LINES);
  if (/(?:^|\s)syntaxhighlighter(?=\s|$)/.test(classes))
    return element.querySelector(".code .container, .code") ?? element;
  const named = /(?:^|\s)code-block(?=\s|$)/.test(classes) && element.hasAttribute("data-lang");
  return named && element.querySelector("pre, code") === null && isPreformatted(element, styleOf) ? element : null;
}

/** A table made of a column of line numbers and a column of code. */
function isCodeTable(table: Element): boolean {
  if (CODE_TABLE_CLASS.test(table.getAttribute("class") ?? "")) return true;
  const rows = table.querySelectorAll("tr");
  if (rows.length !== 1) return false;
  const cells = [...(rows[0]?.children ?? [])];
  const first = cells[0];
  return (
    cells.length === 2 &&
    first !== undefined &&
    isOnlyDigits(first.textContent) &&
    cells[1]?.querySelector("pre, code") !== null
  );
}

/** `<code>` outside `<pre>` that a style lays out in lines. */
function isBlockOfCode(element: Element, styleOf: StyleOf): boolean {
  const text = element.textContent.trim();
  if (!text.includes("\n") && element.querySelector("br, div") === null) return false;
  return isPreformatted(element, styleOf);
}

function isPreformatted(element: Element, styleOf: StyleOf): boolean {
  if (/white-space\s*:\s*(?:pre|break)/i.test(element.getAttribute("style") ?? "")) return true;
  return /^(?:pre|break)/.test(styleOf(element)?.whiteSpace ?? "");
}

/** Reads the block at `root`; null when it holds no text. */
export function readCodeBlock(root: Element, token: string, styleOf: StyleOf, textOf?: TextOf): CodeBlock | null {
  const styled = root.getElementsByTagName("*").length <= MAX_STYLED_ELEMENTS;
  const options = { styleOf: styled ? styleOf : () => null, ...(textOf === undefined ? {} : { textOf }) };
  const text = textOfCode(root, options);
  return text.trim() === "" ? null : { token, text, language: languageOfCode(root) };
}

/** Makes the words that stand for code blocks: none of them occurs in `pageText`. */
export function createTokens(pageText: string): () => string {
  let salt = 0;
  while (pageText.includes(tokenStem(salt))) salt++;
  let made = 0;
  return () => `${tokenStem(salt)}N${made++}E`;
}

/** Words that a token's `<pre>` is filled up with: extractors throw a list away that holds only a few words. */
const PADDING_WORDS = 40;

/** What stands in the `<pre>` of a block in the copy: its token, and as many words as its code would have at least. */
export function paddedToken(token: string): string {
  const pad = `${token.slice(0, token.lastIndexOf("N"))}P`;
  return [token, ...Array.from({ length: PADDING_WORDS }, () => pad)].join(" ");
}

/** A text without tokens and what they are filled up with. */
export function withoutTokens(text: string): string {
  return text.replace(/WaymarkCode\d+(?:N\d+E|P)\s?/g, "");
}

function tokenStem(salt: number): string {
  return `WaymarkCode${salt}`;
}

/** All tokens in a text, in order. */
export function tokensIn(text: string): string[] {
  return text.match(/WaymarkCode\d+N\d+E/g) ?? [];
}
