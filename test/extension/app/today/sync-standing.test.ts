import { describe, expect, it } from "vitest";
import { createSyncStanding } from "#ext/app/today/sync-standing.ts";
import { createManualTimers } from "#test/support/manual-timers.ts";
import { createMemorySyncDesk } from "#test/support/memory-sync-desk.ts";

/** The answer has come. */
const heard = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const RELAY = "https://relay.example.org";

describe("how sync stands, for the mark", () => {
  it("is asked once, and followed from then on", async () => {
    const desk = createMemorySyncDesk();
    await desk.create(RELAY, null);
    const standing = createSyncStanding(async () => desk, createManualTimers());
    expect(desk.asked).not.toContain("overview");
    standing.start();
    expect(standing.facts.value).toBeNull();
    await heard();
    expect(standing.facts.value?.state.type).toBe("synced");
    desk.show({ facts: { state: { type: "offline" }, owed: 2 } });
    expect(standing.facts.value).toMatchObject({ state: { type: "offline" }, owed: 2 });
    standing.dispose();
    desk.show({ facts: { owed: 9 } });
    expect(standing.facts.value?.owed).toBe(2);
  });

  it("is what was heard last: news beat an answer and a silence that come after them", async () => {
    const timers = createManualTimers();
    const desk = createMemorySyncDesk();
    const standing = createSyncStanding(async () => desk, timers);
    standing.start();
    const late = desk.overview();
    await late;
    desk.show({ facts: { state: { type: "offline" } } });
    await heard();
    timers.advance(3_000);
    expect(standing.facts.value?.state.type).toBe("offline");
  });

  it("is left to this device when the background fails", async () => {
    const desk = createMemorySyncDesk();
    desk.fail("overview", { type: "save-failed", detail: "" });
    const standing = createSyncStanding(async () => desk, createManualTimers());
    standing.start();
    await heard();
    expect(standing.facts.value?.state.type).toBe("off");
  });

  it("is left to this device when the background is silent, until it speaks", async () => {
    const timers = createManualTimers();
    const desk = createMemorySyncDesk();
    const standing = createSyncStanding(
      async () => ({ ...desk, overview: () => new Promise(() => undefined) }),
      timers,
    );
    standing.start();
    await heard();
    timers.advance(1_900);
    expect(standing.facts.value).toBeNull();
    timers.advance(200);
    expect(standing.facts.value?.state.type).toBe("off");
    desk.show({ facts: { state: { type: "synced" } } });
    expect(standing.facts.value?.state.type).toBe("synced");
  });
});
