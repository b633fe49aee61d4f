/** Text made safe inside Markdown: what the page says is shown as it is and never becomes markup. */

/** Characters that can begin markup anywhere in a line; some of them only beside certain others. */
const SPECIAL = /[\\`*[\]<~|_&@.]/g;
/** An address in running text; GFM makes it a link by itself, and a backslash inside it would be part of it. */
const BARE_ADDRESS = /https?:\/\/[\w\-.~/?#@!$&'()+,;=%:]+/gi;

/** White-space-collapsed text of a page as Markdown text. */
export function escapeText(text: string): string {
  let escaped = "";
  let from = 0;
  for (const match of text.matchAll(BARE_ADDRESS)) {
    const end = match.index + match[0].length;
    // Next to anything but a space, the address would swallow it: then it is kept from becoming a link.
    const stays = text[end] === " " && /^\s?$/.test(text[match.index - 1] ?? "") && !/&\w+;/.test(match[0]);
    escaped += escapeRun(text.slice(from, match.index));
    escaped += stays ? match[0] : escapeRun(match[0]).replaceAll("://", "\\://");
    from = end;
  }
  return escaped + escapeRun(text.slice(from));
}

function escapeRun(text: string): string {
  // GFM makes links of "www." and mail addresses too, and would show the backslashes in them.
  return text.replace(SPECIAL, (mark, at: number) => {
    if (mark === "_") return isInsideWord(text, at) ? mark : "\\_";
    if (mark === "&") return /[#a-z]/i.test(text[at + 1] ?? "") ? "\\&" : mark;
    if (mark === "." && !/(?:^|[^\p{L}\p{N}])www$/iu.test(text.slice(Math.max(0, at - 4), at))) return mark;
    return `\\${mark}`;
  });
}

function isInsideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[at + 1] ?? "");
}

/** Keeps each line of a finished paragraph from being read as a heading, list, quote, rule or table. */
export function escapeLineStarts(paragraph: string): string {
  return paragraph
    .split("\n")
    .map((line) => {
      const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(line);
      if (number) return `${number[1]}\\${line.slice(number[1]?.length)}`;
      if (/^(?:#{1,6}(?:\s|$)|[-+](?:\s|$)|>|=+\s*$|-[\s-]*$|:?-+[\s:|-]*$)/.test(line)) return `\\${line}`;
      return line;
    })
    .join("\n");
}

/** `text` as a code span; newlines are spaces there. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s*\n\s*/g, " ");
  const ticks = "`".repeat(longestRun(line, "`") + 1);
  const padded = line.startsWith("`") || line.endsWith("`") || /^ .*\S.* $/.test(line) ? ` ${line} ` : line;
  return ticks + padded + ticks;
}

/** A fenced block whose fence is longer than any in the text. */
export function fence(text: string, language: string): string {
  const ticks = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  return `${ticks}${language}\n${text}\n${ticks}`;
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at)) {
    const from = at;
    while (text[at] === character) at++;
    if (at - from > longest) longest = at - from;
  }
  return longest;
}
