/** What a page of this device keeps of quizzes in localStorage, and a tab of one that is finished. */
import { beforeEach, describe, expect, it } from "vitest";
import { withMirror } from "#ext/platform/card-mirror.ts";
import { quizSessionStore } from "#ext/platform/quiz-session-store.ts";
import { addAnswer, beginSession, changeDraft, goOn } from "#ext/app/quiz/quiz-session.ts";
import { createMemoryCardCache } from "#test/support/memory-card-cache.ts";

const AT = "#/quiz/due";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("the quiz under way", () => {
  const fresh = beginSession({ address: AT, day: 20_776, seed: "ab", keys: ["r/q1", "r/q2"] });

  it("comes back as it was left, at each stage", () => {
    const answer = { key: "r/q1", review: "e1", day: 20_776, right: true, grade: 3, ms: 900 } as const;
    const answered = addAnswer(fresh, { ...answer, answer: { type: "options", ids: ["b"] } });
    const typing = changeDraft(goOn(answered), { answer: { type: "text", text: "half" }, hint: true });
    for (const session of [fresh, answered, goOn(answered), typing]) {
      quizSessionStore.write(session);
      expect(quizSessionStore.read(AT)).toEqual(session);
    }
    quizSessionStore.write(null);
    expect(quizSessionStore.read(AT)).toBeNull();
  });

  it("is this tab's alone once it is finished, and gone when its summary is left", () => {
    const only = { ...fresh, keys: ["r/q1"] };
    const answer = { key: "r/q1", review: "e1", day: 20_776, right: true, grade: 3, ms: 900 } as const;
    const finished = goOn(addAnswer(only, { ...answer, answer: { type: "unknown" } }));
    quizSessionStore.write(finished);
    expect(quizSessionStore.read(AT)).toEqual(finished);
    expect(quizSessionStore.read("#/quiz/minutes")).toBeNull();
    // Another tab has no such sessionStorage.
    expect(localStorage.getItem("waymark/quiz")).toBeNull();
    quizSessionStore.forgetFinished();
    expect(quizSessionStore.read(AT)).toBeNull();
  });

  it("is found beside a finished one of another address", () => {
    quizSessionStore.write({ ...fresh, address: "#/quiz/minutes", keys: [] });
    localStorage.setItem("waymark/quiz", JSON.stringify(fresh));
    expect(quizSessionStore.read(AT)).toEqual(fresh);
  });

  it.each([
    "not JSON",
    "null",
    JSON.stringify({ ...fresh, at: 7 }),
    JSON.stringify({ ...fresh, keys: "all" }),
    JSON.stringify({ ...fresh, done: [{ key: "r/q9" }] }),
  ])("counts as none when it is not understood: %s", (text) => {
    localStorage.setItem("waymark/quiz", text);
    expect(quizSessionStore.read(AT)).toBeNull();
  });
});

describe("the copy of the card cache", () => {
  const book = { builtOn: 20_776, cards: [], days: [{ day: 20_776, count: 1, ms: 10 }] };

  it("is what the last page wrote or read, and goes with it", async () => {
    const cards = createMemoryCardCache();
    const page = withMirror(cards);
    expect(page.glance()).toBeNull();
    await page.write(book);
    expect(page.glance()).toEqual(book);
    // Another context wrote meanwhile: the page knows once it has read.
    await cards.write({ ...book, builtOn: 20_777 });
    expect(page.glance()).toEqual(book);
    await page.read();
    expect(page.glance()).toEqual({ ...book, builtOn: 20_777 });
    await page.clear();
    expect(page.glance()).toBeNull();
  });

  it("is nothing when it is not understood", () => {
    localStorage.setItem("waymark/cards", JSON.stringify({ ...book, days: "many" }));
    expect(withMirror(createMemoryCardCache()).glance()).toBeNull();
  });
});
