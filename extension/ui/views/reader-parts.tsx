/** What the reader's pages share: waiting, what is not there, titles, the words of Markdown. */
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Page } from "#ext/app/reader/reader-screens.ts";
import type { Reader } from "#ext/app/reader/reader.ts";
import { hashOf, type ReaderRoute } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { MarkdownLabels } from "#ext/ui/kit/markdown-inline-view.tsx";
import { Waiting } from "./page-edges.tsx";

export function markdownLabels(texts: Texts): MarkdownLabels {
  return {
    taskDone: texts.t("mdTaskDone"),
    taskOpen: texts.t("mdTaskOpen"),
    table: texts.t("mdTable"),
    footnotes: texts.t("mdFootnotes"),
    footnote: (number) => texts.t("mdFootnote", number),
    footnoteBack: (number) => texts.t("mdFootnoteBack", number),
    picture: (alt) => (alt === "" ? texts.t("mdPictureBare") : texts.t("mdPicture", alt)),
  };
}

/** Keeps the tab's title in step with what has been loaded. */
export function useTitle(reader: Reader, route: ReaderRoute, page: Page<unknown>): void {
  const title = page.type === "ready" ? reader.title(route) : null;
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
}

interface UnreadyProps {
  readonly texts: Texts;
  readonly page: Exclude<Page<never>, { readonly type: "ready" }>;
  readonly onRetry?: () => void;
}

/** A page that is not there yet, or not at all. The line of waiting shows after a moment only. */
export function Unready({ texts, page, onRetry }: UnreadyProps): VNode {
  if (page.type === "loading") return <Waiting texts={texts} place="readerwait" />;
  return (
    <div class="readerempty">
      <h1>{page.title}</h1>
      <p class="lede">{page.lede}</p>
      <div class="actions">
        {page.canRetry && onRetry ? (
          <button class="btn go" type="button" onClick={onRetry}>
            {texts.t("readerRetry")}
          </button>
        ) : null}
        {page.link ? (
          <a class="btn" href={page.link.href}>
            {page.link.label}
          </a>
        ) : null}
      </div>
    </div>
  );
}

export function notesHref(): string {
  return hashOf({ type: "notes" });
}

/** The contours stand once, in the new tab's own HTML; another map of the page takes a copy of them. */
export function borrowContours(place: HTMLElement | null): void {
  if (!place || place.querySelector(".contours")) return;
  const contours = place.ownerDocument.querySelector("#map > .contours");
  if (contours) place.prepend(contours.cloneNode(true));
}
