/** Rows of Anki's text format: fields between separators, quoted where they hold one, lines that begin with # aside. */

export const NEWLINE = "\n";

/** One field as it stands in a file. */
export function quoted(field: string): string {
  return /["\t\r\n]|^#/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

export interface Row {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Rows after the headers. A quote that never ends takes the rest of the file as one field. */
export function readRows(text: string, separator: string): readonly Row[] {
  const rows: Row[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (text[at] === "#" || end === at) {
      at = end + 1;
      line += 1;
      continue;
    }
    const row = readRow(text, at, separator);
    rows.push({ line, fields: row.fields });
    line += countNewlines(text.slice(at, row.end)) + 1;
    at = row.end + 1;
  }
  return rows;
}

function readRow(text: string, start: number, separator: string): { fields: string[]; end: number } {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, separator);
    fields.push(field.value);
    at = field.end;
    if (text[at] !== separator) return { fields, end: at };
    at += 1;
  }
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function readQuoted(text: string, start: number): Field {
  let value = "";
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function readPlain(text: string, start: number, separator: string): Field {
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== NEWLINE) at += 1;
  return { value: text.slice(start, at), end: at };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf(NEWLINE, at);
  return end === -1 ? text.length : end;
}

function countNewlines(text: string): number {
  return text.split(NEWLINE).length - 1;
}
