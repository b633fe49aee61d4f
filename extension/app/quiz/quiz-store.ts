/**
 * The answers behind the quiz pages: read once, changed in memory at once and then in the docs, so that a verdict never
 * waits for a disk. What could not be saved is taken out again. The card cache follows.
 */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { NewCard, OwnCard } from "#shared/domain/cards.ts";
import type { Complaint, Hold, Review, ReviewLog } from "#shared/domain/reviews.ts";
import { dayOfWallClock, type Day } from "#shared/std/day.ts";
import type { Result } from "#shared/std/result.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import { isExpired } from "./card-book.ts";
import { createReviews, type ReviewsRead } from "./reviews.ts";
import { quizState, type QuizState } from "./quiz-state.ts";

export interface QuizStore {
  /** Whole, with their questions. */
  readonly roadmaps: ReadonlySignal<readonly Roadmap[]>;
  /** Null until it is loaded. */
  readonly state: ReadonlySignal<QuizState | null>;
  /** Without the trash. */
  readonly own: ReadonlySignal<readonly OwnCard[]>;
  today(): Day;
  /** `also` is a roadmap that is looked at without being walked. False when storage or a roadmap did not answer. */
  load(also: string | null): Promise<boolean>;
  /** Each is there at once; false when it could not be saved and is gone again. */
  answer(id: string, review: Review): Promise<boolean>;
  takeBack(id: string, day: Day): Promise<boolean>;
  hold(id: string, hold: Hold): Promise<boolean>;
  complain(id: string, complaint: Complaint): Promise<boolean>;
  /** Those that are here already are left out. Gives how many were added, or null when they could not be saved. */
  addCards(cards: readonly NewCard[]): Promise<number | null>;
  /** Changes a card's texts, or puts it into the trash or back. */
  changeCard(id: string, change: CardChange): Promise<boolean>;
  dispose(): void;
}

export type CardChange = Partial<Pick<OwnCard, "front" | "back" | "deletedAt">>;

export function createQuizStore({ ports, library }: Pick<AppContext, "ports" | "library">): QuizStore {
  const reviews = createReviews({ docs: ports.docs, library });
  const read = signal<ReviewsRead | null>(null);
  const roadmaps = signal<readonly Roadmap[]>([]);
  const today = signal(dayNow());

  function dayNow(): Day {
    return dayOfWallClock(ports.clock.wall(), library.view.peek().profile.rolloverHour);
  }

  const state = computed(() =>
    read.value === null ? null : quizState(read.value, library.view.value, roadmaps.value, today.value),
  );
  let kept = "";
  const stop = effect(() => {
    const book = state.value?.book;
    const text = JSON.stringify(book ?? null);
    if (!book || text === kept) return;
    kept = text;
    // The cache may be rebuilt at will: a failure costs the new tab its row until the next time.
    void ports.cardCache.write(book).catch(() => undefined);
  });

  /** Another device's answers came in while the page is open. */
  const reread = async (): Promise<void> => {
    const book = await ports.cardCache.read().catch(() => null);
    if (read.peek() === null || !book || !isExpired(book)) return;
    const found = await reviews.read().catch(() => null);
    const now = read.peek();
    if (!found?.ok || !now) return;
    // What was answered on this page a moment ago may not be in its doc yet.
    const log = {
      ...found.value.log,
      reviews: new Map([...now.log.reviews, ...found.value.log.reviews]),
      takenBack: new Set([...now.log.takenBack, ...found.value.log.takenBack]),
      holds: new Map([...now.log.holds, ...found.value.log.holds]),
    };
    kept = "";
    read.value = { log, cards: new Map([...now.cards, ...found.value.cards]) };
  };
  const stopListening = ports.cardCache.onChange(() => void reread());

  const changeLog = (change: (log: ReviewLog) => Partial<ReviewLog>): void => {
    const now = read.peek();
    if (now) read.value = { ...now, log: { ...now.log, ...change(now.log) } };
  };

  /** Makes a change in memory, then in the docs; takes it back when that failed. */
  async function keep(
    change: (log: ReviewLog) => Partial<ReviewLog>,
    back: (log: ReviewLog) => Partial<ReviewLog>,
    written: Promise<Result<void, unknown>>,
  ): Promise<boolean> {
    today.value = dayNow();
    changeLog(change);
    const saved = await written.catch(() => null);
    if (saved?.ok) return true;
    changeLog(back);
    return false;
  }

  return {
    roadmaps,
    state,
    own: computed(() => [...(read.value?.cards.values() ?? [])].filter(({ deletedAt }) => deletedAt === null)),
    today: () => {
      today.value = dayNow();
      return today.peek();
    },
    load: async (also) => {
      today.value = dayNow();
      const ids = new Set(library.view.peek().enrolments.map(({ roadmap }) => roadmap));
      if (also !== null) ids.add(also);
      if (ids.size === 0) for (const id of ports.catalog.ids()) ids.add(id);
      const loading = Promise.all([...ids].map((id) => ports.catalog.load(id))).catch(() => null);
      const [found, loaded] = await Promise.all([reviews.read().catch(() => null), loading]);
      if (!found?.ok || loaded === null) return false;
      roadmaps.value = loaded.filter((roadmap) => roadmap !== null);
      read.value = found.value;
      return true;
    },
    answer: (id, review) =>
      keep(
        (log) => ({ reviews: new Map(log.reviews).set(id, review) }),
        (log) => ({ reviews: without(log.reviews, id) }),
        reviews.add(id, review),
      ),
    takeBack: (id, day) =>
      keep(
        (log) => ({ takenBack: new Set([...log.takenBack, id]) }),
        (log) => ({ takenBack: new Set([...log.takenBack].filter((other) => other !== id)) }),
        reviews.takeBack(id, day),
      ),
    hold: (id, hold) =>
      keep(
        (log) => ({ holds: new Map(log.holds).set(id, hold) }),
        (log) => ({ holds: without(log.holds, id) }),
        reviews.hold(id, hold),
      ),
    complain: (id, complaint) =>
      keep(
        (log) => ({ complaints: new Map(log.complaints).set(id, complaint) }),
        (log) => ({ complaints: without(log.complaints, id) }),
        reviews.complain(id, complaint),
      ),
    addCards: async (cards) => {
      const now = read.peek();
      if (!now) return null;
      const fresh = cards.filter(({ id }) => !now.cards.has(id));
      const saved = await reviews.addCards(fresh).catch(() => null);
      if (!saved?.ok) return null;
      const all = new Map(read.peek()?.cards ?? now.cards);
      for (const card of fresh) all.set(card.id, { ...card, deletedAt: null });
      read.value = { ...(read.peek() ?? now), cards: all };
      return fresh.length;
    },
    changeCard: async (id, change) => {
      const before = read.peek()?.cards.get(id);
      if (!before) return false;
      const put = (card: OwnCard): void => {
        const now = read.peek();
        if (now) read.value = { ...now, cards: new Map(now.cards).set(id, card) };
      };
      put({ ...before, ...change });
      const saved = await reviews.changeCard(id, change).catch(() => null);
      if (saved?.ok) return true;
      put(before);
      return false;
    },
    dispose: () => {
      stop();
      stopListening();
    },
  };
}

function without<Value>(map: ReadonlyMap<string, Value>, id: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([other]) => other !== id));
}
