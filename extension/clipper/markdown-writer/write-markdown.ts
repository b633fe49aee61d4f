/**
 * Writes an article as GFM that holds nothing but text: no raw HTML, no scheme other than http, https and mailto, every
 * Markdown character of the page escaped, code exactly as it was put aside.
 */
import type { CodeBlock } from "../code-blocks.ts";
import { blocksOf } from "./blocks.ts";
import { findFootnotes } from "./footnotes.ts";
import { lineOf, paragraphsOf } from "./inline.ts";
import { safeUrl } from "./safe-url.ts";
import { TOP, type Block, type Writer } from "./writer.ts";

export interface WriteOptions {
  readonly pageUrl: string;
  /** Relative addresses are resolved against it. */
  readonly baseUrl: string;
  readonly code: readonly CodeBlock[];
  /** UTF-8 bytes. */
  readonly maxBytes: number;
}

export interface Written {
  readonly markdown: string;
  /** The end is missing: the article is longer than the limit. */
  readonly cut: boolean;
}

export function writeMarkdown(root: Element, options: WriteOptions): Written {
  const code = new Map(options.code.map((block) => [block.token, block]));
  const notes = findFootnotes(root, options.pageUrl);
  let written = 0;
  const counted = <T extends string | readonly string[]>(text: T): T => {
    written += typeof text === "string" ? text.length : text.reduce((sum, part) => sum + part.length, 0);
    return text;
  };
  const writer: Writer = {
    blocksOf: (parent, place) => blocksOf(writer, parent, place),
    paragraphsOf: (nodes, place) => counted(paragraphsOf(writer, nodes, place)),
    lineOf: (nodes, place) => counted(lineOf(writer, nodes, place)),
    isFull: () => written > options.maxBytes,
    urlOf: (raw) => safeUrl(raw, options.baseUrl),
    codeOf: (token) => code.get(token) ?? null,
    noteMarkOf: notes.markOf,
    isSkipped: notes.isSkipped,
  };
  return joinWithin([...writer.blocksOf(root, TOP), ...notes.blocks(writer, TOP)], options.maxBytes);
}

/** Joins blocks with blank lines; the block that does not fit is cut after a whole line, a cut fence is closed. */
function joinWithin(blocks: readonly Block[], maxBytes: number): Written {
  const parts: string[] = [];
  const encoder = new TextEncoder();
  let left = maxBytes;
  for (const block of blocks) {
    const bytes = encoder.encode(block.text).length + 2;
    if (bytes > left) {
      const part = cutBlock(block, left);
      return { markdown: [...parts, ...(part === "" ? [] : [part])].join("\n\n"), cut: true };
    }
    left -= bytes;
    parts.push(block.text);
  }
  return { markdown: parts.join("\n\n"), cut: false };
}

function cutBlock(block: Block, bytes: number): string {
  const closing = block.kind === "code" ? `\n${/^`+/.exec(block.text)?.[0] ?? "```"}` : "";
  const room = bytes - closing.length;
  if (room <= 0) return "";
  // At most `room` bytes: decoding in stream mode leaves out the character that was cut in two.
  const text = new TextDecoder().decode(new TextEncoder().encode(block.text.slice(0, room)).subarray(0, room), {
    stream: true,
  });
  const end = text.lastIndexOf("\n");
  if (end > 0) return text.slice(0, end) + closing;
  return block.kind === "paragraph" || block.kind === "heading" ? text.slice(0, wordEnd(text)) : "";
}

/** The end of the last whole word; of a text without spaces its end, but no escape cut in two. */
function wordEnd(text: string): number {
  const space = text.lastIndexOf(" ");
  return space > 0 ? space : text.length - (/\\*$/.exec(text)?.[0].length ?? 0);
}
