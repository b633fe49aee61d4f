/** Answers of questions, append-only, in the docs `reviews/<year-month>`. Card states are replayed from them. */
import type { Doc } from "yjs";
import * as v from "valibot";
import type { Day } from "../std/day.ts";
import { DaySchema, readEntries } from "./flat-map.ts";

export interface Review {
  readonly question: string;
  readonly rev: number;
  readonly day: Day;
  /** 1 again, 2 hard, 3 good, 4 easy. */
  readonly grade: 1 | 2 | 3 | 4;
  /** Time taken, in milliseconds. */
  readonly ms: number;
  /** When it was given, in milliseconds since 1970: breaks ties within a day. */
  readonly at: number;
}

const ReviewSchema = v.object({
  question: v.string(),
  rev: v.pipe(v.number(), v.integer(), v.minValue(1)),
  day: DaySchema,
  grade: v.picklist([1, 2, 3, 4]),
  ms: v.pipe(v.number(), v.minValue(0)),
  at: v.number(),
});

/** Reviews by their random id. */
export function readReviews(doc: Doc): Map<string, Review> {
  return readEntries(doc, "reviews", ReviewSchema);
}

export function addReview(doc: Doc, id: string, review: Review): void {
  doc.getMap("reviews").set(id, { ...review });
}
