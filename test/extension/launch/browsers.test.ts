import { describe, expect, it } from "vitest";
import { findChromium, findFirefox, type Machine } from "#ext/launch/browsers.ts";

function machine(files: readonly string[], rest: Partial<Machine> = {}): Machine {
  return { platform: "linux", env: { PATH: "/opt/bin:/usr/bin" }, exists: (path) => files.includes(path), ...rest };
}

describe("finding a browser", () => {
  it("takes the browser that the environment names before any other", () => {
    const env = { WAYMARK_CHROMIUM: "/my/browser", PATH: "/usr/bin" };
    expect(findChromium(machine(["/my/browser", "/usr/bin/chromium"], { env }))?.path).toBe("/my/browser");
    expect(findChromium(machine(["/usr/bin/chromium"], { env }))?.path).toBe("/usr/bin/chromium");
  });

  it("prefers each browser that takes an unpacked extension to Google Chrome", () => {
    const chrome = "/usr/bin/google-chrome";
    expect(findChromium(machine([chrome, "/usr/bin/microsoft-edge"]))).toEqual({
      kind: "edge",
      path: "/usr/bin/microsoft-edge",
    });
    expect(findChromium(machine([chrome]))?.kind).toBe("chrome");
  });

  it("knows a Google Chrome that the environment names for what it is", () => {
    const path = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(findChromium(machine([path], { platform: "darwin", env: { CHROME_PATH: path } }))?.kind).toBe("chrome");
  });

  it("looks into the applications of a Mac and the programs of Windows", () => {
    const brave = "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser";
    expect(findChromium(machine([brave], { platform: "darwin", env: {} }))?.kind).toBe("brave");
    const edge = "C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe";
    const env = { "ProgramFiles(x86)": "C:\\Programs" };
    expect(findChromium(machine([edge], { platform: "win32", env }))?.path).toBe(edge);
  });

  it("finds either Firefox, and none where there is none", () => {
    expect(findFirefox(machine(["/usr/bin/firefox-esr"]))?.path).toBe("/usr/bin/firefox-esr");
    expect(findFirefox(machine([]))).toBeNull();
    expect(findChromium(machine([]))).toBeNull();
  });
});
