/**
 * Finds the browsers of this machine. Where they may be is data; the machine is an argument, so that the search is
 * tested without one.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export type BrowserKind = "chromium" | "brave" | "edge" | "chrome" | "firefox";

export interface FoundBrowser {
  readonly kind: BrowserKind;
  readonly path: string;
}

/** What the search looks at. `exists` answers for files. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
}

export const THIS_MACHINE: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/** Best first: Google Chrome refuses `--load-extension` since version 137, so that it is the last resort. */
const CHROMIUM_KINDS = ["chromium", "brave", "edge", "chrome"] as const;

const COMMANDS: Readonly<Record<BrowserKind, readonly string[]>> = {
  chromium: ["chromium", "chromium-browser"],
  brave: ["brave-browser", "brave"],
  edge: ["microsoft-edge", "microsoft-edge-stable"],
  chrome: ["google-chrome", "google-chrome-stable", "google-chrome-beta", "google-chrome-unstable"],
  firefox: ["firefox", "firefox-esr"],
};

const MAC_APPS: Readonly<Record<BrowserKind, string>> = {
  chromium: "Chromium.app/Contents/MacOS/Chromium",
  brave: "Brave Browser.app/Contents/MacOS/Brave Browser",
  edge: "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  chrome: "Google Chrome.app/Contents/MacOS/Google Chrome",
  firefox: "Firefox.app/Contents/MacOS/firefox",
};

const WINDOWS_FILES: Readonly<Record<BrowserKind, string>> = {
  chromium: "Chromium\\Application\\chrome.exe",
  brave: "BraveSoftware\\Brave-Browser\\Application\\brave.exe",
  edge: "Microsoft\\Edge\\Application\\msedge.exe",
  chrome: "Google\\Chrome\\Application\\chrome.exe",
  firefox: "Mozilla Firefox\\firefox.exe",
};

/** The browser of the Chromium family that loads an unpacked extension best, or null. */
export function findChromium(machine: Machine = THIS_MACHINE): FoundBrowser | null {
  const named = machine.env["WAYMARK_CHROMIUM"] ?? machine.env["CHROME_PATH"];
  if (named !== undefined && machine.exists(named)) return { kind: kindOfPath(named), path: named };
  return findFirst(CHROMIUM_KINDS, machine);
}

export function findFirefox(machine: Machine = THIS_MACHINE): FoundBrowser | null {
  const named = machine.env["WAYMARK_FIREFOX"];
  if (named !== undefined && machine.exists(named)) return { kind: "firefox", path: named };
  return findFirst(["firefox"], machine);
}

/** The path of a program on the search path, or null. Not for Windows, where programs are found by folder. */
export function findCommand(name: string, machine: Machine = THIS_MACHINE): string | null {
  const folders = (machine.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  // A daemon's short search path must not hide a browser that is installed.
  for (const folder of [...folders, "/usr/local/bin", "/usr/bin", "/snap/bin"]) {
    if (machine.exists(join(folder, name))) return join(folder, name);
  }
  return null;
}

function findFirst(kinds: readonly BrowserKind[], machine: Machine): FoundBrowser | null {
  for (const kind of kinds) {
    for (const path of candidates(kind, machine)) if (machine.exists(path)) return { kind, path };
  }
  return null;
}

function candidates(kind: BrowserKind, machine: Machine): string[] {
  const { env, platform } = machine;
  if (platform === "darwin") {
    return ["/Applications", `${env["HOME"] ?? ""}/Applications`].map((folder) => `${folder}/${MAC_APPS[kind]}`);
  }
  if (platform === "win32") {
    const folders = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]];
    return folders.filter((folder) => folder !== undefined).map((folder) => `${folder}\\${WINDOWS_FILES[kind]}`);
  }
  return COMMANDS[kind].map((name) => findCommand(name, machine)).filter((path) => path !== null);
}

function kindOfPath(path: string): BrowserKind {
  const name = path.toLowerCase();
  if (name.includes("brave")) return "brave";
  if (name.includes("edge")) return "edge";
  return /google[ -]?(?:\/|\\)?chrome/.test(name) ? "chrome" : "chromium";
}
