/**
 * One address for one page: what is left of an address when the parts that change from visit to visit are taken away.
 * Two clips of a page meet under it, so it errs on the side of keeping: an unknown parameter stays.
 */
import { err, ok, type Result } from "#shared/std/result.ts";
import { unfoldAmp } from "./amp-url.ts";

export type UrlError = { readonly type: "not-an-address" } | { readonly type: "not-http" };

/** Parameters that tell where the reader came from, by name and by beginning. */
const TRACKING = new Set(
  (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid ref_src ref_url " +
    "_ga _gl _gac _hsenc _hsmi __hssc __hstc __hsfp hsctatracking mkt_tok oly_anon_id oly_enc_id vero_id vero_conv wickedid " +
    "rb_clickid s_cid ml_subscriber ml_subscriber_hash epik srsltid si_source trk trkinfo spm scm sc_campaign at_medium at_campaign"
  ).split(" "),
);
const TRACKING_STARTS = ["utm_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_", "ga_", "itm_"];

/**
 * The canonical form of an http or https address.
 *
 * - Host in lower case, no default port, no user name or password.
 * - The fragment goes, except a route (`#/…`, `#!…`).
 * - Tracking parameters go; the others stay, in their order and spelling.
 * - A trailing slash goes, except the root's: servers answer both forms with one page nearly always.
 * - AMP forms become the page's own address.
 * - `canonicalLink`, the page's `<link rel=canonical>`, is used when it is on the same site and does not fold a deeper
 *   page into the home page, as broken templates do. It may be relative.
 */
export function canonicalUrl(href: string, canonicalLink?: string | null): Result<string, UrlError> {
  const own = parse(href);
  if (own === null) return err({ type: "not-an-address" });
  if (!isHttp(own)) return err({ type: "not-http" });
  const page = normalise(own);
  const said = canonicalLink === undefined || canonicalLink === null ? null : parse(canonicalLink.trim(), href);
  if (said === null || !isHttp(said)) return ok(page.href);
  const canonical = normalise(said);
  return ok(isBelieved(canonical, page) ? canonical.href : page.href);
}

function isBelieved(canonical: URL, page: URL): boolean {
  if (siteOf(canonical.hostname) !== siteOf(page.hostname)) return false;
  const foldsHome =
    canonical.pathname === "/" && canonical.search === "" && (page.pathname !== "/" || page.search !== "");
  // A route in the fragment is a page of its own that the link of the one HTML file knows nothing of.
  return !foldsHome && page.hash === "";
}

/**
 * The last labels of a host that one owner has: two, or three below a short second level such as `co.uk`. Not the
 * public suffix list; hosts on shared ones like `github.io` count as themselves.
 */
function siteOf(host: string): string {
  const labels = host.split(".");
  if (/^[\d.]+$|:/.test(host) || labels.length <= 2) return host;
  if (
    /\.(?:github\.io|gitlab\.io|netlify\.app|vercel\.app|pages\.dev|web\.app|herokuapp\.com|blogspot\.com|readthedocs\.io|wordpress\.com|substack\.com|medium\.com)$/.test(
      `.${host}`,
    )
  ) {
    return host;
  }
  const second = labels.at(-2) ?? "";
  const short = /^(?:co|com|org|net|ac|gov|edu|or|ne|go)$/.test(second) && (labels.at(-1)?.length ?? 0) === 2;
  return labels.slice(short ? -3 : -2).join(".");
}

function normalise(url: URL): URL {
  const plain = unfoldAmp(url);
  plain.username = "";
  plain.password = "";
  plain.hostname = plain.hostname.replace(/\.$/, "");
  if (!/^#[!/]/.test(plain.hash)) plain.hash = "";
  plain.search = withoutTracking(plain.search);
  if (plain.pathname.length > 1) plain.pathname = plain.pathname.replace(/\/+$/, "") || "/";
  return plain;
}

/** Works on the text of the query: parsing and writing it anew would change the spelling of what stays. */
function withoutTracking(search: string): string {
  const kept = search
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "" && !isTracking(pair));
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}

function isTracking(pair: string): boolean {
  const name = pair.split("=", 1)[0]?.toLowerCase() ?? "";
  return TRACKING.has(name) || TRACKING_STARTS.some((start) => name.startsWith(start));
}

function isHttp(url: URL): boolean {
  return url.protocol === "http:" || url.protocol === "https:";
}

function parse(raw: string, base?: string): URL | null {
  try {
    return new URL(raw, base);
  } catch {
    return null;
  }
}
