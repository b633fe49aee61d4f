import { expect, it } from "vitest";
import { defaultDeviceName } from "#ext/app/sync/device-name.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

const CHROMIUM =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

it.each([
  [CHROMIUM, ["Not A Brand", "Chromium"], "Chromium on Linux"],
  [CHROMIUM, ["Chromium", "Google Chrome"], "Chrome on Linux"],
  [
    CHROMIUM.replace("X11; Linux x86_64", "Windows NT 10.0; Win64; x64") + " Edg/156.0",
    ["Chromium"],
    "Edge on Windows",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:153.0) Gecko/20100101 Firefox/153.0", [], "Firefox on macOS"],
  ["Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0", [], "Firefox on Android"],
  ["something else", [], "Chromium"],
])("a device is called by its browser and system: %s", (agent, brands, name) => {
  expect(defaultDeviceName(createTestTexts(), agent, brands)).toBe(name);
});
