/**
 * A page, or what is selected in it, as a clip. The live document is only read: everything happens on a copy that
 * cannot run, load or send anything. No failure of an extractor and no trick of a page gets out as an exception.
 */
import { err, ok, type Result } from "#shared/std/result.ts";
import { findArticle } from "./article.ts";
import { MAX_MARKDOWN_BYTES, type ClipError, type ClipResult, type SelectionResult } from "./clip.ts";
import { tokensIn } from "./code-blocks.ts";
import { createStyleReader, documentPart } from "./document-part.ts";
import { tidyLabels } from "./code-labels.ts";
import { settleTokens } from "./lost-code.ts";
import { writeMarkdown } from "./markdown-writer/write-markdown.ts";
import { copyPage, createInertDocument, type PageCopy } from "./page-copy.ts";
import { readPageFacts } from "./page-facts.ts";
import { copySelection } from "./selection-copy.ts";
import { quoteSelection } from "./text-quote.ts";

/** The article of a page. `url` is the page's address, as the browser shows it. */
export function extractPage(document: Document, url: string): ClipResult {
  return guarded((): ClipResult => {
    const base = documentPart(document, "baseURI");
    const copy = copyPage(document, base, createStyleReader(document));
    tidyLabels(copy);
    const { root, extractor, facts } = findArticle(copy, url, (html) => parseInert(document, base, html));
    if (extractor !== "none") settleTokens(root, copy.document.body);
    const written = write(root, copy, url, base);
    if (written.markdown === "") return err({ type: "empty" });
    return ok({ ...written, ...facts, extractor });
  });
}

/** What is selected in a page; `empty` when nothing is. Its quote finds the passage again later. */
export function extractSelection(document: Document, url: string): SelectionResult {
  return guarded((): SelectionResult => {
    const base = documentPart(document, "baseURI");
    const quote = quoteSelection(document);
    const copy = copySelection(document, base, createStyleReader(document));
    if (quote === null || copy === null) return err({ type: "empty" });
    const written = write(copy.document.body, copy, url, base);
    if (written.markdown === "") return err({ type: "empty" });
    return ok({ ...written, ...readPageFacts(document, url), extractor: "selection", quote });
  });
}

function write(root: Element, copy: PageCopy, pageUrl: string, baseUrl: string) {
  const present = new Set(tokensIn(root.textContent));
  const code = copy.blocks.filter((block) => present.has(block.token));
  const { markdown, cut } = writeMarkdown(root, { pageUrl, baseUrl, code, maxBytes: MAX_MARKDOWN_BYTES });
  return { markdown, codeBlocks: code.length, ...(cut ? { cut } : {}) };
}

/** HTML text as an inert document: the parser's documents have no window either. */
function parseInert(document: Document, base: string, html: string): Document {
  const view = documentPart(document, "defaultView");
  if (view === null) return createInertDocument(document, base);
  return new view.DOMParser().parseFromString(html, "text/html");
}

function guarded<T>(extract: () => Result<T, ClipError>): Result<T, ClipError> {
  try {
    return extract();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err({ type: "extraction-failed", message: message.slice(0, 300) });
  }
}
