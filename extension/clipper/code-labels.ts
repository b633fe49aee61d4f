/** Labels beside code blocks: a header that says "python" or "Copy" is not a sentence of the article. */
import { tokensIn, withoutTokens } from "./code-blocks.ts";
import type { PageCopy } from "./page-copy.ts";

const MAX_LABEL = 40;
const COPY_WORDS = /^(?:copy|copied|copy code|copy to clipboard|copy snippet|expand|wrap|run)!?$/;

/** Removes language names and "Copy" that stand as their own box right beside a code block. */
export function tidyLabels(copy: PageCopy): void {
  const languages = new Map(copy.blocks.map((block) => [block.token, block.language]));
  for (const pre of copy.document.querySelectorAll("pre")) {
    const token = tokensIn(pre.textContent)[0];
    if (token === undefined) continue;
    const box = boxOf(pre);
    for (const beside of [box.previousElementSibling, box.nextElementSibling]) {
      if (beside !== null && isLabel(beside, languages.get(token) ?? "")) beside.remove();
    }
  }
}

/** The outermost wrapper that holds nothing but the block, or the block itself when labels stand beside it. */
function boxOf(pre: Element): Element {
  let box = pre;
  for (let i = 0; i < 3; i++) {
    const parent = box.parentElement;
    // Counted before any text is read: reading the article's text for each of its blocks would be quadratic.
    if (parent === null || parent.childElementCount > 1 || parent.tagName === "BODY") break;
    if (withoutTokens(parent.textContent).trim() !== "") break;
    box = parent;
  }
  return box;
}

function isLabel(element: Element, language: string): boolean {
  if (!/^(?:DIV|SPAN|HEADER|FIGCAPTION|BUTTON)$/.test(element.tagName) || element.textContent.length > MAX_LABEL * 4)
    return false;
  const buttons = [...element.querySelectorAll("button")].map((button) => button.textContent.trim());
  const text = buttons
    .reduce((rest, button) => rest.replace(button, " "), element.textContent)
    .replace(/\s+/g, " ")
    .trim();
  const word = text.toLowerCase();
  return (
    word.length <= MAX_LABEL &&
    (word === "" ? buttons.length > 0 : COPY_WORDS.test(word) || (language !== "" && word === language))
  );
}
