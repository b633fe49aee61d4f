/** What a page says about itself in its head: for glances, selections, and pages too large for an extractor. */
import { MAX_DESCRIPTION, MAX_FACT, MAX_TITLE } from "./clip.ts";
import { documentPart } from "./document-part.ts";

export interface PageFacts {
  readonly title: string;
  readonly site: string;
  readonly author?: string;
  readonly published?: string;
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
  readonly description?: string;
}

/** Reads `<title>`, `<meta>` and the language. `url` names the site when the page does not. */
export function readPageFacts(document: Document, url: string): PageFacts {
  const root = documentPart(document, "documentElement");
  const meta = (...names: readonly string[]) => {
    for (const name of names) {
      const found = root.querySelector(`meta[property="${name}" i], meta[name="${name}" i]`);
      const content = cleanFact(found?.getAttribute("content") ?? "", MAX_DESCRIPTION);
      if (content !== "") return content;
    }
    return "";
  };
  const title = cleanFact(documentPart(document, "title"), MAX_TITLE);
  const heading = cleanFact(root.querySelector("h1")?.textContent ?? "", MAX_TITLE);
  return withoutEmpty({
    title: cutText(meta("og:title", "twitter:title"), MAX_TITLE) || title || heading || hostOf(url),
    site: cutText(meta("og:site_name", "application-name"), MAX_FACT) || hostOf(url),
    author: cutText(meta("author", "article:author", "dc.creator"), MAX_FACT),
    published: cutText(meta("article:published_time", "date", "dc.date", "datepublished"), MAX_FACT),
    lang: languageOfPage(root),
    dir: directionOfPage(document),
    description: meta("description", "og:description", "twitter:description"),
  });
}

/** White space becomes single spaces; control and direction-changing characters go. At most `max` UTF-16 units. */
export function cleanFact(text: string, max: number): string {
  const plain = text
    .slice(0, max * 8)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, "");
  return cutText(plain.trim(), max);
}

/** At most `max` UTF-16 units, never half of a surrogate pair. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd8_00 && last <= 0xdb_ff ? max - 1 : max);
}

/** The facts that are there. */
export function withoutEmpty(facts: Required<Omit<PageFacts, "dir">> & { readonly dir: string }): PageFacts {
  const { title, site, author, published, lang, dir, description } = facts;
  return {
    title,
    site,
    ...(author === "" ? {} : { author }),
    ...(published === "" ? {} : { published }),
    ...(lang === "" ? {} : { lang }),
    ...(dir === "ltr" || dir === "rtl" ? { dir } : {}),
    ...(description === "" ? {} : { description }),
  };
}

function languageOfPage(root: Element): string {
  const lang = (root.getAttribute("lang") ?? "").trim();
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(lang) ? lang : "";
}

function directionOfPage(document: Document): string {
  const said = documentPart(document, "documentElement").getAttribute("dir");
  return (said ?? documentPart(document, "body")?.getAttribute("dir") ?? "").trim().toLowerCase();
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}
