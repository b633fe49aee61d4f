import { describe, expect, it } from "vitest";
import { writePairingLine } from "#shared/crypto/pairing-line.ts";
import { MEMORY_WORLD } from "#test/support/memory-sync-desk.ts";
import { RELAY, WORDS, syncStage } from "./sync-stage.tsx";

const stage = syncStage();
const { open, find, has, click, type, valueOf, press, paste, words, said, settledAfter } = stage;

describe("turning sync on", () => {
  it("begins with the relay that is offered, and takes no focus on load", async () => {
    await open({ offeredRelay: "http://127.0.0.1:4000" });
    expect(valueOf("address")).toBe("http://127.0.0.1:4000");
    expect(document.activeElement).toBe(document.body);
    await click("sync-create");
    expect(find('[data-sync-part="on"]').textContent).toContain("http://127.0.0.1:4000");
    expect(said()).toMatch(/^Sync is on\. Write the twelve words down/);
    expect(has(".words")).toBe(false);
    expect(document.activeElement?.textContent).toBe("Synced just now");
  });

  it("says in a sentence what is wrong with an address, and keeps it", async () => {
    await open();
    await type("address", "http://relay.example.org");
    await click("sync-create");
    expect(said()).toMatch(/^Only a relay on this computer/);
    expect(valueOf("address")).toBe("http://relay.example.org");
    await type("address", "https://relay.example.org");
    expect(said()).toBe("");
    await click("sync-create");
    expect(has('[data-sync-part="on"]')).toBe(true);
  });

  it("shows a field for the invite code only when the relay asks for one", async () => {
    await open({ offeredRelay: RELAY });
    expect(has("input[name=invite]")).toBe(false);
    stage.desk.fail("create", { type: "invite-required" });
    await click("sync-create");
    expect(said()).toMatch(/asks for an invite code/);
    await type("invite", "oak");
    stage.desk.fail("create", { type: "invite-required" });
    await click("sync-create");
    expect(said()).toBe("The relay does not know this invite code.");
    await click("sync-create");
    expect(has('[data-sync-part="on"]')).toBe(true);
  });
});

