import { expect, it } from "vitest";
import { browserSwitches, hasDisplay } from "#ext/launch/open-browser.ts";

const options = { browser: { kind: "chromium", path: "/usr/bin/chromium" }, extension: "/e", profile: "/p" } as const;

it("gives up the sandbox for root only", () => {
  expect(browserSwitches({ ...options, isRoot: true })).toContain("--no-sandbox");
  expect(browserSwitches({ ...options, isRoot: false })).not.toContain("--no-sandbox");
});

it("opens no port for a debugger", () => {
  expect(browserSwitches({ ...options, isRoot: false }).join(" ")).not.toContain("debugging-port");
});

it("needs a display on Linux alone", () => {
  expect(hasDisplay("linux", {})).toBe(false);
  expect(hasDisplay("linux", { DISPLAY: "" })).toBe(false);
  expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
  expect(hasDisplay("darwin", {})).toBe(true);
});
