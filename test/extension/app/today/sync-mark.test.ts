import { describe, expect, it } from "vitest";
import { syncMarkOf } from "#ext/app/today/sync-mark.ts";
import { OFF, type SyncFacts } from "#shared/sync/facts.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

describe("the quiet mark", () => {
  const texts = createTestTexts();

  it.each([null, OFF])("says what became of the last act on this device while sync is off or not known", (sync) => {
    const label = (mark: { readonly label: string }): string => mark.label;
    expect(label(syncMarkOf(texts, { type: "saved" }, true, sync))).toBe("Saved on this device");
    expect(label(syncMarkOf(texts, { type: "saved" }, false, sync))).toBe("Kept on this device");
    expect(label(syncMarkOf(texts, { type: "saving" }, true, sync))).toBe("Saving …");
    expect(label(syncMarkOf(texts, { type: "quota-exceeded", detail: "" }, true, sync))).toBe("Not saving");
    expect(syncMarkOf(texts, { type: "save-failed", detail: "" }, false, sync).state).toBe("failed");
  });

  it.each<[Partial<SyncFacts>, string, string]>([
    [{ state: { type: "synced" } }, "synced", "Synced"],
    [{ state: { type: "syncing" }, owed: 1, syncedAt: 5 }, "syncing", "Syncing …"],
    [{ state: { type: "syncing" }, owed: 0, syncedAt: 5 }, "synced", "Synced"],
    [{ state: { type: "syncing" }, owed: 0, syncedAt: null }, "syncing", "Syncing …"],
    [{ state: { type: "offline" } }, "offline", "Offline"],
    [{ state: { type: "offline" }, owed: 1 }, "offline", "Offline · 1 change kept here"],
    [{ state: { type: "offline" }, owed: 3 }, "offline", "Offline · 3 changes kept here"],
    [{ state: { type: "refused", reason: "storage-full" } }, "refused", "Relay refuses"],
    [{ state: { type: "storage", detail: "" } }, "still", "Not syncing"],
  ])("says how sync stands, once all is saved here: %o", (facts, state, label) => {
    const sync = { ...OFF, ...facts };
    expect(syncMarkOf(texts, { type: "saved" }, true, sync)).toEqual({ state, label });
    expect(syncMarkOf(texts, { type: "saving" }, true, sync).state).toBe("saving");
    expect(syncMarkOf(texts, { type: "save-failed", detail: "" }, true, sync).state).toBe("failed");
  });
});
