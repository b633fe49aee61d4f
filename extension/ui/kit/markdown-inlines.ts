/** Turns the parser's inline nodes into those of `markdown-nodes.ts`. */
import type { Inline } from "./markdown-nodes.ts";
import { textOfNode, type Reading, type RootNode } from "./markdown-reading.ts";
import { safeUrl } from "./markdown-url.ts";

const MARKS = { strong: "strong", emphasis: "emphasis", delete: "deleted" } as const;

/** `linked` is true inside a link, where no second one may stand. */
export function inlinesOf(nodes: readonly RootNode[], reading: Reading, depth: number, linked = false): Inline[] {
  return nodes.flatMap((node) => inlineOf(node, reading, depth, linked));
}

function inlineOf(node: RootNode, reading: Reading, depth: number, linked: boolean): Inline | readonly Inline[] {
  if (depth >= reading.maxDepth && "children" in node) return { type: "text", text: textOfNode(node) };
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- an allow-list: all else becomes its text
  switch (node.type) {
    case "text":
      return { type: "text", text: node.value };
    case "inlineCode":
      return { type: "code", text: node.value };
    case "break":
      return { type: "break" };
    case "strong":
    case "emphasis":
    case "delete":
      return { type: MARKS[node.type], children: inlinesOf(node.children, reading, depth + 1, linked) };
    case "link":
      return linkOf(node.children, node.url, reading, depth, linked);
    case "linkReference":
      return linkOf(node.children, reading.definitions.get(node.identifier)?.url ?? "", reading, depth, linked);
    case "image":
      return { type: "picture", alt: node.alt ?? "", url: linked ? null : safeUrl(node.url) };
    case "imageReference": {
      const url = reading.definitions.get(node.identifier)?.url ?? "";
      return { type: "picture", alt: node.alt ?? "", url: linked ? null : safeUrl(url) };
    }
    case "footnoteReference": {
      const number = reading.footnoteNumber(node.identifier);
      if (number === null || linked) return { type: "text", text: `[${node.label ?? node.identifier}]` };
      return { type: "footnote", number };
    }
    default:
      return { type: "text", text: textOfNode(node) };
  }
}

function linkOf(
  children: readonly RootNode[],
  address: string,
  reading: Reading,
  depth: number,
  linked: boolean,
): Inline | readonly Inline[] {
  const url = linked ? null : safeUrl(address);
  if (url === null) return inlinesOf(children, reading, depth + 1, linked);
  return { type: "link", url, children: inlinesOf(children, reading, depth + 1, true) };
}
