/** Text with hidden passages, marked as Anki marks them: `{{c1::what is hidden::a hint}}`. */

export interface Piece {
  readonly text: string;
  readonly hidden: boolean;
  /** Stands in place of a hidden passage; "" where there is none. */
  readonly hint: string;
}

const HIDDEN = /\{\{c(\d+)::((?:(?!\}\}).)*)\}\}/gs;

/**
 * The pieces of a text in order. A `number` hides only its own passages, as each number is a card: what the others hide
 * is text then, for it is what the learner is asked against.
 */
export function piecesOf(text: string, number: number | null = null): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), hidden: false, hint: "" });
    const [shown = "", hint = ""] = (match[2] ?? "").split("::");
    const hidden = number === null || Number(match[1]) === number;
    pieces.push({ text: shown, hidden, hint: hidden ? hint : "" });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hidden: false, hint: "" });
  return pieces;
}

/** The numbers that a text hides passages under, each once, the lowest first. */
export function numbersOf(text: string): readonly number[] {
  return [...new Set([...text.matchAll(HIDDEN)].map((match) => Number(match[1])))].sort((a, b) => a - b);
}

export function hasCloze(text: string): boolean {
  return piecesOf(text).some((piece) => piece.hidden);
}

/** Hides the characters from `from` to `to`; null when nothing would be hidden or a mark would be cut. */
export function hidePassage(text: string, from: number, to: number): string | null {
  const hidden = text.slice(from, to);
  if (hidden.trim() === "" || /\{\{|\}\}|::/.test(hidden)) return null;
  return `${text.slice(0, from)}{{c1::${hidden}}}${text.slice(to)}`;
}
