/** The quiz under way, in localStorage: a reload resumes at the same question before any database is open. */
import * as v from "valibot";
import type { QuizSession, QuizSessionStore } from "#ext/app/quiz/quiz-session.ts";
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
  read: () => {
    // The background's worker has no localStorage, and asks nothing.
    if (!("localStorage" in globalThis)) return null;
    try {
      const parsed = v.safeParse(SessionSchema, JSON.parse(localStorage.getItem(KEY) ?? "null"));
      return parsed.success ? parsed.output : null;
    } catch {
      return null;
    }
  },
  write: (session) => {
    try {
      if (session) localStorage.setItem(KEY, JSON.stringify(session));
      else localStorage.removeItem(KEY);
    } catch {
      // A full store costs the way back after a reload, and nothing else: answers are in the library.
    }
  },
};
