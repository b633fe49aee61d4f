import { describe, expect, it } from "vitest";
import { syncMarkOf } from "#ext/app/today/sync-mark.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

describe("the quiet mark", () => {
  const texts = createTestTexts();

  it("says what became of the last act", () => {
    const label = (mark: { readonly label: string }): string => mark.label;
    expect(label(syncMarkOf(texts, { type: "saved" }, true))).toBe("Saved on this device");
    expect(label(syncMarkOf(texts, { type: "saved" }, false))).toBe("Kept on this device");
    expect(label(syncMarkOf(texts, { type: "saving" }, true))).toBe("Saving …");
    expect(label(syncMarkOf(texts, { type: "quota-exceeded", detail: "" }, true))).toBe("Not saving");
    expect(syncMarkOf(texts, { type: "save-failed", detail: "" }, false).state).toBe("failed");
  });
});
