import { describe, expect, it } from "vitest";
import { writePairingLine } from "#shared/crypto/pairing-line.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import { MEMORY_WORLD } from "#test/support/memory-sync-desk.ts";
import { RELAY, WORDS, syncStage } from "./sync-stage.tsx";

const stage = syncStage();
const { openOn, find, has, click, type, said, standing, show, settledAfter } = stage;

describe("while sync is on", () => {
  it("shows the words on a click only, hides them on another, and by themselves", async () => {
    await openOn();
    expect(stage.place.textContent).not.toContain(WORDS.join(""));
    expect(stage.desk.asked).not.toContain("words");
    await click("sync-words");
    expect([...stage.place.querySelectorAll(".words b")].map((word) => word.textContent)).toEqual(WORDS);
    await click("sync-words");
    expect(has(".words")).toBe(false);
    await click("sync-words");
    await settledAfter(() => stage.timers.advance(119_000));
    expect(has(".words")).toBe(true);
    await settledAfter(() => stage.timers.advance(2_000));
    expect(has(".words")).toBe(false);
  });

  it("copies the one line without showing the words", async () => {
    await openOn();
    await click("sync-copy");
    expect(stage.copied).toEqual([await writePairingLine({ secret: MEMORY_WORLD.there.secret, relayOrigin: RELAY })]);
    expect(has(".words")).toBe(false);
    expect(find('[data-act="sync-copy"]').textContent).toBe("Copied");
  });

  it("renames this browser, and refuses an empty name in a sentence", async () => {
    await openOn();
    await click("sync-rename");
    await type("device-name", "   ");
    await click("sync-keep-name");
    expect(said()).toBe("A browser needs a name here.");
    await type("device-name", "Chromium on the desk");
    await click("sync-keep-name");
    expect(find('[data-device="this"]').textContent).toBe("Chromium on the deskthis browserRename");
  });

  it.each<[Partial<SyncFacts>, string]>([
    [{ state: { type: "synced" }, syncedAt: MEMORY_WORLD.now - 1000 }, "Synced just now"],
    [{ state: { type: "synced" }, syncedAt: MEMORY_WORLD.now - 5 * 60_000 }, "Synced 5 minutes ago"],
    [{ state: { type: "syncing" }, owed: 2 }, "Syncing …2 changes are kept here for now."],
    [{ state: { type: "offline" }, owed: 3 }, "Offline, 3 changes kept here"],
    [
      { state: { type: "offline" }, syncedAt: MEMORY_WORLD.now - 3 * 3_600_000 },
      "Offline, nothing waits hereLast synced 3 hours ago.",
    ],
    [{ state: { type: "refused", reason: "storage-full" } }, "The relay refuses: it has no room left."],
    [{ state: { type: "refused", reason: "fork" } }, "The relay refuses: fork."],
    [
      { state: { type: "storage", detail: "secret detail" } },
      "Sync stands still: the storage of this browser does not answer. Nothing was reset.",
    ],
    [
      { state: { type: "synced" }, quarantined: 1, newer: 2, blobsMissing: 3, blobsTooLarge: 1 },
      [
        "Synced just now3 saved pages are still on their way.",
        "1 letter could not be opened. It is kept as it came, and your browsers send what it held again.",
        "2 letters come from a newer Waymark. Update this one to read them.",
        "1 saved page is larger than the relay takes. It stays in this browser.",
      ].join(""),
    ],
  ])("says how it stands: %o", async (facts, text) => {
    await openOn();
    await show(facts);
    expect(standing()).toBe(text);
  });

  it("names the browser that it waits for, and one that has no name yet", async () => {
    await openOn();
    await show({}, { waitingFor: ["Firefox on the laptop", ""] });
    expect(standing()).toContain(
      "Waiting for changes from Firefox on the laptop.Waiting for changes from another browser.",
    );
  });

  it("grows older by the minute", async () => {
    await openOn();
    expect(standing()).toBe("Synced just now");
    for (const text of ["Synced 1 minute ago", "Synced 2 minutes ago"]) {
      stage.clock.advance(60_000);
      await settledAfter(() => stage.timers.advance(60_000));
      expect(standing()).toBe(text);
    }
  });

  it("syncs at once when told to, and says when that is refused", async () => {
    await openOn();
    await show({ state: { type: "offline" }, owed: 1 });
    await click("sync-now");
    expect(standing()).toBe("Synced just now");
    stage.desk.fail("syncNow", { type: "save-failed", detail: "background: asleep" });
    await click("sync-now");
    expect(said()).toBe("The storage of this browser does not answer. What you have is safe; try again.");
  });

  it("leaves after one question, says that everything is still here, and takes the question back", async () => {
    await openOn();
    await click("sync-words");
    await click("sync-leave");
    expect(document.activeElement?.textContent).toBe(`Leave ${RELAY}?`);
    await click("sync-stay");
    expect(has("[data-ask]")).toBe(false);
    expect(stage.desk.asked).not.toContain("leave");
    await click("sync-leave");
    await click("sync-yes");
    expect(find('[data-panel="create"]').textContent).toContain("Everything is still here.");
    await openOn();
    expect(has(".words")).toBe(false);
  });

  it("deletes at the relay only after two questions", async () => {
    await openOn();
    await click("sync-delete");
    expect(find("[data-ask]").dataset["ask"]).toBe("delete");
    await click("sync-yes");
    expect(stage.desk.asked).not.toContain("deleteSpace");
    expect(document.activeElement?.textContent).toBe("Delete them for ever?");
    stage.desk.fail("deleteSpace", { type: "relay-missing" });
    await click("sync-yes");
    expect(said()).toMatch(/Nothing answers/);
    expect(has('[data-sync-part="on"]')).toBe(true);
    await click("sync-yes");
    expect(find('[data-panel="create"]').textContent).toContain("The letters at the relay are deleted.");
  });

  it("forgets shown words when another page turns sync off", async () => {
    await openOn();
    await click("sync-words");
    await show({ state: { type: "off" } }, { relay: null });
    await show({ state: { type: "synced" } }, { relay: RELAY });
    expect(has(".words")).toBe(false);
  });
});
