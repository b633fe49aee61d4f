/** The learner's own cards on two devices that are offline. */
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addCard, holdsCard, readCards, setCardFields, type NewCard } from "#shared/domain/cards.ts";
import { twoDevices } from "./two-devices.ts";

const card: NewCard = {
  id: "c1",
  guid: "c1",
  kind: "cloze",
  front: "The {{c1::cat}} sat",
  back: "",
  roadmap: "r",
  step: "s",
  topic: "s.t",
  note: "n1",
  tags: "",
  day: 20_000,
};

describe("a card", () => {
  it("reads as it was made", () => {
    const doc = new Y.Doc();
    addCard(doc, card);
    expect([...readCards([doc]).values()]).toEqual([{ ...card, deletedAt: null }]);
    expect([holdsCard(doc, "c1"), holdsCard(doc, "c2")]).toEqual([true, false]);
  });

  it("that both devices brought in from one file is one card", () => {
    const { here, there, meet } = twoDevices();
    addCard(here, card);
    addCard(there, { ...card, day: 20_001 });
    meet();
    expect(readCards([here]).size).toBe(1);
  });

  it("keeps an edit of one device and the trash of the other", () => {
    const { here, there, meet } = twoDevices((doc) => addCard(doc, card));
    setCardFields(here, "c1", { back: "an animal" });
    setCardFields(there, "c1", { deletedAt: 20_005 });
    meet();
    expect(readCards([there]).get("c1")).toMatchObject({ back: "an animal", deletedAt: 20_005 });
  });

  it("in two docs is one card, and one with a broken shape is passed over and kept", () => {
    const [older, newer] = [new Y.Doc(), new Y.Doc()];
    addCard(older, card);
    addCard(newer, { ...card, front: "later" });
    newer.getMap("cards").set("c2/front", 7);
    newer.getMap("cards").set("c3/front", "no day");
    expect([...readCards([older, newer]).values()].map(({ front }) => front)).toEqual([card.front]);
    expect(newer.getMap("cards").get("c2/front")).toBe(7);
  });
});
