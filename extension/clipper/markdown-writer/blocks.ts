/** Block nodes: paragraphs, headings, quotes, code, rules, and the choice of who writes lists and tables. */
import { tokensIn } from "../code-blocks.ts";
import { fence } from "./escape.ts";
import { definitionsOf, listOf } from "./lists.ts";
import { formulaBlockOf, frameOf } from "./media.ts";
import { tableOf } from "./tables.ts";
import { indent, isBlock, MAX_NESTING, type Block, type Place, type Writer } from "./writer.ts";
import { isElement } from "../document-part.ts";

const DROPPED = new Set(
  "SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE META LINK BUTTON SELECT TEXTAREA DATALIST".split(" "),
);

/** The children of `parent` as blocks; runs of inline nodes between blocks become paragraphs. */
export function blocksOf(writer: Writer, parent: Element, place: Place): readonly Block[] {
  const blocks: Block[] = [];
  let run: Node[] = [];
  const flush = () => {
    if (run.length > 0)
      blocks.push(...writer.paragraphsOf(run, place).map((text): Block => ({ kind: "paragraph", text })));
    run = [];
  };
  // Not `childNodes`: looking up a child by its place in a long list is slow.
  for (let node = parent.firstChild; node !== null && !writer.isFull(); node = node.nextSibling) {
    if (!isElement(node)) {
      run.push(node);
      continue;
    }
    if (DROPPED.has(node.tagName) || writer.isSkipped(node)) continue;
    const formula = formulaBlockOf(node);
    if (formula === null && (!isBlock(node) || writer.noteMarkOf(node) !== null)) {
      run.push(node);
      continue;
    }
    flush();
    if (formula === null) blocks.push(...blockOf(writer, node, place, blocks.at(-1)));
    else blocks.push({ kind: "code", text: formula });
  }
  flush();
  return blocks;
}

function blockOf(writer: Writer, element: Element, place: Place, before: Block | undefined): readonly Block[] {
  switch (element.tagName) {
    case "H1":
    case "H2":
    case "H3":
    case "H4":
    case "H5":
    case "H6":
      return headingOf(writer, element, place);
    case "PRE":
      return codeOf(writer, element, place);
    case "BLOCKQUOTE":
      return quoteOf(writer.blocksOf(element, { ...place, nesting: place.nesting + 1 }), place);
    case "UL":
    case "MENU":
    case "DIR":
      return listOf(writer, element, place, before?.kind === "bullets" && !before.text.startsWith("* "));
    case "OL":
      return listOf(writer, element, place, before?.kind === "numbers" && !/^\d+\)/.test(before.text));
    case "DL":
      return definitionsOf(writer, element, place);
    case "TABLE":
      return tableOf(writer, element, place);
    case "HR":
      return [{ kind: "rule", text: "---" }];
    case "IFRAME":
    case "VIDEO":
    case "AUDIO":
      return frameBlock(frameOf(element, writer.urlOf));
    case "SUMMARY":
      return writer.blocksOf(element, place);
    case "A":
      return writer.blocksOf(element, { ...place, link: place.link ?? writer.urlOf(element.getAttribute("href")) });
    default:
      return element.hasAttribute("data-callout") ? calloutOf(writer, element, place) : writer.blocksOf(element, place);
  }
}

function headingOf(writer: Writer, element: Element, place: Place): readonly Block[] {
  if (element.querySelector("pre") !== null) return writer.blocksOf(element, place);
  const line = writer.lineOf([...element.childNodes], { ...place, bold: true });
  if (line === "") return [];
  // A "#" at the end would be read as the heading's closing mark.
  return [{ kind: "heading", text: `${"#".repeat(Number(element.tagName[1]))} ${line.replace(/#$/, "\\#")}` }];
}

function codeOf(writer: Writer, element: Element, place: Place): readonly Block[] {
  const token = tokensIn(element.textContent)[0];
  const code = token === undefined ? null : writer.codeOf(token);
  if (code !== null) return [{ kind: "code", text: fence(code.text, code.language) }];
  // Every `<pre>` of the page was replaced by a token; what is left was made by an extractor.
  return writer.blocksOf(element, place);
}

function quoteOf(blocks: readonly Block[], place: Place): readonly Block[] {
  if (blocks.length === 0 || place.nesting >= MAX_NESTING) return blocks;
  const text = blocks.map((block) => block.text).join("\n\n");
  return [{ kind: "quote", text: indent(text, "> ", "> ").replace(/^$/gm, ">") }];
}

function frameBlock(link: string | null): readonly Block[] {
  return link === null ? [] : [{ kind: "paragraph", text: link }];
}

/** A note or warning box, in defuddle's form, as a quote that begins with its title. */
function calloutOf(writer: Writer, element: Element, place: Place): readonly Block[] {
  const inner = { ...place, nesting: place.nesting + 1 };
  const title = element.querySelector(".callout-title");
  const words = title === null ? "" : writer.lineOf([...title.childNodes], { ...inner, bold: true });
  const content = element.querySelector(".callout-content") ?? element;
  const head: readonly Block[] = words === "" ? [] : [{ kind: "paragraph", text: `**${words}**` }];
  return quoteOf([...head, ...writer.blocksOf(content, inner)], place);
}
