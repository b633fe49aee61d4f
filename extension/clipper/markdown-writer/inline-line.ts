/**
 * Builds one run of inline Markdown from pieces. It decides at the end what cannot be known while walking: white space
 * moves out of emphasis, marks that Markdown would not read as marks are left out, neighbours of one kind are joined.
 */
import { escapeText } from "./escape.ts";

export type Mark = "**" | "*" | "~~";

interface Pair {
  readonly mark: Mark;
  dropped: boolean;
}

type Piece =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "break" }
  | { readonly type: "open" | "close"; readonly pair: Pair };

export interface InlineLine {
  readonly text: (raw: string) => void;
  /** Finished Markdown: a code span, link or picture. */
  readonly solid: (markdown: string) => void;
  readonly lineBreak: () => void;
  readonly marked: (mark: Mark, inside: () => void) => void;
  /** Lines separated by newlines, paragraphs by blank lines. */
  readonly result: () => string;
}

export function createInlineLine(): InlineLine {
  const pieces: Piece[] = [];
  /** Marks that wait for their first word. */
  let opening: Pair[] = [];
  let spaceDue = false;
  let open = 0;

  const put = (text: string) => {
    const last = pieces.at(-1);
    if (spaceDue && last !== undefined && last.type !== "break") pieces.push({ type: "text", text: " " });
    spaceDue = false;
    for (const pair of opening) {
      const before = pieces.at(-1);
      if (before?.type === "close" && before.pair.mark === pair.mark) {
        // "**a****b**" is no emphasis; "**ab**" is.
        pieces.pop();
        joined.set(pair, before.pair);
      } else {
        pair.dropped = before?.type === "close";
        pieces.push({ type: "open", pair });
      }
    }
    opening = [];
    pieces.push({ type: "text", text });
  };
  const joined = new Map<Pair, Pair>();

  return {
    text: (raw) => {
      const words = raw.replace(/[ \t\n\f\r]+/g, " ");
      if (words.startsWith(" ")) spaceDue = true;
      const trimmed = words.replace(/^ | $/g, "");
      if (trimmed === "") return;
      put(escapeText(trimmed));
      spaceDue = words.endsWith(" ");
    },
    solid: put,
    lineBreak: () => {
      spaceDue = false;
      if (open > 0 && pieces.at(-1)?.type === "break") return;
      pieces.push({ type: "break" });
    },
    marked: (mark, inside) => {
      const pair: Pair = { mark, dropped: false };
      opening.push(pair);
      open++;
      inside();
      open--;
      if (opening.includes(pair)) opening = opening.filter((other) => other !== pair);
      else pieces.push({ type: "close", pair: joined.get(pair) ?? pair });
    },
    result: () => {
      judgeMarks(pieces);
      return assemble(pieces);
    },
  };
}

/** Drops the pairs that CommonMark would not read as emphasis: their stars would be shown. */
function judgeMarks(pieces: readonly Piece[]): void {
  const texts = pieces.map((piece) => (piece.type === "text" ? piece.text : piece.type === "break" ? "\n" : ""));
  for (const [i, piece] of pieces.entries()) {
    if (piece.type !== "open" && piece.type !== "close") continue;
    const before = nearest(texts, i, -1);
    const after = nearest(texts, i, 1);
    const [inner, outer] = piece.type === "open" ? [after, before] : [before, after];
    if (/^\s?$/.test(inner) || (isPunctuation(inner) && !/^\s?$/.test(outer) && !isPunctuation(outer))) {
      piece.pair.dropped = true;
    }
  }
}

/** The character next to piece `i` in the finished line, "" at its ends. Marks between do not count: see `assemble`. */
function nearest(texts: readonly string[], i: number, step: 1 | -1): string {
  for (let at = i + step; at >= 0 && at < texts.length; at += step) {
    const text = texts[at] ?? "";
    if (text !== "") return (step === 1 ? text[0] : text.at(-1)) ?? "";
  }
  return "";
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}

function assemble(pieces: readonly Piece[]): string {
  const out: string[] = [];
  for (const piece of pieces) {
    if (piece.type === "break") out.push("\n");
    else if (piece.type === "text") {
      // "!" before a link would make it a picture.
      if (piece.text.startsWith("[") && out.at(-1)?.endsWith("!") === true) out.push(`${out.pop()?.slice(0, -1)}\\!`);
      out.push(piece.text);
    } else if (!piece.pair.dropped) out.push(piece.pair.mark);
  }
  return out.join("").replace(/ +\n/g, "\n").trim();
}
