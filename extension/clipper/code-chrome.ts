/** What stands in a code block without being code: buttons, labels, hidden helpers and line numbers. */

const NEVER_CODE = new Set(
  "BUTTON STYLE SCRIPT TEMPLATE NOSCRIPT SELECT TEXTAREA SVG svg CLIPBOARD-COPY IFRAME".split(" "),
);

/** `hljs-title`, `token header` and the like are words of the code, whatever their class says. */
const SYNTAX_CLASS = /(?:^|\s)(?:hljs-|token(?:\s|$)|cm-|mtk|pl-|ͼ)/;
const HEADER_CLASS = /header|toolbar|title-?bar|copy|filename|file-name|code-?lang|lang(?:uage)?-?(?:name|label)/i;
const HEADER_TAGS = new Set(["DIV", "SPAN", "HEADER", "FIGCAPTION", "P", "A"]);
const HELPER_CLASS =
  /(?:^|\s)(?:sr-only|visually-hidden|hover-info|hover-container|clipboard-copy|cm-cursorLayer)(?=\s|$)/;
const LABEL_WORDS = 5;

const NUMBER_CLASS =
  /(?:^|[\s_-])(?:ln|lnt|lno|lnum|(?:blob|crayon)-nums?|lineno|linenos|linenr|linenumbers?|line-?num(?:ber)?s?(?:-rows)?|gutters?)(?=$|[\s_-])/i;

/** Buttons, labels above the code, and elements the reader does not see. */
export function isCodeChrome(element: Element, style: CSSStyleDeclaration | null): boolean {
  if (NEVER_CODE.has(element.tagName) || element.hasAttribute("hidden")) return true;
  if (element.getAttribute("role") === "button" || style?.display === "none" || style?.visibility === "hidden")
    return true;
  if (/(?:^|;)\s*display\s*:\s*none/i.test(element.getAttribute("style") ?? "")) return true;
  const classes = element.getAttribute("class") ?? "";
  if (HELPER_CLASS.test(classes)) return true;
  return HEADER_TAGS.has(element.tagName) && HEADER_CLASS.test(classes) && isLabel(element, classes);
}

function isLabel(element: Element, classes: string): boolean {
  if (SYNTAX_CLASS.test(classes)) return false;
  if (
    element.closest(".line, [data-line]") !== null ||
    element.querySelector(".line, [data-line], pre, code") !== null
  ) {
    return false;
  }
  const words = (element.textContent ?? "").trim().split(/\s+/);
  return words.length <= LABEL_WORDS && !/[\n;{}=]/.test((element.textContent ?? "").trim());
}

/**
 * Line numbers: only digits in a place that is a gutter by its class, by not being selectable, or by its attributes.
 */
export function isNumberColumn(
  element: Element,
  style: CSSStyleDeclaration | null,
  parent: CSSStyleDeclaration | null,
): boolean {
  const hinted =
    NUMBER_CLASS.test(element.getAttribute("class") ?? "") ||
    element.hasAttribute("data-line-number") ||
    element.getAttribute("aria-hidden") === "true" ||
    // On a page that forbids selecting, every number of the code would look like a line number.
    (style?.userSelect === "none" && parent?.userSelect !== "none") ||
    /user-select\s*:\s*none/i.test(element.getAttribute("style") ?? "") ||
    isFirstCell(element);
  return hinted && isOnlyDigits(element.textContent ?? "");
}

/** The cell before the code in a table made of numbers and code. */
function isFirstCell(element: Element): boolean {
  const next = element.nextElementSibling;
  return (
    element.tagName === "TD" &&
    element.previousElementSibling === null &&
    next !== null &&
    (next.querySelector("pre, code") !== null || /code/i.test(next.getAttribute("class") ?? ""))
  );
}

/** Digits and blanks, with at least one digit: what a column of line numbers holds. */
export function isOnlyDigits(text: string): boolean {
  return /^[\s\d]*$/.test(text) && /\d/.test(text);
}
