/** Length and reading level of a text in Markdown. */

/** Words without code blocks: a program is not read like a sentence. */
export function wordsOf(markdown: string): readonly string[] {
  return proseOf(markdown)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/**
 * The automated readability index: about the school year (US) in which a text is easily read. 4.71 x letters per word
 * + 0.5 x words per sentence - 21.43. It needs no list of syllables, so that it is the same everywhere.
 */
export function readingLevel(markdown: string): number {
  const words = wordsOf(markdown);
  const letters = words.join("").replaceAll(/[^\p{L}\p{N}]/gu, "").length;
  // A sentence ends at . ! ? or : before a space, or with its paragraph.
  const sentences = proseOf(markdown)
    .split(/[.!?:]["')*]*\s+|\n\s*\n/)
    .filter((sentence) => /\p{L}/u.test(sentence));
  if (words.length === 0) return 0;
  return (4.71 * letters) / words.length + (0.5 * words.length) / Math.max(1, sentences.length) - 21.43;
}

function proseOf(markdown: string): string {
  return markdown.replaceAll(/```.*?```/gs, "\n\n");
}
