/**
 * A drawing of DOM nodes as plain JSON: what the first frame of a new tab is painted from.
 *
 * It is taken from the same components that draw the live page, so the frame painted before any library is loaded and
 * the page that follows are one design, and cannot drift apart.
 */

/** Text, or tag, attributes, children. Attributes that begin with `--` are custom properties. */
export type Tree = string | readonly [tag: string, attributes: Readonly<Record<string, string>>, ...Tree[]];

/** Attributes that a drawing may carry. Anything else, handlers above all, is left out when drawing and painting. */
const PAINTED = new Set([
  "class",
  "id",
  "href",
  "type",
  "checked",
  "role",
  "for",
  "name",
  "value",
  "placeholder",
  "title",
  "lang",
  "dir",
  "viewBox",
  "preserveAspectRatio",
  "d",
  "cx",
  "cy",
  "r",
  "x",
  "y",
  "width",
  "height",
  "rx",
  "target",
  "rel",
  "hidden",
  "autocomplete",
  "maxlength",
]);

export function isPainted(attribute: string): boolean {
  return (
    PAINTED.has(attribute) ||
    attribute.startsWith("aria-") ||
    attribute.startsWith("data-") ||
    attribute.startsWith("--")
  );
}

/** True for a whole drawing: what comes out of storage is checked before it is painted. */
export function isTree(value: unknown): value is Tree {
  if (typeof value === "string") return true;
  if (!Array.isArray(value)) return false;
  const [tag, attributes, ...children]: unknown[] = value;
  if (typeof tag !== "string" || typeof attributes !== "object" || attributes === null) return false;
  return Object.values(attributes).every((text) => typeof text === "string") && children.every(isTree);
}
