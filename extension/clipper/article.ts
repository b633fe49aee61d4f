/**
 * Finds the article in a copy of a page: by defuddle, by Readability when the page is too large for defuddle or
 * defuddle keeps far fewer words, and the whole body when neither finds anything.
 */
import { Readability } from "@mozilla/readability";
import Defuddle from "defuddle";
import { tokensIn } from "./code-blocks.ts";
import type { PageCopy } from "./page-copy.ts";
import { cleanFact, readPageFacts, withoutEmpty, type PageFacts } from "./page-facts.ts";
import { MAX_DESCRIPTION, MAX_FACT, MAX_TITLE, type Clip } from "./clip.ts";

/** Defuddle's time grows with the square of these (50,000 siblings: 103 s); Readability's does not. */
const MAX_SIBLINGS_FOR_DEFUDDLE = 5_000;
const MAX_TEXT_FOR_DEFUDDLE = 1_000_000;
const MAX_ELEMENTS_FOR_DEFUDDLE = 30_000;
/** Larger than this, Readability too takes seconds: the body is taken as it is. */
const MAX_ELEMENTS_FOR_READABILITY = 120_000;

/** Below this share of the region's words, or of the code blocks, a second opinion is asked for. */
const FAR_FEWER = 0.5;

export interface Article {
  /** An element in an inert document. */
  readonly root: Element;
  readonly extractor: Exclude<Clip["extractor"], "selection">;
  readonly facts: PageFacts;
}

/** The article of a copied page. `parse` makes an inert document of HTML text. */
export function findArticle(copy: PageCopy, url: string, parse: (html: string) => Document): Article {
  const pageFacts = readPageFacts(copy.document, url);
  const { siblings, elements, text } = copy.size;
  const small =
    siblings <= MAX_SIBLINGS_FOR_DEFUDDLE && text <= MAX_TEXT_FOR_DEFUDDLE && elements <= MAX_ELEMENTS_FOR_DEFUDDLE;
  // Both extractors change the document they are given; the copy is still needed to put lost code back.
  const first = small ? attempt(() => byDefuddle(cloneOf(copy), url, pageFacts, parse)) : null;
  if (first !== null && keepsEnough(first.root, copy)) return first;
  const second =
    elements <= MAX_ELEMENTS_FOR_READABILITY ? attempt(() => byReadability(cloneOf(copy), pageFacts, parse)) : null;
  const better = [first, second].filter((found) => found !== null).sort((a, b) => worth(b.root) - worth(a.root))[0];
  if (better === undefined || worth(better.root) === 0) {
    return { root: copy.document.body, extractor: "none", facts: pageFacts };
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
    title: cleanFact(found.title, MAX_TITLE) || known.title,
    site: cleanFact(found.site, MAX_FACT) || known.site,
    author: cleanFact(found.author, MAX_FACT) || (known.author ?? ""),
    published: cleanFact(found.published, MAX_FACT) || (known.published ?? ""),
    lang: known.lang ?? cleanFact(found.language, 35),
    dir: known.dir ?? "",
    description: cleanFact(found.description, MAX_DESCRIPTION) || (known.description ?? ""),
  });
  return { root: parse(found.content).body, extractor: "defuddle", facts };
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

/** Words, with a code block counted as much as a short paragraph. */
function worth(element: Element): number {
  const text = element.textContent;
  return countWords(text) + tokensIn(text).length * 20;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
