/** What a clip is: the shapes that the clip script gives back, plain data all the way down. */
import type { Result } from "#shared/std/result.ts";

/** A passage of a page, with the text around it that finds it again. Text as `page-text.ts` defines it. */
export interface TextQuote {
  readonly exact: string;
  /** Up to 32 characters before and after. */
  readonly prefix: string;
  readonly suffix: string;
}

export interface Clip {
  /** GFM without raw HTML; every address is http, https or mailto. */
  readonly markdown: string;
  readonly title: string;
  /** The site's name, or its host. */
  readonly site: string;
  readonly author?: string;
  /** As the page writes it, usually ISO 8601. */
  readonly published?: string;
  /** BCP 47, as the page says. */
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
  readonly description?: string;
  /** Who found the article; "none" is the whole page because no extractor could. */
  readonly extractor: "defuddle" | "readability" | "selection" | "none";
  /** Code blocks in the Markdown. */
  readonly codeBlocks: number;
  /** The Markdown was longer than its limit and ends early. */
  readonly cut?: true;
}

export interface SelectionClip extends Clip {
  readonly quote: TextQuote;
}

export type ClipError = { readonly type: "empty" } | { readonly type: "extraction-failed"; readonly message: string };

export type ClipResult = Result<Clip, ClipError>;
export type SelectionResult = Result<SelectionClip, ClipError>;

/** What the clip script answers with. `selection` is there when something is selected and can be saved by itself. */
export type ClipAnswer =
  | { readonly ok: true; readonly clip: Clip; readonly selection?: SelectionClip }
  | { readonly ok: false; readonly error: ClipError; readonly selection?: SelectionClip };

/** UTF-8 bytes of Markdown. */
export const MAX_MARKDOWN_BYTES = 1_048_576;
export const MAX_TITLE = 300;
export const MAX_QUOTE = 10_000;
/** Author, site, date and the like. */
export const MAX_FACT = 300;
export const MAX_DESCRIPTION = 1_000;
