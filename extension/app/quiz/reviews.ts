/**
 * The reviews docs: read as one log, and written to by the day of each act. An answer is an event under a random id, so
 * two devices that answer offline keep both.
 */
import type { Doc } from "yjs";
import { addCard, holdsCard, readCards, setCardFields, type NewCard, type OwnCard } from "#shared/domain/cards.ts";
import type { DocName } from "#shared/domain/ids.ts";
import {
  addComplaint,
  addHold,
  addReview,
  readReviewLog,
  reviewsDocOfDay,
  takeBackReview,
  type Complaint,
  type Hold,
  type Review,
  type ReviewLog,
} from "#shared/domain/reviews.ts";
import type { DocStore, OpenDoc, OpenDocError, SaveError } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { createDocActs } from "#ext/app/library/doc-acts.ts";
import type { LibraryModel } from "#ext/app/library-model.ts";

export type ReviewsError = OpenDocError | SaveError;

type Written = Promise<Result<void, ReviewsError>>;

/** All that the reviews docs hold. */
export interface ReviewsRead {
  readonly log: ReviewLog;
  /** By id, those in the trash included. */
  readonly cards: ReadonlyMap<string, OwnCard>;
}

/** Each act resolves when it is saved. */
export interface Reviews {
  read(): Promise<Result<ReviewsRead, OpenDocError>>;
  add(id: string, review: Review): Written;
  /** Undoes an answer of `day`. */
  takeBack(id: string, day: number): Written;
  hold(id: string, hold: Hold): Written;
  complain(id: string, complaint: Complaint): Written;
  /** In one transaction of the doc of their day, which is the same for all. */
  addCards(cards: readonly NewCard[]): Written;
  changeCard(id: string, change: Partial<Pick<OwnCard, "front" | "back" | "deletedAt">>): Written;
}

export interface ReviewsDeps {
  readonly docs: DocStore;
  readonly library: LibraryModel;
}

export function createReviews({ docs, library }: ReviewsDeps): Reviews {
  const acts = createDocActs({ docs, library });
  const writeOn = (day: number, act: (doc: Doc) => void): Written => acts.write(reviewsDocOfDay(day), act);

  /** The oldest first: where two hold the same card, the older one counts. */
  async function names(): Promise<Result<readonly DocName[], OpenDocError>> {
    const found = await docs.names();
    return found.ok ? ok(found.value.filter((name) => name.startsWith("reviews/")).sort()) : found;
  }

  async function read(): Promise<Result<ReviewsRead, OpenDocError>> {
    const found = await names();
    if (!found.ok) return found;
    const answers = await Promise.all(found.value.map((name) => docs.open(name)));
    const open: OpenDoc[] = [];
    let failed: OpenDocError | null = null;
    for (const answer of answers) {
      if (answer.ok) open.push(answer.value);
      else failed = answer.error;
    }
    try {
      if (failed) return err(failed);
      const all = open.map(({ doc }) => doc);
      return ok({ log: readReviewLog(all), cards: readCards(all) });
    } finally {
      await Promise.all(open.map((one) => one.close()));
    }
  }

  async function changeCard(id: string, change: Parameters<Reviews["changeCard"]>[1]): Written {
    const found = await names();
    if (!found.ok) return found;
    for (const name of found.value) {
      const holds = await acts.opened(name, async ({ doc }) => holdsCard(doc, id));
      if (!holds.ok) return holds;
      if (holds.value) return acts.write(name, (doc) => setCardFields(doc, id, change));
    }
    return err({ type: "save-failed", detail: "no-such-card" });
  }

  return {
    read,
    add: (id, review) => writeOn(review.day, (doc) => addReview(doc, id, review)),
    takeBack: (id, day) => writeOn(day, (doc) => takeBackReview(doc, id)),
    hold: (id, hold) => writeOn(hold.day, (doc) => addHold(doc, id, hold)),
    complain: (id, complaint) => writeOn(complaint.day, (doc) => addComplaint(doc, id, complaint)),
    addCards: async (cards) => {
      const [first] = cards;
      if (!first) return ok();
      return writeOn(first.day, (doc) => {
        for (const card of cards) addCard(doc, card);
      });
    },
    changeCard,
  };
}
