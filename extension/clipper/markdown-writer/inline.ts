/** Inline nodes: text, emphasis, code spans, links, line breaks. Pictures and formulas are in media.ts. */
import { codeSpan, escapeLineStarts } from "./escape.ts";
import { createInlineLine, type InlineLine, type Mark } from "./inline-line.ts";
import { formulaOf, frameOf, pictureOf } from "./media.ts";
import { destination } from "./safe-url.ts";
import { superscriptOf } from "./scripts.ts";
import { type Place, type Writer } from "./writer.ts";
import { isElement } from "../document-part.ts";

const MARKS: Readonly<Record<string, Mark>> = {
  B: "**",
  STRONG: "**",
  I: "*",
  EM: "*",
  DEL: "~~",
  S: "~~",
  STRIKE: "~~",
};
const CODE_TAGS = new Set(["CODE", "KBD", "SAMP", "TT"]);
const DROPPED = new Set(
  "SCRIPT STYLE TEMPLATE NOSCRIPT BUTTON SELECT TEXTAREA svg SVG CANVAS WBR OBJECT EMBED MAP".split(" "),
);

/** Lines of a run of inline nodes, in paragraphs: two line breaks in a row part them. */
export function paragraphsOf(writer: Writer, nodes: readonly Node[], place: Place): readonly string[] {
  return runOf(writer, nodes, place)
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => escapeLineStarts(paragraph).replace(/\n/g, "\\\n"));
}

/** The same on one line, as headings and table cells need it. */
export function lineOf(writer: Writer, nodes: readonly Node[], place: Place): string {
  return runOf(writer, nodes, place).replace(/\n+/g, " ").trim();
}

function runOf(writer: Writer, nodes: readonly Node[], place: Place): string {
  const line = createInlineLine();
  if (place.link === null) writeAll(writer, nodes, place, line);
  else writeLink(writer, nodes, place.link, { ...place, link: null }, line);
  return line.result();
}

function writeAll(writer: Writer, nodes: Iterable<Node>, place: Place, line: InlineLine): void {
  for (const node of nodes) {
    if (node.nodeType === 3) line.text(node.nodeValue ?? "");
    else if (isElement(node) && !writer.isSkipped(node)) writeElement(writer, node, place, line);
  }
}

function writeElement(writer: Writer, element: Element, place: Place, line: InlineLine): void {
  const tag = element.tagName;
  if (DROPPED.has(tag)) return;
  const note = writer.noteMarkOf(element);
  if (note !== null) return line.solid(note);
  const formula = formulaOf(element);
  if (formula !== null) return line.solid(formula);
  const mark = MARKS[tag];
  if (mark !== undefined) return writeMarked(writer, element, mark, place, line);
  if (CODE_TAGS.has(tag)) return writeCode(writer, element, place, line);
  switch (tag) {
    case "BR":
      return line.lineBreak();
    case "A":
      return writeAnchor(writer, element, place, line);
    case "IMG":
      return solidOrNothing(line, pictureOf(element, writer.urlOf));
    case "IFRAME":
    case "VIDEO":
    case "AUDIO":
      return solidOrNothing(line, place.link === null && !place.bold ? frameOf(element, writer.urlOf) : null);
    case "SUP":
    case "SUB":
      return writeScript(writer, element, place, line);
    case "Q":
      line.text("\u201C");
      writeAll(writer, element.childNodes, place, line);
      return line.text("\u201D");
    case "INPUT":
      return;
    default:
      writeAll(writer, element.childNodes, place, line);
      // Blocks can stand in a run, as in a heading or a cell: their words stay apart.
      if (/^(?:P|DIV|LI|TR|TD|TH|H[1-6]|DT|DD|BLOCKQUOTE|SECTION|ARTICLE|OPTION)$/.test(tag)) line.text(" ");
  }
}

function solidOrNothing(line: InlineLine, markdown: string | null): void {
  if (markdown !== null) line.solid(markdown);
}

function writeMarked(writer: Writer, element: Element, mark: Mark, place: Place, line: InlineLine): void {
  const inside: Place = {
    ...place,
    bold: place.bold || mark === "**",
    italic: place.italic || mark === "*",
    struck: place.struck || mark === "~~",
  };
  const already = (mark === "**" && place.bold) || (mark === "*" && place.italic) || (mark === "~~" && place.struck);
  if (already) writeAll(writer, element.childNodes, inside, line);
  else line.marked(mark, () => writeAll(writer, element.childNodes, inside, line));
}

/** Superscripts and subscripts keep their meaning as Unicode where it has them: 10⁻³, not 10-3. */
function writeScript(writer: Writer, element: Element, place: Place, line: InlineLine): void {
  const plain = superscriptOf(element);
  if (plain === null) writeAll(writer, element.childNodes, place, line);
  else line.text(plain);
}

/** A code span; links inside it become links around spans, since a span holds no link. */
function writeCode(writer: Writer, element: Element, place: Place, line: InlineLine): void {
  for (const { text, url } of codeParts(writer, element)) {
    const shown = text.replace(/\u00A0/g, " ");
    if (shown.trim() === "") line.text(shown);
    else if (url === null || place.link !== null) line.solid(codeSpan(shown));
    else line.solid(`[${codeSpan(shown)}](${destination(url)})`);
  }
}

interface CodePart {
  text: string;
  readonly url: string | null;
}

function codeParts(writer: Writer, element: Element): readonly CodePart[] {
  const parts: CodePart[] = [];
  const collect = (node: Node, url: string | null): void => {
    if (node.nodeType === 3) {
      const last = parts.at(-1);
      if (last !== undefined && last.url === url) last.text += node.nodeValue ?? "";
      else parts.push({ text: node.nodeValue ?? "", url });
    } else if (isElement(node) && !DROPPED.has(node.tagName)) {
      if (node.tagName === "BR") return collect(node.ownerDocument.createTextNode(" "), url);
      const own = node.tagName === "A" ? (writer.urlOf(node.getAttribute("href")) ?? url) : url;
      for (const child of node.childNodes) collect(child, own);
    }
  };
  collect(element, null);
  return parts;
}

function writeAnchor(writer: Writer, element: Element, place: Place, line: InlineLine): void {
  if (isPermalink(element)) return;
  const url = writer.urlOf(element.getAttribute("href"));
  if (url === null || place.link !== null) return writeAll(writer, element.childNodes, place, line);
  writeLink(writer, [...element.childNodes], url, place, line);
}

function writeLink(writer: Writer, nodes: readonly Node[], url: string, place: Place, line: InlineLine): void {
  const text = createInlineLine();
  writeAll(writer, nodes, { ...place, link: url }, text);
  const shown = text.result().replace(/\n+/g, " ");
  const raw = nodes.map((node) => node.textContent ?? "").join("");
  if (/^\s/.test(raw)) line.text(" ");
  if (shown !== "") line.solid(`[${shown}](${destination(url)})`);
  if (/\s$/.test(raw)) line.text(" ");
}

/** The "#" or "¶" beside a heading. */
function isPermalink(element: Element): boolean {
  const text = element.textContent.trim();
  if (text.length > 2 || !(element.getAttribute("href") ?? "").includes("#")) return false;
  return /^[#¶§🔗]$/u.test(text) || (text === "" && element.querySelector("img") === null);
}
