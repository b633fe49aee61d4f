import { describe, expect, it } from "vitest";
import { createCardMaker } from "#ext/app/quiz/card-maker.ts";
import { createCardsModel, type CardsModel } from "#ext/app/quiz/cards-model.ts";
import type { CardsScreen } from "#ext/app/quiz/cards-screen.ts";
import { settled } from "#test/support/settled.ts";
import { quizFixture, roadmap, type QuizFixture } from "./quiz-fixture.ts";

const NOTE = { id: "note-one", roadmap: roadmap.id, step: "rdb", topic: "rdb.joins" };
const CLOZE = { type: "cloze", text: "WHERE keeps only true.", from: 12, to: 16 } as const;

async function open(fixture: QuizFixture): Promise<CardsModel> {
  const model = createCardsModel(fixture.context);
  model.start();
  await settled();
  return model;
}

function screenOf(model: CardsModel): CardsScreen {
  const page = model.page.value;
  if (page.type !== "ready") throw new Error(`the page is ${page.type}`);
  return page.screen;
}

async function withCard(): Promise<{ fixture: QuizFixture; model: CardsModel; id: string }> {
  const fixture = await quizFixture();
  expect(await createCardMaker(fixture.context).keep(CLOZE, NOTE)).toBe(true);
  const model = await open(fixture);
  const [card] = screenOf(model).cards;
  if (!card) throw new Error("the card is not there");
  return { fixture, model, id: card.id };
}

describe("the learner's own cards", () => {
  it("are made of a passage, and belong where its note does", async () => {
    const { model } = await withCard();
    const [card] = screenOf(model).cards;
    expect(card?.front.filter(({ hidden }) => hidden).map(({ text }) => text)).toEqual(["only"]);
    expect(card?.where?.href).toBe(`#/roadmap/${roadmap.id}/rdb/rdb.joins`);
    expect(card?.when).toBe("not asked yet");
  });

  it("are not made of nothing", async () => {
    const fixture = await quizFixture();
    const maker = createCardMaker(fixture.context);
    expect(await maker.keep({ ...CLOZE, from: 4, to: 4 }, NOTE)).toBe(false);
    expect(maker.said.value).toContain("Nothing is hidden");
    expect(await maker.keep({ type: "basic", front: "Why?", back: " " }, NOTE)).toBe(false);
    expect((await fixture.stored()).cards.size).toBe(0);
  });

  it("go again when their making is taken back", async () => {
    const { fixture } = await withCard();
    expect(fixture.context.undo.undo()).toBe(true);
    await settled();
    expect(screenOf(await open(fixture)).cards).toEqual([]);
  });

  it("keep a change of their text, and refuse one that hides nothing any more", async () => {
    const { fixture, model, id } = await withCard();
    model.acts.edit(id);
    expect(screenOf(model).cards[0]?.edited?.front).toBe("WHERE keeps {{c1::only}} true.");
    model.acts.keep(id, "WHERE keeps true.", "");
    await settled();
    expect(screenOf(model).failed).toContain("Nothing is hidden");
    model.acts.keep(id, "WHERE keeps {{c1::what is true}}.", "And nothing unknown.");
    await settled();
    expect(screenOf(model).cards[0]?.edited).toBeNull();
    const stored = (await fixture.stored()).cards.get(id);
    expect([stored?.front, stored?.back]).toEqual(["WHERE keeps {{c1::what is true}}.", "And nothing unknown."]);
  });

  it("rest until they are asked for again", async () => {
    const { fixture, model, id } = await withCard();
    model.acts.rest(id);
    await settled();
    expect(screenOf(model).cards[0]).toMatchObject({ resting: true, when: "not asked any more" });
    expect(screenOf(await open(fixture)).cards[0]?.resting).toBe(true);
    model.acts.rest(id);
    await settled();
    expect(screenOf(model).cards[0]?.resting).toBe(false);
  });

  it("go to the trash, and come back by undo", async () => {
    const { fixture, model, id } = await withCard();
    model.acts.trash(id);
    await settled();
    expect(screenOf(model).cards).toEqual([]);
    expect((await fixture.stored()).cards.get(id)?.deletedAt).not.toBeNull();
    fixture.context.undo.undo();
    await settled();
    expect(screenOf(model).cards).toHaveLength(1);
  });

  it("say that a file holds no cards, and change nothing", async () => {
    const { model } = await withCard();
    model.acts.importCards("\u0000\u0001 not a file of cards");
    await settled();
    expect(screenOf(model).said).toContain("no cards");
    expect(screenOf(model).cards).toHaveLength(1);
  });
});
