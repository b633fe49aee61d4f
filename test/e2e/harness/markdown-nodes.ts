/** Markdown as a reader of GFM sees it: by an implementation that shares nothing with the writer under test. */
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export interface Code {
  readonly language: string;
  readonly text: string;
}

interface TreeNode {
  readonly type: string;
  readonly value?: string | undefined;
  readonly lang?: string | null | undefined;
  readonly url?: string | undefined;
  readonly children?: readonly TreeNode[];
}

/** All its nodes, each before its children. */
export function nodesOf(markdown: string): readonly TreeNode[] {
  const all: TreeNode[] = [];
  const collect = (node: TreeNode): void => {
    all.push(node);
    node.children?.forEach(collect);
  };
  collect(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  return all;
}

/** Its blocks of code, in order. */
export function codeOf(markdown: string): readonly Code[] {
  return nodesOf(markdown)
    .filter(({ type }) => type === "code")
    .map(({ lang, value }) => ({ language: lang ?? "", text: value ?? "" }));
}

/** Its words, without those of blocks of code. */
export function textOf(markdown: string): string {
  return nodesOf(markdown)
    .filter(({ type }) => type === "text" || type === "inlineCode")
    .map(({ value }) => value)
    .join(" ");
}
