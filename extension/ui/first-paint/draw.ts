/**
 * Draws components as a `Tree`. Components must be plain functions of their properties (no hooks): those of the new
 * tab are, because they only show a view model.
 */
import type { ComponentChildren, VNode } from "preact";
import { Fragment } from "preact";
import { isPainted, type Tree } from "./tree.ts";

/** The drawing of what a component shows, as a list: a fragment has several roots. */
export function draw(node: ComponentChildren): Tree[] {
  if (node === null || node === undefined || typeof node === "boolean") return [];
  if (Array.isArray(node)) return joinTexts(node.flatMap((child) => draw(child)));
  if (isVNode(node)) return drawVNode(node);
  if (typeof node === "object") throw new Error("only elements and texts can be drawn");
  return [String(node)];
}

interface Drawn {
  readonly type: VNode["type"];
  readonly props: Record<string, unknown> & { readonly children?: ComponentChildren };
}

function isVNode(node: unknown): node is Drawn {
  return typeof node === "object" && node !== null && "type" in node && "props" in node;
}

function drawVNode({ type, props }: Drawn): Tree[] {
  if (type === Fragment) return draw(props.children);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a component without hooks is just that function
  if (typeof type === "function") return draw((type as (properties: unknown) => ComponentChildren)(props));
  return [[type, attributesOf(props), ...draw(props.children)]];
}

function attributesOf(props: Record<string, unknown>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(props)) {
    if (name === "style" && typeof value === "object" && value !== null) {
      for (const [property, setting] of Object.entries(value))
        if (isPainted(property)) attributes[property] = String(setting);
    } else if (isPainted(name) && (typeof value === "string" || typeof value === "number")) {
      attributes[name] = String(value);
    } else if (isPainted(name) && typeof value === "boolean") {
      if (name.startsWith("aria-") || name.startsWith("data-")) attributes[name] = String(value);
      else if (value) attributes[name] = "";
    }
  }
  return attributes;
}

/** Neighbouring texts become one, as they are in a parsed page. */
function joinTexts(trees: readonly Tree[]): Tree[] {
  const joined: Tree[] = [];
  for (const tree of trees) {
    const last = joined.at(-1);
    if (typeof tree === "string" && typeof last === "string") joined[joined.length - 1] = last + tree;
    else joined.push(tree);
  }
  return joined;
}
