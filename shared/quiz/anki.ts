/**
 * Cards as Anki's plain-text notes: `#` headers, then one row for each note. The guid goes out and comes back, so that
 * a second import adds nothing, in Anki and here. Scheduling is not in the format: it stays in the library.
 */
import { cardIdOfGuid, type NewCard, type OwnCard } from "../domain/cards.ts";
import { hexOfBytes } from "../std/bytes.ts";
import { err, ok, type Result } from "../std/result.ts";
import { readRows, quoted, NEWLINE, type Row } from "./anki-rows.ts";
import { hasCloze } from "./cloze.ts";
import { plainOfHtml } from "./plain-html.ts";

export type ImportedCard = Omit<NewCard, "day" | "note">;

export interface AnkiNotes {
  readonly cards: readonly ImportedCard[];
  /** Lines that hold no card, from 1. */
  readonly skipped: readonly number[];
}

export type AnkiError =
  /** More than this many characters or notes: not a file of a learner's own cards. */
  | { readonly type: "too-large" }
  /** Nothing in it reads as a note. */
  | { readonly type: "no-notes" };

const LARGEST_FILE = 8_000_000;
const MOST_NOTES = 20_000;
const LONGEST_FIELD = 20_000;

const COLUMNS = ["guid", "notetype", "deck", "front", "back", "tags"] as const;

/** All cards that are not in the trash, the oldest first. */
export function writeAnkiNotes(cards: Iterable<OwnCard>): string {
  const kept = [...cards].filter(({ deletedAt }) => deletedAt === null);
  const rows = kept
    .sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
    .map(({ guid, kind, front, back, tags, ...place }) =>
      [guid, kind === "cloze" ? "Cloze" : "Basic", deckOf(place), front, back, tags].map(quoted).join("\t"),
    );
  const headers = [
    "#separator:tab",
    "#html:false",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:6",
  ];
  return [...headers, ...rows, ""].join(NEWLINE);
}

export function parseAnkiNotes(file: string): Result<AnkiNotes, AnkiError> {
  if (file.length > LARGEST_FILE) return err({ type: "too-large" });
  const text = file.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, NEWLINE);
  const headers = headersOf(text);
  const rows = readRows(text, separatorOf(headers.get("separator")));
  if (rows.length > MOST_NOTES) return err({ type: "too-large" });
  const isHtml = headers.get("html") === "true";
  const cards = new Map<string, ImportedCard>();
  const skipped: number[] = [];
  for (const row of rows) {
    const card = cardOfRow(row, headers, isHtml);
    if (card === null || cards.has(card.id)) skipped.push(row.line);
    else cards.set(card.id, card);
  }
  return cards.size === 0 ? err({ type: "no-notes" }) : ok({ cards: [...cards.values()], skipped });
}

type Headers = ReadonlyMap<string, string>;

function headersOf(text: string): Headers {
  const headers = new Map<string, string>();
  for (const line of text.split(NEWLINE, 50)) {
    const match = /^#([^:]+):(.*)$/.exec(line);
    if (!match) break;
    headers.set((match[1] ?? "").trim().toLowerCase(), (match[2] ?? "").trim());
  }
  return headers;
}

const SEPARATORS: Readonly<Record<string, string>> = {
  tab: "\t",
  comma: ",",
  semicolon: ";",
  space: " ",
  pipe: "|",
  colon: ":",
};

function separatorOf(name = "tab"): string {
  return SEPARATORS[name.toLowerCase()] ?? (name.length === 1 ? name : "\t");
}

/** Columns that a header names are taken out; the first two of the rest are front and back. */
function cardOfRow({ fields }: Row, headers: Headers, isHtml: boolean): ImportedCard | null {
  const named = new Map<string, number>();
  for (const name of ["guid", "notetype", "deck", "tags"] as const) {
    const column = Number(headers.get(`${name} column`));
    if (Number.isInteger(column) && column > 0) named.set(name, column - 1);
  }
  const taken = new Set(named.values());
  const rest = fields.filter((_, i) => !taken.has(i)).map((field) => (isHtml ? plainOfHtml(field) : field).trim());
  const at = (name: (typeof COLUMNS)[number]): string => fields[named.get(name) ?? -1]?.trim() ?? "";
  const [front = "", back = ""] = rest;
  const kind = hasCloze(front) ? "cloze" : "basic";
  if (front === "" || (kind === "basic" && back === "")) return null;
  if (Math.max(front.length, back.length) > LONGEST_FIELD) return null;
  const guid = at("guid") || guidOfText(`${front}\u001f${back}`);
  const place = placeOfDeck(at("deck") || (headers.get("deck") ?? ""));
  return { id: cardIdOfGuid(guid), guid, kind, front, back, tags: at("tags") || (headers.get("tags") ?? ""), ...place };
}

type Place = Pick<OwnCard, "roadmap" | "step" | "topic">;

const DECK = "Waymark";

function deckOf({ roadmap, step, topic }: Place): string {
  return [DECK, roadmap, step, topic].filter((part) => part !== "").join("::");
}

function placeOfDeck(deck: string): Place {
  const [root, roadmap = "", step = "", topic = ""] = deck.split("::");
  return root === DECK ? { roadmap, step, topic } : { roadmap: "", step: "", topic: "" };
}

/** A name for a note without one, from its text: the same file read twice gives the same. FNV-1a, four times. */
function guidOfText(text: string): string {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  for (let part = 0; part < 4; part++) {
    let state = 0x81_1c_9d_c5 ^ (part * 0x9e_37_79_b9);
    for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01_00_01_93);
    view.setUint32(part * 4, state >>> 0);
  }
  return hexOfBytes(bytes);
}
