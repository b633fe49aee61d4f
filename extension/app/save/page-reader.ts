/** Reading the page in a tab, by scripts that run there on the learner's act. */
import type { ClipAnswer, TextQuote } from "#ext/clipper/clip.ts";
import type { Result } from "#shared/std/result.ts";

export interface PageReader {
  /** Title, address and selection: what can be said at once. */
  glance(tab: number): Promise<Result<PageGlance, GlanceFailure>>;
  /** The article, and the selection where there is one. */
  clip(tab: number): Promise<Result<ClipAnswer, GlanceFailure>>;
  /** The address that the tab shows now, or null when it may not be known. */
  address(tab: number): Promise<string | null>;
}

export interface PageGlance {
  readonly title: string;
  readonly site: string;
  readonly url: string;
  readonly canonicalLink: string | null;
  readonly passage: TextQuote | null;
}

export type GlanceFailure = "no-access" | "hung" | "broken";
