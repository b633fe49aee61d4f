/**
 * A book of cards that is known to be behind its docs. It is shown until a page or the background has worked out a new
 * one.
 */
import type { CardBook } from "#shared/ports.ts";

/** No day of the learner's: 1 January 1970. */
const NEVER = 0;

export function expired(book: CardBook | null): CardBook {
  return { cards: [], days: [], ...book, builtOn: NEVER };
}

export function isExpired({ builtOn }: CardBook): boolean {
  return builtOn === NEVER;
}
