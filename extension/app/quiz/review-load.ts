/**
 * What the new tab and the planner know of the answers, from the card cache alone: no reviews doc and no scheduler is
 * loaded to say what is due.
 */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { CardBook, CardCache } from "#shared/ports.ts";
import { keyOf } from "#shared/domain/ids.ts";
import type { DueReview } from "#shared/planner/model.ts";
import { retrievability } from "#shared/quiz/forgetting.ts";
import type { Day } from "#shared/std/day.ts";
import type { ReviewLoad } from "#ext/app/planning/living-plan.ts";
import { isExpired } from "./card-book.ts";

export interface LivingReviewLoad {
  readonly load: ReadonlySignal<ReviewLoad>;
  /** Resolves once the cache was read, whatever it held. */
  readonly read: Promise<void>;
  dispose(): void;
}

/** `rebuild` is asked for once when the cache is of another day or missing; it may do nothing. */
export function createReviewLoad(
  cache: CardCache,
  today: ReadonlySignal<Day>,
  rebuild: () => Promise<void>,
): LivingReviewLoad {
  const book = signal<CardBook | null>(cache.glance());
  const known = signal(book.peek() !== null);
  let rebuiltOn: Day | null = null;
  const read = async (): Promise<void> => {
    const found = await cache.read().catch(() => null);
    book.value = found;
    known.value = true;
    const day = today.peek();
    if (found?.builtOn === day) return;
    // Once a day, or whenever the docs are known to hold more.
    if (rebuiltOn === day && !(found && isExpired(found))) return;
    rebuiltOn = day;
    await rebuild().catch(() => undefined);
  };
  const first = read();
  const stop = cache.onChange(() => void read());
  return {
    load: computed(() => ({ ...reviewLoad(book.value, today.value), known: known.value })),
    read: first,
    dispose: stop,
  };
}

export function reviewLoad(book: CardBook | null, today: Day): ReviewLoad {
  const now = book?.days.find(({ day }) => day === today);
  return {
    due: (book?.cards ?? []).map((card): DueReview => ({
      question: questionOf(card),
      roadmap: card.roadmap,
      due: card.due,
      retrievability: retrievability(card, today),
      minutes: card.minutes,
    })),
    minutesToday: Math.round((now?.ms ?? 0) / 60_000),
    answeredToday: now?.count ?? 0,
    days: new Set(book?.days.map(({ day }) => day)),
    known: true,
  };
}

type Named = CardBook["cards"][number];

/** The planner names a review by its roadmap and the rest of its key; a card of the learner's keeps its whole key. */
function questionOf({ key, roadmap }: Named): string {
  return key.startsWith(`${roadmap}/`) ? key.slice(roadmap.length + 1) : key;
}

/** How the planner's entries name a card. */
export function plannedKeyOf(card: Named): string {
  return keyOf(card.roadmap, questionOf(card));
}
