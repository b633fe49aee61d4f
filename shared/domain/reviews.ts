/**
 * What was answered, in the docs `reviews/<year-month>`: append-only events under random ids, from which card states
 * are replayed. Nothing is ever taken out: an answer that was undone is named in `takenBack`, and a question that is to
 * rest has events of its own in `holds`.
 */
import type { Doc } from "yjs";
import * as v from "valibot";
import { monthOfDay, type Day } from "../std/day.ts";
import { DaySchema, readEntries } from "./flat-map.ts";
import type { DocName } from "./ids.ts";

/** 1 again, 2 hard, 3 good, 4 easy. */
export type Grade = 1 | 2 | 3 | 4;

export interface Review {
  /** `<roadmap>/<question>`, or `own/<card>` for a card of the learner's own. */
  readonly question: string;
  readonly rev: number;
  readonly day: Day;
  readonly grade: Grade;
  /** Time taken, in milliseconds. */
  readonly ms: number;
  /** When it was given, in milliseconds since 1970: breaks ties within a day. */
  readonly at: number;
}

/** A question that rests: for good, or until the day after `day`. `none` ends what came before. */
export interface Hold {
  readonly question: string;
  readonly hold: "suspend" | "bury" | "none";
  readonly day: Day;
  readonly at: number;
}

/** Something is wrong with a question, in the learner's own words. Nothing sends it anywhere: see the export. */
export interface Complaint {
  readonly question: string;
  readonly rev: number;
  readonly day: Day;
  readonly text: string;
}

/** Everything that the reviews docs of a library say, put together. */
export interface ReviewLog {
  /** By random id. */
  readonly reviews: ReadonlyMap<string, Review>;
  /** Ids of reviews that were undone. */
  readonly takenBack: ReadonlySet<string>;
  readonly holds: ReadonlyMap<string, Hold>;
  readonly complaints: ReadonlyMap<string, Complaint>;
  /** Events that are not understood. They stay in their docs. */
  readonly broken: number;
}

const Key = v.pipe(v.string(), v.minLength(1));
const Rev = v.pipe(v.number(), v.integer(), v.minValue(1));
const Time = v.pipe(v.number(), v.finite());

const ReviewSchema = v.object({
  question: Key,
  rev: Rev,
  day: DaySchema,
  grade: v.picklist([1, 2, 3, 4]),
  ms: v.pipe(v.number(), v.finite(), v.minValue(0)),
  at: Time,
});

const HoldSchema = v.object({
  question: Key,
  hold: v.picklist(["suspend", "bury", "none"]),
  day: DaySchema,
  at: Time,
});

const ComplaintSchema = v.object({ question: Key, rev: Rev, day: DaySchema, text: v.string() });

/** The doc that takes what happens on `day`. */
export function reviewsDocOfDay(day: Day): DocName {
  return `reviews/${monthOfDay(day)}`;
}

/** Reviews by their random id. */
export function readReviews(doc: Doc): Map<string, Review> {
  return readEntries(doc, "reviews", ReviewSchema);
}

/** Puts the docs together; their order has no effect. */
export function readReviewLog(docs: Iterable<Doc>): ReviewLog {
  const reviews = new Map<string, Review>();
  const takenBack = new Set<string>();
  const holds = new Map<string, Hold>();
  const complaints = new Map<string, Complaint>();
  let broken = 0;
  for (const doc of docs) {
    const found = readReviews(doc);
    const asleep = readEntries(doc, "holds", HoldSchema);
    broken += doc.getMap("reviews").size - found.size + (doc.getMap("holds").size - asleep.size);
    for (const [id, review] of found) reviews.set(id, review);
    for (const [id, hold] of asleep) holds.set(id, hold);
    for (const [id, complaint] of readEntries(doc, "complaints", ComplaintSchema)) complaints.set(id, complaint);
    for (const [id, taken] of doc.getMap("takenBack").entries()) if (taken === true) takenBack.add(id);
  }
  return { reviews, takenBack, holds, complaints, broken };
}

export function addReview(doc: Doc, id: string, review: Review): void {
  doc.getMap("reviews").set(id, { ...review });
}

/** Undoes an answer. The event stays; two devices that both undo it say the same. */
export function takeBackReview(doc: Doc, id: string): void {
  doc.getMap("takenBack").set(id, true);
}

export function addHold(doc: Doc, id: string, hold: Hold): void {
  doc.getMap("holds").set(id, { ...hold });
}

export function addComplaint(doc: Doc, id: string, complaint: Complaint): void {
  doc.getMap("complaints").set(id, { ...complaint });
}
