/**
 * The learner's own cards, in the docs `reviews/<year-month>` of the day they were made: flat keys `<id>/<field>` with
 * plain values, because a card that came from a file has the same id on every device that read the file. Nothing is
 * deleted: the trash is a field.
 */
import type { Doc } from "yjs";
import * as v from "valibot";
import { utf8, hexOfBytes } from "../std/bytes.ts";
import type { Day } from "../std/day.ts";
import { DaySchema, readEntries } from "./flat-map.ts";

/** `cloze`: `front` holds `{{c1::what is hidden}}` as Anki writes it, and `back` what is added to the answer. */
export type CardKind = "basic" | "cloze";

export interface OwnCard {
  readonly id: string;
  /** What tells the card from others in files: its id for a card made here. */
  readonly guid: string;
  readonly kind: CardKind;
  readonly front: string;
  readonly back: string;
  /** Where it belongs; "" for a card from a file that does not say. */
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
  /** The note it was made from, or "". */
  readonly note: string;
  readonly tags: string;
  /** The day it was made or brought in. */
  readonly day: Day;
  /** The civil day it went to the trash, or null. */
  readonly deletedAt: Day | null;
}

export type NewCard = Omit<OwnCard, "deletedAt">;

const Field = v.union([v.string(), v.null(), DaySchema]);

const TEXTS = ["guid", "front", "back", "roadmap", "step", "topic", "note", "tags"] as const;

/** The id of the card that a guid names, the same on every device. A guid may hold what no key may: a slash. */
export function cardIdOfGuid(guid: string): string {
  return /^[\w-]{1,64}$/.test(guid) ? guid : `~${hexOfBytes(utf8(guid))}`;
}

/**
 * The key of a card's reviews. No roadmap may be called `own`. A text that hides passages under several numbers is a
 * card for each: the first has the key of the whole, which is also where it was asked before, the others their number
 * in it.
 */
export function keyOfCard(id: string, number: number | null = null): string {
  // No id holds a dot.
  return number === null ? `own/${id}` : `own/${id}.c${number}`;
}

/** Cards by id, those in the trash included. Where two docs hold one card, the older doc's fields count. */
export function readCards(docs: Iterable<Doc>): Map<string, OwnCard> {
  const cards = new Map<string, OwnCard>();
  for (const doc of docs) {
    for (const card of cardsOfDoc(doc)) if (!cards.has(card.id)) cards.set(card.id, card);
  }
  return cards;
}

function* cardsOfDoc(doc: Doc): Generator<OwnCard> {
  const byId = new Map<string, Map<string, string | number | null>>();
  for (const [key, value] of readEntries(doc, "cards", Field)) {
    const [id = "", field = ""] = key.split("/");
    const fields = byId.get(id) ?? new Map<string, string | number | null>();
    byId.set(id, fields.set(field, value));
  }
  for (const [id, fields] of byId) {
    const text = (field: (typeof TEXTS)[number]): string => {
      const value = fields.get(field);
      return typeof value === "string" ? value : "";
    };
    const day = fields.get("day");
    const deletedAt = fields.get("deletedAt");
    if (typeof day !== "number" || text("front") === "") continue;
    yield {
      id,
      guid: text("guid") || id,
      kind: fields.get("kind") === "cloze" ? "cloze" : "basic",
      front: text("front"),
      back: text("back"),
      roadmap: text("roadmap"),
      step: text("step"),
      topic: text("topic"),
      note: text("note"),
      tags: text("tags"),
      day,
      deletedAt: typeof deletedAt === "number" ? deletedAt : null,
    };
  }
}

/** True when the doc holds the card. */
export function holdsCard(doc: Doc, id: string): boolean {
  return doc.getMap("cards").has(`${id}/front`);
}

/** Empty fields are not written. */
export function addCard(doc: Doc, { id, ...fields }: NewCard): void {
  doc.transact(() => {
    for (const [field, value] of Object.entries(fields)) {
      if (value !== "") doc.getMap("cards").set(`${id}/${field}`, value);
    }
  });
}

export function setCardFields(
  doc: Doc,
  id: string,
  change: Partial<Pick<OwnCard, "front" | "back" | "deletedAt">>,
): void {
  const map = doc.getMap("cards");
  doc.transact(() => {
    for (const [field, value] of Object.entries(change)) {
      if (map.get(`${id}/${field}`) !== value) map.set(`${id}/${field}`, value);
    }
  });
}
