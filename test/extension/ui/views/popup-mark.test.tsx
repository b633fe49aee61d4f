import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { createSyncStanding } from "#ext/app/today/sync-standing.ts";
import { PopupMark } from "#ext/ui/views/popup-mark.tsx";
import { createManualTimers } from "#test/support/manual-timers.ts";
import { createMemorySyncDesk } from "#test/support/memory-sync-desk.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

describe("the mark in the popup", () => {
  const place = document.createElement("div");
  afterEach(() => render(null, place));

  it("says nothing until it is known, then how sync stands, in a link that leaves the popup alone", async () => {
    const desk = createMemorySyncDesk();
    const standing = createSyncStanding(async () => desk, createManualTimers());
    await act(() => render(<PopupMark standing={standing} texts={createTestTexts()} />, place));
    expect(place.innerHTML).toBe("");
    await act(async () => {
      standing.start();
      await new Promise((resolve) => setTimeout(resolve));
    });
    expect(place.textContent).toBe("Kept on this device");
    await act(async () => {
      await desk.create("https://relay.example.org", null);
      desk.show({ facts: { state: { type: "offline" }, owed: 3 } });
    });
    expect(place.textContent).toBe("Offline · 3 changes kept here");
    expect(place.querySelector("a")?.target).toBe("_blank");
  });
});
