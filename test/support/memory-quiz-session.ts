/** The quizzes that a tab knows of, in memory. */
import { isFinished, type QuizSession, type QuizSessionStore } from "#ext/app/quiz/quiz-session.ts";

export function createMemoryQuizSession(): QuizSessionStore {
  let underWay: QuizSession | null = null;
  let finished: QuizSession | null = null;
  return {
    read: (address) => structuredClone([finished, underWay].find((one) => one?.address === address) ?? null),
    write: (session) => {
      underWay = session && !isFinished(session) ? structuredClone(session) : null;
      finished = session && isFinished(session) ? structuredClone(session) : null;
    },
    forgetFinished: () => {
      finished = null;
    },
  };
}
