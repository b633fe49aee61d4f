/**
 * The quiz under way, in localStorage: a reload resumes at the same question before any database is open. One that is
 * finished goes to sessionStorage, which outlives a reload and is of this tab alone: another tab is asked anew.
 */
import * as v from "valibot";
import { isFinished, type QuizSession, type QuizSessionStore } from "#ext/app/quiz/quiz-session.ts";
import { DaySchema } from "#shared/domain/flat-map.ts";

const KEY = "waymark/quiz";

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Ms = v.pipe(v.number(), v.minValue(0));

const AnswerSchema = v.variant("type", [
  v.object({ type: v.literal("options"), ids: v.array(v.string()) }),
  v.object({ type: v.literal("statement"), value: v.boolean() }),
  v.object({ type: v.literal("order"), ids: v.array(v.string()) }),
  v.object({ type: v.literal("text"), text: v.string() }),
  v.object({ type: v.literal("unknown") }),
]);

const SessionSchema = v.pipe(
  v.object({
    address: v.string(),
    day: DaySchema,
    seed: v.string(),
    keys: v.array(v.string()),
    done: v.array(
      v.object({
        key: v.string(),
        review: v.string(),
        day: DaySchema,
        right: v.boolean(),
        grade: v.picklist([1, 2, 3, 4]),
        answer: AnswerSchema,
        ms: Ms,
      }),
    ),
    at: Count,
    draft: v.object({ answer: v.nullable(AnswerSchema), hint: v.boolean(), turned: v.boolean(), ms: Ms }),
  }),
  v.check((session) => isSound(session)),
);

/** Answers belong to the first keys, and the place is one of theirs or the first without. */
function isSound({ keys, done, at }: Pick<QuizSession, "keys" | "done" | "at">): boolean {
  const inOrder = done.every(({ key }, i) => keys[i] === key);
  return inOrder && at <= keys.length && (at === done.length || at === done.length - 1);
}

export const quizSessionStore: QuizSessionStore = {
  read: (address) => {
    // The background's worker has no such storage, and asks nothing.
    if (!("localStorage" in globalThis)) return null;
    return [readFrom(sessionStorage), readFrom(localStorage)].find((one) => one?.address === address) ?? null;
  },
  write: (session) => {
    const isOver = session !== null && isFinished(session);
    keep(localStorage, isOver ? null : session);
    keep(sessionStorage, isOver ? session : null);
  },
  forgetFinished: () => keep(sessionStorage, null),
};

function readFrom(storage: Storage): QuizSession | null {
  try {
    const parsed = v.safeParse(SessionSchema, JSON.parse(storage.getItem(KEY) ?? "null"));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function keep(storage: Storage, session: QuizSession | null): void {
  try {
    if (session) storage.setItem(KEY, JSON.stringify(session));
    else storage.removeItem(KEY);
  } catch {
    // A full store costs the way back after a reload, and nothing else: answers are in the library.
  }
}
