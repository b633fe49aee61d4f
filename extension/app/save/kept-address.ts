/** The address of a note: how it is kept, how it is found again, and what is never kept. */
import { canonicalUrl } from "#ext/clipper/canonical-url.ts";

export interface KeptAddress {
  /** Where the link leads; without a name and password. */
  readonly url: string;
  /** Two addresses of one page share it. */
  readonly canonical: string;
  /** The host without `www.`; with its scheme where that is not the web. */
  readonly site: string;
}

/** Pages that cannot run script by being opened. Addresses that are script or content themselves are left out. */
const KEPT = new Set([
  "http:",
  "https:",
  "file:",
  "chrome:",
  "edge:",
  "brave:",
  "about:",
  "chrome-extension:",
  "moz-extension:",
]);

/** Null for what is no address or is never kept, as `javascript:` and `data:`. */
export function keptAddress(href: string, canonicalLink: string | null): KeptAddress | null {
  const url = parse(href);
  if (url === null || !KEPT.has(url.protocol)) return null;
  url.username = "";
  url.password = "";
  const canonical = canonicalUrl(url.href, canonicalLink);
  if (canonical.ok) return { url: url.href, canonical: canonical.value, site: url.hostname.replace(/^www\./, "") };
  const bare = new URL(url.href);
  bare.hash = "";
  return { url: url.href, canonical: bare.href, site: `${url.protocol}${url.host ? `//${url.host}` : url.pathname}` };
}

function parse(href: string): URL | null {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}
