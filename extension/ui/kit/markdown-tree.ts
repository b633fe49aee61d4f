/**
 * Reads Markdown (CommonMark with GitHub's tables, footnotes, task lists and bare links) into the few kinds of node
 * that may be drawn. HTML becomes text, addresses pass `safeUrl`, nesting has an end, and no input makes it throw.
 */
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { blocksOf } from "./markdown-blocks.ts";
import { isCostly } from "./markdown-limits.ts";
import type { Block, Footnote, MarkdownTree } from "./markdown-nodes.ts";
import { createReading, type Root } from "./markdown-reading.ts";

/** Blocks inside blocks (and marks inside marks) beyond this many are flattened into text. */
const MAX_DEPTH = 24;

/** `headingFrom` is the level of the highest heading; the others follow below it without leaving one out. */
export function parseMarkdown(text: string, headingFrom = 2): MarkdownTree {
  const root = isCostly(text) ? null : parse(text);
  if (!root) return { blocks: plainParagraphs(text), footnotes: [] };
  const reading = createReading(root, headingFrom, MAX_DEPTH);
  const blocks = blocksOf(root.children, reading, 0);
  const footnotes: Footnote[] = [];
  // A footnote may name further ones, which join the end of the list while it is walked.
  for (let i = 0; i < reading.named.length; i++) {
    const definition = reading.footnotes.get(reading.named[i] ?? "");
    footnotes.push({ number: i + 1, children: definition ? blocksOf(definition.children, reading, 0) : [] });
  }
  return { blocks, footnotes };
}

function parse(text: string): Root | null {
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  } catch {
    // The parser's own faults (an assertion, a full stack) must not take the reader's text from them.
    return null;
  }
}

function plainParagraphs(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== "")
    .map((part) => ({ type: "paragraph", children: [{ type: "text", text: part }] }));
}
