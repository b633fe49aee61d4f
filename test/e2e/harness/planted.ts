/** Words planted in notes, and the search for them in bytes, however somebody may have written them there. */

/** Words that stand nowhere else. Twelve letters and more, so that none turns up in random bytes. */
export function plantedWords(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `kingfisher${String.fromCodePoint(97 + i)}quartz${i + 10}`);
}

export type Writing = "utf-8" | "utf-16" | "hex" | "base64";

export interface Found {
  readonly word: string;
  readonly writing: Writing;
  readonly place: string;
}

/** Where the words stand in the clear, in any of the writings. */
export function findPlanted(words: readonly string[], places: ReadonlyMap<string, Buffer>): readonly Found[] {
  return words.flatMap((word) =>
    [...writingsOf(word)].flatMap(([writing, needles]) =>
      [...places].flatMap(([place, bytes]) =>
        needles.some((needle) => bytes.includes(needle)) ? [{ word, writing, place }] : [],
      ),
    ),
  );
}

/** The bytes that a word leaves in each writing, wherever it begins. */
export function writingsOf(word: string): ReadonlyMap<Writing, readonly Buffer[]> {
  const utf8 = Buffer.from(word, "utf8");
  const utf16 = Buffer.from(word, "utf16le");
  const hex = utf8.toString("hex");
  return new Map<Writing, readonly Buffer[]>([
    ["utf-8", [utf8]],
    ["utf-16", [utf16, Buffer.from(utf16).swap16()]],
    ["hex", [Buffer.from(hex), Buffer.from(hex.toUpperCase())]],
    ["base64", [0, 1, 2].map((before) => Buffer.from(insideBase64(utf8, before)))],
  ]);
}

/** The digits that are the same whatever stands before and after, when so many bytes stand before modulo three. */
function insideBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  return text.slice(Math.ceil((before * 8) / 6), whole);
}
