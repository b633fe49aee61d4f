/** A device's quiz under way, in memory. */
import type { QuizSession, QuizSessionStore } from "#ext/app/quiz/quiz-session.ts";

export function createMemoryQuizSession(): QuizSessionStore {
  let stored: QuizSession | null = null;
  return {
    read: () => structuredClone(stored),
    write: (session) => {
      stored = structuredClone(session);
    },
  };
}
