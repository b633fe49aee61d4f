/** What one reading of a text knows besides the node at hand: its definitions, footnotes and heading levels. */
import type { fromMarkdown } from "mdast-util-from-markdown";

export type Root = ReturnType<typeof fromMarkdown>;
export type RootNode = Root["children"][number];
type NodeOf<Type extends string> = Extract<RootNode, { type: Type }>;
export type Definition = NodeOf<"definition">;
export type FootnoteDefinition = NodeOf<"footnoteDefinition">;

export interface Reading {
  readonly maxDepth: number;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** Footnotes in the order in which they were first named. */
  readonly named: string[];
  /** The number of a footnote, or null when the text does not define it. */
  footnoteNumber(identifier: string): number | null;
  /** The level to draw for a heading of this depth. */
  headingLevel(depth: number): number;
}

export function createReading(root: Root, headingFrom: number, maxDepth: number): Reading {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const named: string[] = [];
  let highest = 6;
  for (const node of walk(root)) {
    // The first definition of a name counts, as CommonMark has it.
    if (node.type === "definition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === "footnoteDefinition" && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node);
    if (node.type === "heading") highest = Math.min(highest, node.depth);
  }
  let last = headingFrom - 1;
  return {
    maxDepth,
    definitions,
    footnotes,
    named,
    footnoteNumber: (identifier) => {
      if (!footnotes.has(identifier)) return null;
      if (!named.includes(identifier)) named.push(identifier);
      return named.indexOf(identifier) + 1;
    },
    headingLevel: (depth) => {
      last = Math.min(6, last + 1, headingFrom + depth - highest);
      return last;
    },
  };
}

/** All nodes in order, without recursion: a text decides how deep they stand. */
function* walk(root: Root): Generator<RootNode> {
  const open: RootNode[] = root.children.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    if ("children" in node) open.push(...node.children.toReversed());
  }
}

/** The words of a node and all below it. */
export function textOfNode(node: RootNode): string {
  let text = "";
  const open: RootNode[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if ("value" in next) text += next.value;
    else if ("alt" in next && next.alt) text += next.alt;
    else if (next.type === "break") text += "\n";
    if ("children" in next) open.push(...next.children.toReversed());
  }
  return text;
}
