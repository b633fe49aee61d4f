/** The first look at a page, in a few milliseconds: what the popup shows before the article is there. */
import { canonicalUrl } from "./canonical-url.ts";
import type { TextQuote } from "./clip.ts";
import { documentPart } from "./document-part.ts";
import { readPageFacts } from "./page-facts.ts";
import { quoteSelection } from "./text-quote.ts";

export interface Glance {
  readonly title: string;
  readonly site: string;
  /** The address as the browser shows it. */
  readonly url: string;
  /** The address that finds a note made of this page before. */
  readonly canonical: string;
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
  /** What is selected, when something is. */
  readonly selection?: TextQuote;
}

export type GlanceAnswer =
  | { readonly ok: true; readonly glance: Glance }
  | {
      readonly ok: false;
      readonly error:
        | { readonly type: "not-a-web-page" }
        | { readonly type: "extraction-failed"; readonly message: string };
    };

/** Never throws; `not-a-web-page` for anything but http and https. */
export function glanceAt(document: Document, url: string): GlanceAnswer {
  try {
    const link = documentPart(document, "documentElement").querySelector("link[rel~=canonical i]");
    const canonical = canonicalUrl(url, link?.getAttribute("href"));
    if (!canonical.ok) return { ok: false, error: { type: "not-a-web-page" } };
    const { title, site, lang, dir } = readPageFacts(document, url);
    const selection = quoteSelection(document);
    const said = { ...(lang === undefined ? {} : { lang }), ...(dir === undefined ? {} : { dir }) };
    return {
      ok: true,
      glance: { title, site, url, canonical: canonical.value, ...said, ...(selection === null ? {} : { selection }) },
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { type: "extraction-failed", message: message.slice(0, 300) } };
  }
}
