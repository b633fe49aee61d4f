/** The page of the learner's own cards: read once, changed one at a time, with a way back. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { idOfBytes } from "#shared/domain/ids.ts";
import type { OwnCard } from "#shared/domain/cards.ts";
import { cardsOf } from "#shared/quiz/asked.ts";
import { hasCloze } from "#shared/quiz/cloze.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import { cardsScreen, restOf } from "./cards-words.ts";
import type { CardsActs, CardsPage } from "./cards-screen.ts";
import { createAnkiDesk } from "./own-cards.ts";
import { createQuizStore } from "./quiz-store.ts";

export interface CardsModel {
  readonly page: ReadonlySignal<CardsPage>;
  readonly acts: CardsActs;
  /** Begins to load; returns the way to take the page down. */
  start(): () => void;
}

interface PageState {
  readonly phase: "loading" | "ready" | "fault";
  /** The id of the card that is being edited. */
  readonly editing: string | null;
  readonly said: string | null;
  readonly failed: string | null;
}

export function createCardsModel({ ports, library, undo }: AppContext): CardsModel {
  const { texts, clock, random } = ports;
  const store = createQuizStore({ ports, library });
  const anki = createAnkiDesk(texts, store);
  const page = signal<PageState>({ phase: "loading", editing: null, said: null, failed: null });

  const set = (change: Partial<PageState>): void => {
    page.value = { ...page.peek(), ...change };
  };
  const cardOf = (id: string): OwnCard | undefined => store.own.peek().find((card) => card.id === id);

  async function load(): Promise<void> {
    set({ phase: "loading" });
    set({ phase: (await store.load(null)) ? "ready" : "fault" });
  }

  async function unlessKept(work: Promise<boolean>): Promise<boolean> {
    set({ failed: null });
    const kept = await work;
    if (!kept) set({ failed: texts.t("cardsNotSaved") });
    return kept;
  }

  const isResting = (id: string): boolean => {
    const card = cardOf(id);
    const state = store.state.peek();
    return card !== undefined && state !== null && restOf(state, card) !== "none";
  };

  /** All that is asked of the card. */
  const putRest = (id: string, rests: boolean): void => {
    const card = cardOf(id);
    const hold = rests ? "suspend" : "none";
    for (const { key } of card ? cardsOf(card) : []) {
      const event = { question: key, hold, day: store.today(), at: clock.now() } as const;
      void unlessKept(store.hold(idOfBytes(random.bytes(16)), event));
    }
  };

  async function keep(id: string, front: string, back: string): Promise<void> {
    const card = cardOf(id);
    if (!card) return;
    const [asks, answers] = [front.trim(), back.trim()];
    const complete = card.kind === "cloze" ? hasCloze(asks) : asks !== "" && answers !== "";
    if (!complete) {
      set({ failed: texts.t(card.kind === "cloze" ? "cardsNothingHidden" : "cardsSideMissing") });
      return;
    }
    if (await unlessKept(store.changeCard(id, { front: asks, back: answers }))) set({ editing: null });
  }

  async function trash(id: string): Promise<void> {
    if (!(await unlessKept(store.changeCard(id, { deletedAt: store.today() })))) return;
    undo.offer({
      message: texts.t("cardsTrashed"),
      undo: () => void unlessKept(store.changeCard(id, { deletedAt: null })),
    });
  }

  return {
    page: computed((): CardsPage => {
      const now = page.value;
      const state = store.state.value;
      if (now.phase === "fault") {
        return {
          type: "fault",
          title: texts.t("quizFaultTitle"),
          lede: texts.t("quizFaultLede"),
          retryLabel: texts.t("quizRetry"),
        };
      }
      if (now.phase === "loading" || !state) return { type: "loading" };
      const input = { texts, state, cards: store.own.value, roadmaps: store.roadmaps.value };
      return { type: "ready", screen: cardsScreen({ ...input, ...now }) };
    }),
    acts: {
      edit: (id) => set({ editing: id, failed: null }),
      leave: () => set({ editing: null, failed: null }),
      keep: (id, front, back) => void keep(id, front, back),
      rest: (id) => {
        const rests = !isResting(id);
        putRest(id, rests);
        undo.offer({
          message: texts.t(rests ? "quizSuspended" : "cardsAskedAgain"),
          undo: () => putRest(id, !rests),
        });
      },
      trash: (id) => void trash(id),
      exportCards: () => {
        const { name, text, said } = anki.write();
        ports.download(name, text);
        set({ said });
      },
      importCards: (text) => {
        void anki.read(text).then((said) => {
          set({ said });
          return said;
        });
      },
      retry: () => void load(),
    },
    start: () => {
      void load();
      return () => store.dispose();
    },
  };
}
