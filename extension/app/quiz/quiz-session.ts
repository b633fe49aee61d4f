/**
 * A quiz under way, as this device remembers it: which questions, in which order, what was answered, and what is chosen
 * but not checked. It is no part of the library: only answers are. The steps here are pure.
 */
import type { Grade } from "#shared/domain/reviews.ts";
import type { Answer } from "#shared/quiz/judge.ts";
import type { Day } from "#shared/std/day.ts";

export interface QuizSession {
  /** The hash of its address: another quiz begins anew. */
  readonly address: string;
  readonly day: Day;
  /** Orders of options come from it. */
  readonly seed: string;
  readonly keys: readonly string[];
  /** Of the first keys, in order. */
  readonly done: readonly DoneAnswer[];
  /** Index of the question that is shown; as many as there are keys at the end. */
  readonly at: number;
  readonly draft: Draft;
}

export interface DoneAnswer {
  readonly key: string;
  /** The id of its event, to be taken back. */
  readonly review: string;
  readonly day: Day;
  readonly right: boolean;
  readonly grade: Grade;
  readonly answer: Answer;
  readonly ms: number;
}

/** What was done with the question that is shown. */
export interface Draft {
  /** Null until something was chosen or typed. */
  readonly answer: Answer | null;
  readonly hint: boolean;
  /** A card's back is shown. */
  readonly turned: boolean;
  /** Time taken before this page was opened, in milliseconds. */
  readonly ms: number;
}

/** One quiz under way at a time, shared by the pages of this device; and the one that this tab has finished. */
export interface QuizSessionStore {
  /** Of that address: finished in this tab, else under way in any. Null when there is none that is understood. */
  read(address: string): QuizSession | null;
  /** Null: nothing is under way, and nothing is finished here. */
  write(session: QuizSession | null): void;
  /** The summary was left: its address begins anew. */
  forgetFinished(): void;
}

export const NO_DRAFT: Draft = { answer: null, hint: false, turned: false, ms: 0 };

export function beginSession(begin: Pick<QuizSession, "address" | "day" | "seed" | "keys">): QuizSession {
  return { ...begin, done: [], at: 0, draft: NO_DRAFT };
}

/**
 * Goes on with a session of the same address and day whose questions are all still there. One that is finished shows
 * its summary again; where nothing was answered in it there is none.
 */
export function resumeSession(
  stored: QuizSession | null,
  address: string,
  day: Day,
  isThere: (key: string) => boolean,
): QuizSession | null {
  if (stored?.address !== address || stored.day !== day) return null;
  if (isFinished(stored) && stored.done.length === 0) return null;
  if (!stored.keys.every(isThere)) return null;
  return stored;
}

export function isFinished({ at, keys }: QuizSession): boolean {
  return at >= keys.length;
}

/** True while the answer of the question that is shown was given. */
export function isAnswered({ at, done }: QuizSession): boolean {
  return at < done.length;
}

export function changeDraft(session: QuizSession, change: Partial<Draft>): QuizSession {
  return { ...session, draft: { ...session.draft, ...change } };
}

export function addAnswer(session: QuizSession, answer: DoneAnswer): QuizSession {
  return { ...session, done: [...session.done, answer] };
}

export function goOn(session: QuizSession): QuizSession {
  return { ...session, at: session.at + 1, draft: NO_DRAFT };
}

/** Ends it here: only what was answered stays. */
export function stopHere(session: QuizSession): QuizSession {
  const keys = session.keys.slice(0, session.done.length);
  return { ...session, keys, at: keys.length, draft: NO_DRAFT };
}

/** Goes back to the question that was answered last, with what was answered. Null when there is none. */
export function undoLast(session: QuizSession): { readonly session: QuizSession; readonly undone: DoneAnswer } | null {
  const undone = session.done.at(-1);
  if (!undone) return null;
  const done = session.done.slice(0, -1);
  const answer = undone.answer.type === "unknown" ? null : undone.answer;
  return { undone, session: { ...session, done, at: done.length, draft: { ...NO_DRAFT, answer, ms: undone.ms } } };
}

/** Takes the question that is shown out; one that was answered stays answered, and the quiz goes on. */
export function dropCurrent(session: QuizSession): QuizSession {
  if (isAnswered(session)) return goOn(session);
  return { ...session, keys: session.keys.toSpliced(session.at, 1), draft: NO_DRAFT };
}
