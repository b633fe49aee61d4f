import { expect, it } from "vitest";
import type { Machine } from "#ext/launch/browsers.ts";
import { adviceFor } from "#ext/launch/ensure-browsers.ts";

const without = (platform: NodeJS.Platform): Machine => ({ platform, env: {}, exists: () => false });
const debian: Machine = { platform: "linux", env: {}, exists: (path) => path === "/usr/bin/apt-get" };

it("names the packages to install where there is apt", () => {
  expect(adviceFor(["firefox", "xdotool"], debian)).toContain("apt-get install firefox-esr xdotool");
});

it("names every missing tool where there is none", () => {
  const advice = adviceFor(["chromium", "firefox", "xvfb", "xdotool"], without("linux"));
  for (const word of ["Chromium", "Firefox", "xvfb", "xdotool"]) expect(advice).toContain(word);
});

it("does not send a Mac to look for X tools", () => {
  expect(adviceFor(["xvfb"], without("darwin"))).toContain("on Linux only");
});
