/**
 * Finds the article in a copy of a page: by defuddle, by Readability when the page is too large for defuddle or
 * defuddle keeps far fewer words, and the whole body when neither finds anything.
 */
import { Readability } from "@mozilla/readability";
import Defuddle from "defuddle";
import type { PageCopy, PageSize } from "./page-copy.ts";
import { cleanFact, readPageFacts, withoutEmpty, type PageFacts } from "./page-facts.ts";
import { MAX_DESCRIPTION, MAX_FACT, MAX_TITLE, type Clip } from "./clip.ts";

/**
 * Defuddle's time grows with the square of the siblings (50,000 of them: 103 s). Above these sizes Readability is
 * asked, above its own the page's main region is taken as it is. Measured by test/bench/clipper/hostile.ts.
 */
const FOR_DEFUDDLE: PageSize = { siblings: 5_000, elements: 15_000, text: 1_000_000, nestedText: 15_000_000 };
const FOR_READABILITY: PageSize = { siblings: 15_000, elements: 20_000, text: 3_000_000, nestedText: 30_000_000 };

/** Below this share of the region's words, or of the code blocks, a second opinion is asked for. */
const FAR_FEWER = 0.5;

/** Below this share of the region, the extractors found a byline or a caption, not the article. */
const NEXT_TO_NOTHING = 0.1;

export interface Article {
  /** An element in an inert document. */
  readonly root: Element;
  readonly extractor: Exclude<Clip["extractor"], "selection">;
  readonly facts: PageFacts;
}

/** The article of a copied page. `parse` makes an inert document of HTML text. */
export function findArticle(copy: PageCopy, url: string, parse: (html: string) => Document): Article {
  const pageFacts = readPageFacts(copy.document, url);
  // Both extractors change the document they are given; the copy is still needed to put lost code back.
  const first = isWithin(copy.size, FOR_DEFUDDLE)
    ? attempt(() => byDefuddle(cloneOf(copy), url, pageFacts, parse))
    : null;
  if (first !== null && keepsEnough(first.root, copy)) return first;
  const second = isWithin(copy.size, FOR_READABILITY)
    ? attempt(() => byReadability(cloneOf(copy), pageFacts, parse))
    : null;
  const better = [first, second].filter((found) => found !== null).sort((a, b) => worth(b.root) - worth(a.root))[0];
  if (better === undefined || isNextToNothing(better.root, copy.document)) {
    return { root: mainRegion(copy.document), extractor: "none", facts: pageFacts };
  }
  // Readability's second opinion has to be clearly better: it knows less about the page.
  const chosen = first !== null && better === second && worth(better.root) < worth(first.root) * 1.5 ? first : better;
  return first === null ? chosen : { ...chosen, facts: first.facts };
}

/** An extractor that fails on a page is one opinion less, not the end of the clip. */
function attempt(extract: () => Article | null): Article | null {
  try {
    return extract();
  } catch {
    return null;
  }
}

function byDefuddle(page: Document, url: string, known: PageFacts, parse: (html: string) => Document): Article | null {
  const refuse = () => Promise.reject(new Error("a clip sends nothing anywhere"));
  const found = new Defuddle(page, { url, useAsync: false, fetch: refuse }).parse();
  if (found.content.trim() === "") return null;
  const facts = withoutEmpty({
    title: likelyTitle(cleanFact(found.title, MAX_TITLE), known.title, page),
    // Defuddle names the author when the page names no site.
    site: (found.site === found.author ? "" : cleanFact(found.site, MAX_FACT)) || known.site,
    author: cleanFact(found.author, MAX_FACT) || (known.author ?? ""),
    published: cleanFact(found.published, MAX_FACT) || (known.published ?? ""),
    lang: known.lang ?? cleanFact(found.language, 35),
    dir: known.dir ?? "",
    description: cleanFact(found.description, MAX_DESCRIPTION) || (known.description ?? ""),
  });
  return { root: parse(found.content).body, extractor: "defuddle", facts };
}

/**
 * Defuddle believes structured data first, which on some sites holds a description ("constitutional monarchy in
 * Oceania"). A title that shares no word with the page's own gives way to the heading or the page's title.
 */
function likelyTitle(found: string, own: string, page: Document): string {
  const heading = cleanFact(page.querySelector("h1")?.textContent ?? "", MAX_TITLE);
  const words = new Set(wordsOf(own.toLowerCase()));
  const related = own === "" || wordsOf(found.toLowerCase()).some((word) => words.has(word));
  if (found !== "" && related) return found;
  return heading !== "" && own.includes(heading) ? heading : own || found;
}

function byReadability(page: Document, known: PageFacts, parse: (html: string) => Document): Article | null {
  const found = new Readability(page, { keepClasses: true }).parse();
  if (found === null || (found.content ?? "").trim() === "") return null;
  const facts = withoutEmpty({
    title: cleanFact(found.title ?? "", MAX_TITLE) || known.title,
    site: cleanFact(found.siteName ?? "", MAX_FACT) || known.site,
    author: cleanFact(found.byline ?? "", MAX_FACT) || (known.author ?? ""),
    published: cleanFact(found.publishedTime ?? "", MAX_FACT) || (known.published ?? ""),
    lang: known.lang ?? cleanFact(found.lang ?? "", 35),
    dir: known.dir ?? found.dir ?? "",
    description: known.description ?? cleanFact(found.excerpt ?? "", MAX_DESCRIPTION),
  });
  return { root: parse(found.content ?? "").body, extractor: "readability", facts };
}

function isWithin(size: PageSize, limit: PageSize): boolean {
  return (
    size.siblings <= limit.siblings &&
    size.elements <= limit.elements &&
    size.text <= limit.text &&
    size.nestedText <= limit.nestedText
  );
}

function isNextToNothing(found: Element, page: Document): boolean {
  return worth(found) <= worth(mainOf(page) ?? page.body) * NEXT_TO_NOTHING;
}

/** The page's main region, or its body without what says of itself that it is not. */
function mainRegion(page: Document): Element {
  for (const aside of page.querySelectorAll("nav, footer, aside, [role=navigation], [role=contentinfo]"))
    aside.remove();
  return mainOf(page) ?? page.body;
}

function mainOf(page: Document): Element | null {
  const mains = page.querySelectorAll("main, [role=main]");
  return mains.length === 1 ? (mains[0] ?? null) : null;
}

function cloneOf(copy: PageCopy): Document {
  // A document's clone is a document, which the types do not say.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return copy.document.cloneNode(true) as Document;
}

/** Did the extractor keep a fair share of the words and the code of the page's main region? */
function keepsEnough(found: Element, copy: PageCopy): boolean {
  const mains = copy.document.querySelectorAll("main, [role=main], article");
  const region = mains.length === 1 ? mains[0] : null;
  if (region === null || region === undefined) return countWords(found.textContent) >= 50;
  return worth(found) >= worth(region) * FAR_FEWER;
}

/** Words; a code block counts by the words its token is filled up with. */
function worth(element: Element): number {
  return countWords(element.textContent);
}

function countWords(text: string): number {
  return wordsOf(text).length;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
