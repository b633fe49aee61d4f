/** Turns the parser's blocks into those of `markdown-nodes.ts`. */
import { inlinesOf } from "./markdown-inlines.ts";
import type { Block, Inline, ListItem, TableBlock } from "./markdown-nodes.ts";
import { textOfNode, type Reading, type RootNode } from "./markdown-reading.ts";

type ListNode = Extract<RootNode, { type: "list" }>;
type TableNode = Extract<RootNode, { type: "table" }>;

export function blocksOf(nodes: readonly RootNode[], reading: Reading, depth: number): Block[] {
  return nodes.flatMap((node) => blockOf(node, reading, depth) ?? []);
}

function blockOf(node: RootNode, reading: Reading, depth: number): Block | null {
  if (depth >= reading.maxDepth && "children" in node) return paragraphOfText(textOfNode(node));
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- an allow-list: all else becomes its text
  switch (node.type) {
    case "paragraph":
      return { type: "paragraph", children: inlinesOf(node.children, reading, depth) };
    case "heading": {
      const level = reading.headingLevel(node.depth);
      return { type: "heading", level, children: inlinesOf(node.children, reading, depth) };
    }
    case "code":
      return { type: "code", language: node.lang ?? "", text: node.value };
    case "blockquote":
      return { type: "quote", children: blocksOf(node.children, reading, depth + 1) };
    case "list":
      return { type: "list", start: node.ordered ? (node.start ?? 1) : null, items: itemsOf(node, reading, depth) };
    case "table":
      return tableOf(node, reading, depth);
    case "thematicBreak":
      return { type: "rule" };
    case "definition":
    case "footnoteDefinition":
      return null;
    default:
      // HTML, and whatever a later parser brings: its words are shown, and nothing else of it.
      return paragraphOfText(textOfNode(node));
  }
}

function itemsOf(list: ListNode, reading: Reading, depth: number): ListItem[] {
  return list.children.map((item) => ({
    checked: item.checked ?? null,
    tight: item.spread !== true && list.spread !== true,
    children: blocksOf(item.children, reading, depth + 1),
  }));
}

function tableOf(table: TableNode, reading: Reading, depth: number): TableBlock {
  const [head = [], ...rows] = table.children.map((row): Inline[][] =>
    row.children.map((cell) => inlinesOf(cell.children, reading, depth)),
  );
  return { type: "table", align: table.align ?? [], head, rows };
}

function paragraphOfText(text: string): Block | null {
  return text.trim() === "" ? null : { type: "paragraph", children: [{ type: "text", text }] };
}
