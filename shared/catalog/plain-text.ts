/**
 * A roadmap's Markdown where there is only room for a line of plain text: no fences, no marks, no addresses of links.
 */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/^\s*(?:```.*|~~~.*)$/gm, "")
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/^\s*(?:#{1,6}|[-*+>]|\d+\.)\s+/gm, "")
    .replaceAll(/[`*]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
