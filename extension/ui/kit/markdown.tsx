/**
 * Draws Markdown as nodes. Every node is of a kind listed in `markdown-nodes.ts`, text is always text, and pictures are
 * not fetched: their words link to them.
 */
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { BlockView } from "./markdown-block-view.tsx";
import { Footnotes } from "./markdown-footnotes.tsx";
import { Inlines, type MarkdownLabels } from "./markdown-inline-view.tsx";
import { parseMarkdown } from "./markdown-tree.ts";

export interface MarkdownProps {
  readonly text: string;
  readonly labels: MarkdownLabels;
  /** Level of the highest heading in the text. */
  readonly headingFrom?: number;
  /** True for what the learner typed: line ends stay line ends. */
  readonly typed?: boolean;
  readonly lang?: string | undefined;
}

export function Markdown({ text, labels, headingFrom = 2, typed = false, lang }: MarkdownProps): VNode {
  const tree = useMemo(() => parseMarkdown(text, headingFrom), [text, headingFrom]);
  return (
    <div class={typed ? "md typed" : "md"} lang={lang}>
      {tree.blocks.map((block) => (
        <BlockView block={block} labels={labels} />
      ))}
      {tree.footnotes.length > 0 ? <Footnotes footnotes={tree.footnotes} labels={labels} /> : null}
    </div>
  );
}

/** One line of Markdown, for example a task: without a paragraph of its own. */
export function MarkdownLine({ text, labels }: Pick<MarkdownProps, "text" | "labels">): VNode {
  const tree = useMemo(() => parseMarkdown(text), [text]);
  const [only] = tree.blocks;
  if (tree.blocks.length !== 1 || only?.type !== "paragraph") return <>{text}</>;
  return <Inlines nodes={only.children} labels={labels} />;
}
