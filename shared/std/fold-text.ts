/** Text as it is looked for: without case, accents, and differences of compatible forms. */

/** Keeps the number of words; for a place in the text itself, see `foldWithPlaces`. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f\u064b-\u065f]/g, "")
    .toLowerCase();
}

export interface FoldedText {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, and for its end, the place in the text that it came from. */
  readonly places: readonly number[];
}

export function foldWithPlaces(text: string): FoldedText {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = foldText(character);
    folded += part;
    for (let i = 0; i < part.length; i++) places.push(at);
    at += character.length;
  }
  places.push(at);
  return { folded, places };
}
