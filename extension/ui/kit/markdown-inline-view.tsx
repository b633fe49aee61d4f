/** Draws the inline nodes of `markdown-nodes.ts`. */
import type { VNode } from "preact";
import { unreachable } from "#shared/std/assert.ts";
import { showFootnote } from "./markdown-footnote-focus.ts";
import type { Inline } from "./markdown-nodes.ts";

/** Words that Markdown has none of its own for. */
export interface MarkdownLabels {
  readonly taskDone: string;
  readonly taskOpen: string;
  readonly table: string;
  readonly footnotes: string;
  /** For readers of "Footnote 2" and "Back to the text, footnote 2". */
  readonly footnote: (number: number) => string;
  readonly footnoteBack: (number: number) => string;
  /** What stands for a picture, from its words. */
  readonly picture: (alt: string) => string;
}

interface InlinesProps {
  readonly nodes: readonly Inline[];
  readonly labels: MarkdownLabels;
}

export function Inlines({ nodes, labels }: InlinesProps): VNode {
  return (
    <>
      {nodes.map((node) => (
        <InlineView node={node} labels={labels} />
      ))}
    </>
  );
}

/** As many letters as fit a list on the narrowest phone. */
const UNBROKEN = 16;

function InlineView({ node, labels }: { readonly node: Inline; readonly labels: MarkdownLabels }): VNode {
  switch (node.type) {
    case "text":
      return <>{node.text}</>;
    case "code":
      // A command such as `ss -tn` is no word that may be broken at its hyphen; a long one has to give way.
      return (
        <code dir="ltr" class={node.text.length <= UNBROKEN ? "unbroken" : undefined}>
          {node.text}
        </code>
      );
    case "break":
      return <br />;
    case "strong":
      return <strong>{<Inlines nodes={node.children} labels={labels} />}</strong>;
    case "emphasis":
      return <em>{<Inlines nodes={node.children} labels={labels} />}</em>;
    case "deleted":
      return <del>{<Inlines nodes={node.children} labels={labels} />}</del>;
    case "link":
      return (
        <a href={node.url} rel="noreferrer">
          <Inlines nodes={node.children} labels={labels} />
        </a>
      );
    case "picture":
      return <Picture alt={node.alt} url={node.url} labels={labels} />;
    case "footnote":
      return (
        <sup>
          <button
            class="fn"
            type="button"
            data-fn={node.number}
            aria-label={labels.footnote(node.number)}
            onClick={showFootnote}
          >
            {String(node.number)}
          </button>
        </sup>
      );
    default:
      return unreachable(node);
  }
}

interface PictureProps {
  readonly alt: string;
  readonly url: string | null;
  readonly labels: MarkdownLabels;
}

function Picture({ alt, url, labels }: PictureProps): VNode {
  const words = labels.picture(alt);
  if (url === null) return <span class="pic">{words}</span>;
  return (
    <a class="pic" href={url} rel="noreferrer">
      {words}
    </a>
  );
}
