/** The learner's own cards: made from a note, reviewed beside the others, out to Anki and in again. */
import { describe, expect, it } from "vitest";
import { cardIdOfGuid } from "#shared/domain/cards.ts";
import type { Note } from "#shared/domain/notes.ts";
import { cardOfDraft } from "#ext/app/quiz/own-cards.ts";
import { createCardsModel } from "#ext/app/quiz/cards-model.ts";
import { createQuizModel, type QuizModel } from "#ext/app/quiz/quiz-model.ts";
import { refreshCardCache } from "#ext/app/quiz/refresh.ts";
import { createReviews } from "#ext/app/quiz/reviews.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";
import { unwrap } from "#shared/std/result.ts";
import { settled } from "#test/support/settled.ts";
import { questionOf, quizFixture, ROADMAP, screenOf, summaryOf, TODAY, type QuizFixture } from "./quiz-fixture.ts";

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
    expect(questionOf(model)).toMatchObject({ goLabel: "Turn the card", canGo: true });
    model.acts.go();
    expect(questionOf(model).goLabel).not.toBe("Turn the card");
    expect(questionOf(model).canGo).toBe(false);
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

describe("a text that hides passages under several numbers", () => {
  const FILE =
    "#separator:tab\n#html:false\n#guid column:1\ng/1\t{{c1::WHERE}} keeps {{c2::only true}}, {{c1::ON}} not.\n";
  const ID = cardIdOfGuid("g/1");

  async function imported(times = 1): Promise<{ fixture: QuizFixture; exported: () => Promise<string> }> {
    const fixture = await quizFixture();
    const files: string[] = [];
    const ports = { ...fixture.ports, download: (_name: string, content: string) => void files.push(content) };
    for (let i = 0; i < times; i++) {
      const model = createQuizModel({ ...fixture.context, ports }, null);
      model.start();
      await settled();
      model.acts.importCards(FILE);
      await settled();
    }
    const exported = async (): Promise<string> => {
      const model = createQuizModel({ ...fixture.context, ports }, null);
      model.start();
      await settled();
      model.acts.exportCards();
      return files.at(-1) ?? "";
    };
    return { fixture, exported };
  }

  /** Turns what is asked and rates it; gives the front as it stood before, with holes as underscores. */
  function turn(model: QuizModel, rate: number): string {
    const { part } = questionOf(model);
    if (part.type !== "card") throw new Error("no card is asked");
    const front = part.front.map(({ text, hidden }) => (hidden ? "_" : text)).join("");
    model.acts.go();
    model.acts.choose(rate);
    model.acts.go();
    return front;
  }

  it("asks a card for each, and each comes back by itself", async () => {
    const { fixture } = await imported();
    const model = await fixture.open({ type: "minutes" });
    expect([turn(model, 1), turn(model, 3)].sort()).toEqual(["WHERE keeps _, ON not.", "_ keeps only true, _ not."]);
    expect(
      summaryOf(model)
        .lines.map(({ text }) => text)
        .sort(),
    ).toEqual(["WHERE keeps …, ON not.", "… keeps only true, … not."]);
    await settled();
    const { log } = await fixture.stored();
    expect([...log.reviews.values()].map(({ question }) => question).sort()).toEqual([`own/${ID}`, `own/${ID}.c2`]);
    fixture.clock.advance(86_400_000);
    expect(questionOf(await fixture.open({ type: "due" })).progress.legs).toHaveLength(1);
  });

  it("leaves as the one note that it came as, and is not doubled by a second import", async () => {
    const { fixture, exported } = await imported(2);
    expect((await fixture.stored()).cards.size).toBe(1);
    const rows = (text: string): string[] => text.split("\n").filter((line) => line.startsWith("g/1"));
    expect(rows(await exported())).toEqual([
      "g/1\tCloze\tWaymark\t{{c1::WHERE}} keeps {{c2::only true}}, {{c1::ON}} not.\t\t",
    ]);
  });

  it("that was answered as a whole before goes on with its first number", async () => {
    const { fixture } = await imported();
    const reviews = createReviews({ docs: fixture.ports.docs, library: fixture.library });
    const before = { question: `own/${ID}`, rev: 1, day: TODAY - 3, grade: 3, ms: 900, at: 1 } as const;
    unwrap(await reviews.add("old", before));
    expect(await refreshCardCache(fixture.context)).toBe(true);
    expect((await fixture.ports.cardCache.read())?.cards.map(({ key, last }) => [key, last])).toEqual([
      [`own/${ID}`, TODAY - 3],
    ]);
    const model = await fixture.open({ type: "minutes" });
    expect(new Set([turn(model, 3), turn(model, 3)])).toEqual(
      new Set(["_ keeps only true, _ not.", "WHERE keeps _, ON not."]),
    );
  });

  it("rests as a whole from the list of cards, and says when only a part of it does", async () => {
    const { fixture } = await imported();
    const model = await fixture.open({ type: "minutes" });
    model.acts.suspend();
    await settled();
    const cards = createCardsModel(fixture.context);
    cards.start();
    await settled();
    const line = () => {
      const page = cards.page.value;
      return page.type === "ready" ? page.screen.cards[0] : undefined;
    };
    expect(line()).toMatchObject({ resting: true, when: "not asked yet, a part of it rests" });
    cards.acts.rest(ID);
    await settled();
    expect(line()).toMatchObject({ resting: false, when: "not asked yet" });
    cards.acts.rest(ID);
    await settled();
    expect(line()).toMatchObject({ resting: true, when: "not asked any more" });
    // Not the quiz that was begun before.
    fixture.ports.quizSession.write(null);
    expect(screenOf(await fixture.open({ type: "minutes" })).state).toBe("nothing");
  });
});
