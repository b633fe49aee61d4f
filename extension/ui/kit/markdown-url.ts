/** Which addresses may become a link. */

const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * The address as the browser itself reads it, or null when it leads elsewhere than to the web or a mailbox. Relative
 * addresses are refused: here they would lead into the extension. The browser's own parser decides, because it also
 * drops the tabs, line ends and control characters that hide a scheme from a pattern.
 */
export function safeUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return SCHEMES.has(url.protocol) ? url.href : null;
}
