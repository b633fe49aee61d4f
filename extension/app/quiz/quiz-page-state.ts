/** What a quiz page remembers, and what its acts work on. */
import type { QuizContext } from "./quiz-context.ts";
import type { QuizSession } from "./quiz-session.ts";
import type { QuizStore } from "./quiz-store.ts";

export interface QuizPageState {
  /** Null where a quiz is chosen, and where there was nothing to ask. */
  readonly session: QuizSession | null;
  /** When the question came into view (ms since 1970). */
  readonly shownAt: number;
  readonly failed: string | null;
  readonly complained: boolean;
  readonly unticked: ReadonlySet<string>;
  readonly marked: number | null;
  /** For screen readers. */
  readonly said: string;
  /** About the learner's own cards. */
  readonly ownSaid: string | null;
}

/** What the acts of a page work on. */
export interface QuizActsDeps {
  readonly context: QuizContext;
  readonly store: QuizStore;
  readonly page: { value: QuizPageState; peek(): QuizPageState };
  readonly setSession: (session: QuizSession | null) => void;
  readonly begin: () => void;
  readonly retry: () => void;
}