describe("joining", () => {
  it("completes words by their beginning, with Tab, Enter, the space bar, arrows and the pointer", async () => {
    await open();
    await click("sync-open-join");
    expect(document.activeElement).toBe(find("#word-1"));
    await type("word-1", "ac");
    const options = (): string[] =>
      [...stage.place.querySelectorAll("[role=option]")].map((option) => option.textContent);
    expect(options()).toEqual(["access", "accident", "account", "accuse", "achieve", "acid"]);
    expect(find("#word-1").getAttribute("aria-activedescendant")).toBe("word-1-0");
    await press("word-1", "ArrowDown");
    await press("word-1", "ArrowDown");
    await press("word-1", "ArrowUp");
    expect((await press("word-1", "Enter")).defaultPrevented).toBe(true);
    expect(words()[0]).toBe("accident");
    expect(document.activeElement).toBe(find("#word-2"));
    await type("word-2", "zeb");
    // Tab takes the word and goes on by itself.
    expect((await press("word-2", "Tab")).defaultPrevented).toBe(false);
    expect(words()[1]).toBe("zebra");
    await type("word-3", "lar");
    await press("word-3", " ");
    expect(words()[2]).toBe("large");
    await type("word-4", "zo");
    await press("word-4", "Escape");
    expect(has("[role=option]")).toBe(false);
    await type("word-4", "zo");
    await settledAfter(() =>
      find("[role=option]").dispatchEvent(new Event("pointerdown", { bubbles: true, cancelable: true })),
    );
    expect(words()[3]).toBe("zone");
    expect(document.activeElement).toBe(find("#word-5"));
  });

  it("fills all fields from a paste, and joins at once where nothing is here yet", async () => {
    await open();
    await click("sync-open-join");
    await paste("word-3", WORDS.map((word, i) => `${i + 1}. ${word}`).join("\n"));
    expect(words()).toEqual(WORDS);
    await type("address", RELAY);
    await click("sync-look");
    expect(has('[data-sync-part="on"]')).toBe(true);
    expect(said()).toMatch(/has joined/);
    expect(find('[data-device="other"]').textContent).toBe("Firefox on the laptoplast change from it: yesterday");
  });

  it("takes the address from the one line too, and refuses a line that was changed", async () => {
    await open();
    await click("sync-open-join");
    const line = await writePairingLine({ secret: MEMORY_WORLD.there.secret, relayOrigin: RELAY });
    await paste("word-1", line.replace("waymark1:B", "waymark1:C"));
    expect(said()).toMatch(/cut off or was changed/);
    expect(words().join("")).toBe("");
    await paste("word-1", line);
    expect(words()).toEqual(WORDS);
    expect(valueOf("address")).toBe(RELAY);
  });

  it("names an unknown word with its place, counts what is missing, and knows a wrong checksum", async () => {
    await open();
    await click("sync-open-join");
    await type("word-9", "larhc");
    await click("sync-look");
    expect(said()).toBe("Word 9, “larhc”, is not on the list of words.");
    expect(find("#word-9").getAttribute("aria-invalid")).toBe("true");
    await type("word-9", "zebra");
    await click("sync-look");
    expect(said()).toBe("Twelve words are needed, and 1 is here.");
    await paste("word-1", Array.from({ length: 12 }, () => "zebra").join(" "));
    await type("address", RELAY);
    await click("sync-look");
    expect(said()).toMatch(/^These twelve words do not belong together/);
    expect(stage.desk.asked.filter((what) => what === "join")).toEqual([]);
    expect(has('[data-panel="join"]')).toBe(true);
  });

  it("asks before it merges with what is here, shows both, and leaves both when told to", async () => {
    await open({ here: { isEmpty: false, roadmaps: ["Frontend developer"], devices: [], notes: 3, topicsDone: 1 } });
    await click("sync-open-join");
    await paste("word-1", await writePairingLine({ secret: MEMORY_WORLD.there.secret, relayOrigin: RELAY }));
    await click("sync-look");
    expect(document.activeElement?.textContent).toBe("Two libraries become one");
    const cards = [...stage.place.querySelectorAll(".library")].map((card) => card.textContent);
    expect(cards[0]).toMatch(/In this browser.*Frontend developer.*1 topic done · 3 notes.*Chromium on Linux/);
    expect(cards[1]).toMatch(
      /Behind these words.*Backend developer 2026.*34 topics done · 12 notes.*Firefox on the lap/,
    );
    expect(stage.desk.asked).not.toContain("join");
    await click("sync-back");
    expect(words()).toEqual(WORDS);
    await click("sync-look");
    await click("sync-agree");
    expect(has('[data-sync-part="on"]')).toBe(true);
  });

  it.each([
    ["unknown-space", /knows no library with these words/],
    ["wrong-token", /does not accept these words/],
    ["relay-missing", /Nothing answers/],
    ["not-a-relay", /no relay that Waymark understands/],
    ["deleted-space", /deleted at the relay for ever/],
    ["client-too-old", /Update the extension/],
    ["relay-too-old", /operator has to update/],
    ["relay-full", /no room left/],
    ["relay-trouble", /trouble of its own/],
    ["registration-closed", /takes no new libraries/],
    ["read-only", /newer Waymark wrote/],
    ["no-library", /was lost/],
  ] as const)("says %s in a sentence, and the fields stay as they were", async (failure, sentence) => {
    await open();
    await click("sync-open-join");
    await paste("word-1", WORDS.join(" "));
    stage.desk.fail("preview", { type: failure });
    await click("sync-look");
    expect(said()).toMatch(sentence);
    expect(words()).toEqual(WORDS);
  });
});

it("says that the background does not answer, and asks again on a click", async () => {
  await open({}, async (made) => made.fail("overview", { type: "save-failed", detail: "background: none" }));
  expect(said()).toMatch(/does not answer/);
  await click("sync-retry");
  expect(has('[data-panel="create"]')).toBe(true);
});
