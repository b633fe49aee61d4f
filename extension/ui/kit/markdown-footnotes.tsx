/** Draws the footnotes below a text. */
import type { VNode } from "preact";
import { BlockView } from "./markdown-block-view.tsx";
import { showText } from "./markdown-footnote-focus.ts";
import type { MarkdownLabels } from "./markdown-inline-view.tsx";
import type { Footnote } from "./markdown-nodes.ts";

export function Footnotes({
  footnotes,
  labels,
}: {
  readonly footnotes: readonly Footnote[];
  readonly labels: MarkdownLabels;
}): VNode {
  return (
    <section class="footnotes" aria-label={labels.footnotes}>
      <ol>
        {footnotes.map(({ number, children }) => (
          <li data-footnote={number} tabIndex={-1}>
            {children.map((block) => (
              <BlockView block={block} labels={labels} />
            ))}
            <button
              class="fn"
              type="button"
              data-fn={number}
              aria-label={labels.footnoteBack(number)}
              onClick={showText}
            >
              ↑
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
