/** Logs of reviews for tests: made up, and as two devices would hold them. */
import * as fc from "fast-check";
import type { Grade, Review, ReviewLog } from "#shared/domain/reviews.ts";
import type { ReplayInput } from "#shared/quiz/replay.ts";

/** Thursday 19 November 2026. */
export const TODAY = 20_776;

const QUESTIONS = ["r/q1", "r/q2", "r/q3", "own/c1"] as const;

export const EVERY_DAY = (): number => 1;

export interface Shape {
  /** Days before today that answers may be of; negative are days to come. */
  readonly oldest?: number;
  readonly newest?: number;
  readonly most?: number;
}

/** Entries under ids that differ; many share a question, a day and even a time. */
export function arbitraryEntries({ oldest = 60, newest = 0, most = 24 }: Shape = {}): fc.Arbitrary<[string, Review][]> {
  const answer = fc.record({
    question: fc.constantFrom(...QUESTIONS),
    rev: fc.constant(1),
    day: fc.integer({ min: TODAY - oldest, max: TODAY - newest }),
    grade: fc.constantFrom<Grade>(1, 2, 3),
    ms: fc.nat(60_000),
    at: fc.constantFrom(1, 2, 3),
  });
  return fc.uniqueArray(fc.tuple(fc.stringMatching(/^[0-9a-f]{8}$/), answer), {
    maxLength: most,
    selector: ([id]) => id,
  });
}

export function logOf(entries: Iterable<readonly [string, Review]>, rest: Partial<ReviewLog> = {}): ReviewLog {
  return {
    reviews: new Map(entries),
    takenBack: new Set(),
    holds: new Map(),
    complaints: new Map(),
    broken: 0,
    ...rest,
  };
}

export function inputOf(log: ReviewLog, rest: Partial<ReplayInput> = {}): ReplayInput {
  return {
    log,
    revs: new Map(QUESTIONS.map((key) => [key, 1])),
    retired: new Set(),
    today: TODAY,
    ease: EVERY_DAY,
    ...rest,
  };
}

/** One answer with what does not matter filled in. */
export function review(question: string, day: number, grade: Grade = 3, rest: Partial<Review> = {}): Review {
  return { question, rev: 1, day, grade, ms: 5_000, at: day * 86_400_000, ...rest };
}
