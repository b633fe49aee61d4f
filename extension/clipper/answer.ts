/** What the clip script gives back: plain data that survives the way from the page to the extension. */
import type { ClipAnswer } from "./clip.ts";
import { extractPage, extractSelection } from "./extract.ts";

/** The article, and beside it the selection when there is one: the learner chooses which to save. Never throws. */
export function answerClip(document: Document, url: string): ClipAnswer {
  const selected = extractSelection(document, url);
  const selection = selected.ok ? { selection: selected.value } : {};
  const page = extractPage(document, url);
  return page.ok ? { ok: true, clip: page.value, ...selection } : { ok: false, error: page.error, ...selection };
}
