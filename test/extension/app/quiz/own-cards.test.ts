/** The learner's own cards: made from a note, reviewed beside the others, out to Anki and in again. */
import { describe, expect, it } from "vitest";
import type { Note } from "#shared/domain/notes.ts";
import { cardOfDraft } from "#ext/app/quiz/own-cards.ts";
import { createQuizModel } from "#ext/app/quiz/quiz-model.ts";
import { createReviews } from "#ext/app/quiz/reviews.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";
import { unwrap } from "#shared/std/result.ts";
import { questionOf, quizFixture, ROADMAP, screenOf, settled, TODAY, type QuizFixture } from "./quiz-fixture.ts";

const note: Pick<Note, "id" | "roadmap" | "step" | "topic"> = {
  id: "n1",
  roadmap: ROADMAP,
  step: "rdb",
  topic: "rdb.joins",
};

const TOPIC = { type: "topic", roadmap: ROADMAP, topic: "rdb.joins" } as const;

async function withCards(fixture: QuizFixture, count = 2): Promise<void> {
  const reviews = createReviews({ docs: fixture.ports.docs, library: fixture.library });
  const random = createSeededRandom(7);
  const drafts = [
    { type: "cloze", text: "A LEFT JOIN keeps every row.", from: 2, to: 11 },
    { type: "basic", front: 'What is "NULL"?', back: "No value,\nand not zero" },
  ] as const;
  const cards = drafts.slice(0, count).flatMap((draft) => cardOfDraft(draft, note, TODAY - 1, random) ?? []);
  unwrap(await reviews.addCards(cards));
}

describe("a card of a note", () => {
  it("hides a passage or has two sides, and stands where its note stands", () => {
    const random = createSeededRandom(1);
    const cloze = cardOfDraft({ type: "cloze", text: " The cat sat ", from: 5, to: 8 }, note, TODAY, random);
    expect(cloze).toMatchObject({ kind: "cloze", front: "The {{c1::cat}} sat", topic: "rdb.joins", note: "n1" });
    expect(cloze?.guid).toBe(cloze?.id);
    expect(cardOfDraft({ type: "basic", front: "a", back: "  " }, note, TODAY, random)).toBeNull();
    expect(cardOfDraft({ type: "cloze", text: "abc", from: 1, to: 1 }, note, TODAY, random)).toBeNull();
  });

  it("is asked with the topic's questions, turned, and rated by the learner", async () => {
    const fixture = await quizFixture();
    await withCards(fixture, 1);
    const model = await fixture.open(TOPIC);
    while (questionOf(model).part.type !== "card") {
      model.acts.dontKnow();
      model.acts.go();
    }
    const { part } = questionOf(model);
    expect(part).toMatchObject({
      back: null,
      front: [{ text: "A " }, { text: "…", hidden: true }, { text: " keeps every row." }],
    });
    model.acts.choose(3);
    expect(questionOf(model).verdict).toBeNull();
    model.acts.go();
    expect(questionOf(model).part).toMatchObject({ front: [{}, { text: "LEFT JOIN", hidden: true }, {}] });
    model.acts.choose(3);
    expect(questionOf(model).verdict?.right).toBe(true);
    await settled();
    const { log } = await fixture.stored();
    expect([...log.reviews.values()].filter(({ question }) => question.startsWith("own/"))).toMatchObject([
      { grade: 3 },
    ]);
  });
});

describe("cards as Anki notes", () => {
  async function home(fixture: QuizFixture) {
    const files: string[] = [];
    const ports = { ...fixture.ports, download: (_name: string, content: string) => void files.push(content) };
    const model = createQuizModel({ ...fixture.context, ports }, null);
    model.start();
    await settled();
    const said = (): string | null => {
      const screen = screenOf(model);
      return screen.state === "home" ? screen.own.said : null;
    };
    return { model, files, said };
  }

  it("exported and imported into a fresh profile are equal; imported twice nothing is doubled", async () => {
    const old = await quizFixture();
    await withCards(old);
    const from = await home(old);
    from.model.acts.exportCards();
    expect(from.said()).toBe("2 cards exported.");
    const file = from.files[0] ?? "";

    const fresh = await quizFixture();
    const to = await home(fresh);
    to.model.acts.importCards(file);
    await settled();
    expect(to.said()).toBe("2 cards added, 0 were here already, 0 lines hold no card.");
    to.model.acts.importCards(file);
    await settled();
    expect(to.said()).toBe("0 cards added, 2 were here already, 0 lines hold no card.");
    const plain = async (fixture: QuizFixture) =>
      [...(await fixture.stored()).cards.values()]
        .map(({ day: _day, note: _note, ...card }) => card)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await plain(fresh)).toEqual(await plain(old));
    to.model.acts.exportCards();
    expect(new Set(to.files.at(-1)?.split("\n"))).toEqual(new Set(file.split("\n")));
  });

  it("that cannot be read leave everything as it is, in one sentence", async () => {
    const fixture = await quizFixture();
    const { model, said } = await home(fixture);
    model.acts.importCards("nothing\n");
    await settled();
    expect(said()).toContain("no cards in this file");
    fixture.disk.saveError = { type: "quota-exceeded", detail: "full" };
    model.acts.importCards("a\tb\n");
    await settled();
    expect(said()).toContain("could not be saved");
  });
});
