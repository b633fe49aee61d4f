/** The only addresses that a clip may hold. */

const SCHEMES = new Set(["http:", "https:", "mailto:"]);
const MAX_URL = 4_096;

/** The absolute form of an address found in a page, or null when it is broken, too long or of another scheme. */
export function safeUrl(raw: string | null, base: string): string | null {
  const trimmed = raw?.trim() ?? "";
  if (trimmed === "" || trimmed.length > MAX_URL) return null;
  try {
    const url = new URL(trimmed, base);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** An absolute address as a link destination: nothing in it can end the link, and no entity is read in it. */
export function destination(url: string): string {
  const plain = url.replace(/[\s|\\`<>"]/g, (c) => encodeURIComponent(c)).replace(/&(?=#?\w+;)/g, "&amp;");
  return hasBalancedParens(plain) ? plain : plain.replace(/\(/g, "%28").replace(/\)/g, "%29");
}

function hasBalancedParens(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if (c === "(") depth++;
    if (c === ")") depth--;
    if (depth < 0 || depth > 8) return false;
  }
  return depth === 0;
}
