/**
 * Texts that would keep the parser busy for more than a moment. A saved page comes from anybody: some signs cost the
 * square of their number (measured: 8,000 marks in one paragraph 4 s, 800 nested lists 34 s).
 */

/** Parsing takes about half a second of work for each 100,000 characters. */
const MAX_LENGTH = 600_000;

/** Emphasis, brackets and back-ticks in one paragraph. */
const MAX_MARKS = 3000;

const MARK = /[*_~`[\]<]/g;

/** Lines at which a new paragraph of marks begins: list items, headings, table rows. */
const FRESH = /^[ \t]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|)/;

/** Cells of one table row. */
const MAX_CELLS = 500;

const DEEP_QUOTE = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){80}/;
const DEEP_LIST = /^[ \t]{160,}(?:[-+*]|\d{1,9}[.)])[ \t]/;
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;

/** True when a text is better shown as it is than parsed. Fenced code costs nothing and is passed over. */
export function isCostly(text: string): boolean {
  if (text.length > MAX_LENGTH) return true;
  let fence = "";
  let marks = 0;
  for (const line of text.split("\n")) {
    const sign = FENCE.exec(line)?.[1] ?? "";
    if (fence !== "") {
      if (sign.startsWith(fence)) fence = "";
      continue;
    }
    fence = sign;
    if (DEEP_QUOTE.test(line) || DEEP_LIST.test(line)) return true;
    if (line.trim() === "" || FRESH.test(line)) marks = 0;
    marks += line.match(MARK)?.length ?? 0;
    if (marks > MAX_MARKS || line.split("|").length > MAX_CELLS) return true;
  }
  return false;
}
