/** Tables as GFM, and tables that only lay out a page as the blocks in their cells. */
import { type Block, type Place, type Writer } from "./writer.ts";
import { isElement } from "../document-part.ts";

const MAX_COLUMNS = 60;
const MAX_SPAN = 60;

interface Row {
  readonly cells: readonly string[];
  readonly header: boolean;
}

export function tableOf(writer: Writer, table: Element, place: Place): readonly Block[] {
  const rows = rowElementsOf(table);
  if (isLayout(table, rows)) return rows.flatMap((row) => cellsOf(row).flatMap((cell) => writer.blocksOf(cell, place)));
  const written = spread(
    rows.map((row) => ({ row, cells: cellsOf(row) })),
    (cell) => cellText(writer, cell, place),
  );
  const width = Math.min(MAX_COLUMNS, Math.max(0, ...written.slice(0, 5_000).map((row) => row.cells.length)));
  const body = written.filter((row) => row.cells.some((cell) => cell !== ""));
  if (width === 0 || body.length === 0) return captionOf(writer, table, place);
  const first = body[0];
  const [header, rest] = first?.header === true ? [first.cells, body.slice(1)] : [[], body];
  const alignments = alignmentsOf(rows[0], width);
  const lines = [lineOf(header, width), lineOf(alignments, width), ...rest.map((row) => lineOf(row.cells, width))];
  return [...captionOf(writer, table, place), { kind: "table", text: lines.join("\n") }];
}

function captionOf(writer: Writer, table: Element, place: Place): readonly Block[] {
  const caption = [...table.children].find((child) => child.tagName === "CAPTION");
  return caption === undefined ? [] : writer.blocksOf(caption, place);
}

/** The rows of this table, not of tables inside it. */
function rowElementsOf(table: Element): readonly Element[] {
  const rows: Element[] = [];
  const collect = (parent: Element, depth: number): void => {
    for (const child of parent.children) {
      if (child.tagName === "TR") rows.push(child);
      else if (depth < 3 && child.tagName !== "CAPTION" && child.tagName !== "TABLE") collect(child, depth + 1);
    }
  };
  collect(table, 0);
  return rows;
}

function cellsOf(row: Element): readonly Element[] {
  return [...row.children].filter((cell) => cell.tagName === "TD" || cell.tagName === "TH");
}

/** A table of one row or one column, or with blocks that no table cell of GFM can hold: code, headings, tables. */
function isLayout(table: Element, rows: readonly Element[]): boolean {
  if (/^(?:presentation|none)$/.test(table.getAttribute("role") ?? "")) return true;
  if (table.querySelector("pre, table, h1, h2, h3, blockquote, hr, iframe") !== null) return true;
  const oneColumn = rows.every((row) => cellsOf(row).length <= 1);
  return (
    oneColumn || (rows.length === 1 && table.querySelector("th") === null && table.querySelector("p, ul, ol") !== null)
  );
}

function cellText(writer: Writer, cell: Element, place: Place): string {
  const nodes = [...cell.childNodes].filter((node) => !isElement(node) || !writer.isSkipped(node));
  if (writer.isFull()) return "";
  // The bar ends a cell even within code.
  return writer.lineOf(nodes, place).replace(/\\?\|/g, "\\|");
}

/** Fills the places that cells with spans cover: a cell below a spanning one stays in its column. */
function spread(
  rows: readonly { readonly row: Element; readonly cells: readonly Element[] }[],
  textOf: (cell: Element) => string,
): readonly Row[] {
  let covered: number[] = [];
  return rows.map(({ row, cells }) => {
    const texts: string[] = [];
    const next: number[] = [];
    const skipCovered = () => {
      while ((covered[texts.length] ?? 0) > 0) {
        next[texts.length] = (covered[texts.length] ?? 0) - 1;
        texts.push("");
      }
    };
    for (const cell of cells) {
      skipCovered();
      if (texts.length >= MAX_COLUMNS) break;
      const down = span(cell, "rowspan") - 1;
      for (let i = span(cell, "colspan"); i > 0; i--) {
        if (down > 0) next[texts.length] = down;
        texts.push(i === span(cell, "colspan") ? textOf(cell) : "");
      }
    }
    skipCovered();
    covered = next;
    const header =
      row.parentElement?.tagName === "THEAD" || (cells.length > 0 && cells.every((cell) => cell.tagName === "TH"));
    return { cells: texts, header };
  });
}

function span(cell: Element, name: string): number {
  const raw = cell.getAttribute(name) ?? "";
  return /^\d{1,4}$/.test(raw) ? Math.min(MAX_SPAN, Math.max(1, Number(raw))) : 1;
}

function alignmentsOf(row: Element | undefined, width: number): readonly string[] {
  const cells = row === undefined ? [] : cellsOf(row);
  return Array.from({ length: width }, (_, i) => {
    const style = cells[i]?.getAttribute("style") ?? "";
    const align = cells[i]?.getAttribute("align") ?? /text-align\s*:\s*(\w+)/.exec(style)?.[1] ?? "";
    return align === "right" ? "---:" : align === "center" ? ":---:" : "---";
  });
}

function lineOf(cells: readonly string[], width: number): string {
  return `| ${Array.from({ length: width }, (_, i) => cells[i] ?? "").join(" | ")} |`;
}
