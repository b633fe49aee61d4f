/** Bullet, numbered and definition lists. */
import { indent, MAX_NESTING, type Block, type Place, type Writer } from "./writer.ts";
import { isElement } from "../document-part.ts";

interface Item {
  readonly blocks: readonly Block[];
  readonly number: number | null;
  readonly box: string;
}

/**
 * One list. `other` asks for the second marker (`*`, `1)`), which keeps a list apart from one of its kind just before
 * it. Lists deeper than the limit are written as their items' blocks.
 */
export function listOf(writer: Writer, list: Element, place: Place, other: boolean): readonly Block[] {
  const items = itemsOf(writer, list, { ...place, nesting: place.nesting + 1 });
  if (items.length === 0) return [];
  if (place.nesting >= MAX_NESTING) return items.flatMap((item) => item.blocks);
  const ordered = list.tagName === "OL";
  const loose = items.some(isLoose);
  let number = startOf(list);
  const texts = items.map((item) => {
    number = item.number ?? number;
    const marker = ordered ? `${number++}${other ? ")" : "."} ` : other ? "* " : "- ";
    const body = item.blocks.map((block) => block.text).join(loose ? "\n\n" : "\n");
    return indent(item.box + body, marker, " ".repeat(marker.length)).trimEnd();
  });
  return [{ kind: ordered ? "numbers" : "bullets", text: texts.join(loose ? "\n\n" : "\n") }];
}

/** More than a paragraph and lists below it, or a list that Markdown lets begin only after a blank line. */
function isLoose({ blocks }: Item): boolean {
  return (
    blocks.filter((block) => !isList(block)).length > 1 ||
    blocks.slice(1).some((block) => block.kind === "numbers" && !/^1[.)]/.test(block.text))
  );
}

function isList(block: Block): boolean {
  return block.kind === "bullets" || block.kind === "numbers";
}

function itemsOf(writer: Writer, list: Element, place: Place): readonly Item[] {
  const items: Item[] = [];
  for (const child of list.childNodes) {
    if (!isElement(child)) {
      const paragraphs = writer.paragraphsOf([child], place);
      if (paragraphs.length > 0) {
        items.push({ blocks: paragraphs.map((text) => ({ kind: "paragraph", text })), number: null, box: "" });
      }
      continue;
    }
    if (writer.isSkipped(child)) continue;
    const last = items.at(-1);
    if (child.tagName !== "LI" && /^(?:UL|OL|MENU|DIR)$/.test(child.tagName) && last !== undefined) {
      // A list put straight into a list belongs to the item before it.
      items[items.length - 1] = { ...last, blocks: [...last.blocks, ...listOf(writer, child, place, false)] };
      continue;
    }
    const blocks = writer.blocksOf(child, place);
    if (blocks.length > 0) items.push({ blocks, number: valueOf(child), box: boxOf(child) });
  }
  return items;
}

function startOf(list: Element): number {
  return wholeNumber(list.getAttribute("start")) ?? 1;
}

function valueOf(item: Element): number | null {
  return wholeNumber(item.getAttribute("value"));
}

function wholeNumber(raw: string | null): number | null {
  return raw !== null && /^\d{1,8}$/.test(raw) ? Number(raw) : null;
}

function boxOf(item: Element): string {
  const box = item.querySelector(
    ":scope > input[type=checkbox], :scope > p:first-child > input[type=checkbox], :scope > label > input[type=checkbox]",
  );
  if (box === null) return "";
  return box.hasAttribute("checked") ? "[x] " : "[ ] ";
}

/** `<dl>`: each term a bold line, each description the blocks below it. */
export function definitionsOf(writer: Writer, list: Element, place: Place): readonly Block[] {
  const blocks: Block[] = [];
  for (const child of list.childNodes) {
    if (!isElement(child) || writer.isSkipped(child)) continue;
    if (child.tagName === "DT") blocks.push(...termOf(writer, child, place));
    else blocks.push(...writer.blocksOf(child, place));
  }
  return blocks;
}

function termOf(writer: Writer, term: Element, place: Place): readonly Block[] {
  const inside = writer.blocksOf(term, place);
  const first = inside[0];
  if (inside.length !== 1 || first?.kind !== "paragraph" || /[*`[\n]/.test(first.text)) return inside;
  return [{ kind: "paragraph", text: `**${first.text}**` }];
}
