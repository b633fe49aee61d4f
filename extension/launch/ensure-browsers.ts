/**
 * Makes sure that the browsers and X tools which a run needs are there: installs them where that is this program's to
 * do (root on Debian or Ubuntu), and says elsewhere what to install.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { err, ok } from "#shared/std/result.ts";
import type { Result } from "#shared/std/result.ts";
import { findChromium, findCommand, findFirefox, THIS_MACHINE, type Machine } from "./browsers.ts";

export type Tool = "chromium" | "firefox" | "xvfb" | "xdotool";

export interface MissingTools {
  readonly type: "tools-missing";
  readonly missing: readonly Tool[];
  /** One or more sentences for the person at the terminal. */
  readonly advice: string;
}

/** Chromium with letters that a usual machine has: alone it brings only some that are far wider. */
const APT_PACKAGES: Readonly<Record<Tool, readonly string[]>> = {
  chromium: ["chromium", "fonts-liberation"],
  firefox: ["firefox-esr"],
  xvfb: ["xvfb"],
  xdotool: ["xdotool"],
};

/** Installs what is missing of `wanted`, if that may be done here. `say` hears of what takes long. */
export async function ensureBrowsers(
  wanted: readonly Tool[],
  say: (sentence: string) => void,
): Promise<Result<void, MissingTools>> {
  const missing = missingOf(wanted);
  if (missing.length > 0 && mayInstall()) {
    const packages = missing.flatMap((tool) => APT_PACKAGES[tool]);
    say(`Installing ${packages.join(", ")} with apt; this takes a minute or two.`);
    await apt(["update"]);
    await apt(["install", "-y", "--no-install-recommends", ...packages]);
  }
  const still = missingOf(wanted);
  if (still.length === 0) return ok();
  return err({ type: "tools-missing", missing: still, advice: adviceFor(still, THIS_MACHINE) });
}

/** What to type or fetch so that `missing` are there. */
export function adviceFor(missing: readonly Tool[], machine: Machine): string {
  const isLinux = machine.platform === "linux";
  if (isLinux && machine.exists("/usr/bin/apt-get")) {
    return `Install what is missing: sudo apt-get install ${missing.flatMap((tool) => APT_PACKAGES[tool]).join(" ")}`;
  }
  const sentences: string[] = [];
  if (missing.includes("chromium")) {
    sentences.push(
      machine.platform === "darwin"
        ? "Install Chromium (brew install --cask chromium), Brave or Microsoft Edge, or set WAYMARK_CHROMIUM to a browser."
        : "Install Chromium, Brave or Microsoft Edge, or set WAYMARK_CHROMIUM to a browser.",
    );
  }
  if (missing.includes("firefox")) sentences.push("Install Firefox, or set WAYMARK_FIREFOX to it.");
  const xTools = missing.filter((tool) => tool === "xvfb" || tool === "xdotool");
  if (xTools.length > 0) {
    sentences.push(
      isLinux
        ? `Install ${xTools.join(" and ")} with the package manager of this system.`
        : `The tests of the address bar need ${xTools.join(" and ")}, which exist on Linux only: run the tests there.`,
    );
  }
  return sentences.join(" ");
}

function missingOf(wanted: readonly Tool[]): Tool[] {
  return wanted.filter((tool) => pathOf(tool, THIS_MACHINE) === null);
}

function pathOf(tool: Tool, machine: Machine): string | null {
  if (tool === "chromium") return findChromium(machine)?.path ?? null;
  if (tool === "firefox") return findFirefox(machine)?.path ?? null;
  return findCommand(tool === "xvfb" ? "Xvfb" : tool, machine);
}

function mayInstall(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Its own output goes to ours; a failure shows in what is still missing afterwards. */
async function apt(args: readonly string[]): Promise<void> {
  await new Promise<void>((resolve) => {
    const child = spawn("/usr/bin/apt-get", args, {
      // Standard input closed: a package that asks a question must not wait for an answer.
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    child.on("error", () => resolve());
    child.on("exit", () => resolve());
  });
}
