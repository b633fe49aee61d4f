/**
 * Opens a browser of the Chromium family with the built extension on its new tab, in a profile of the checkout's own.
 */
import { spawn, type ChildProcess } from "node:child_process";
import type { FoundBrowser } from "./browsers.ts";
import { createDebugPipe } from "./debug-pipe.ts";

export interface OpenOptions {
  readonly browser: FoundBrowser;
  /** Folder of the built extension. */
  readonly extension: string;
  readonly profile: string;
  readonly isRoot: boolean;
}

/**
 * Starts the browser, loads the extension and shows a new tab. `--load-extension` would load it after the first tab is
 * there, which then is the browser's own.
 */
export async function openBrowser(options: OpenOptions): Promise<ChildProcess> {
  const child = spawn(options.browser.path, browserSwitches(options), {
    // A group of its own, so that it can be ended with all its processes and nobody else's.
    detached: true,
    // What a browser says about its own machine is of no use to the reader.
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const pipe = createDebugPipe(child);
  const first = pageTargets(await pipe.send("Target.getTargets", {}));
  await pipe.send("Extensions.loadUnpacked", { path: options.extension });
  await pipe.send("Target.createTarget", { url: "chrome://newtab/" });
  for (const targetId of first) await pipe.send("Target.closeTarget", { targetId });
  return child;
}

export function browserSwitches({ profile, isRoot }: OpenOptions): string[] {
  return [
    `--user-data-dir=${profile}`,
    "--remote-debugging-pipe",
    "--enable-unsafe-extension-debugging",
    "--no-first-run",
    "--no-default-browser-check",
    // Chromium's sandbox refuses to start as root.
    ...(isRoot ? ["--no-sandbox"] : []),
    // A tab that loading the extension anew does not close, as it does with the extension's own.
    "about:blank",
  ];
}

/** True when a window can be shown. */
export function hasDisplay(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  return platform !== "linux" || Boolean(env["DISPLAY"]) || Boolean(env["WAYLAND_DISPLAY"]);
}

/** How to load the extension by hand, for a browser that does not take it from a program. */
export function loadByHand(extension: string): string {
  return [
    "  1. Open chrome://extensions in the browser.",
    "  2. Switch on Developer mode (top right).",
    `  3. Press "Load unpacked" and choose ${extension}`,
    "  4. Open a new tab.",
  ].join("\n");
}

function pageTargets(answer: unknown): string[] {
  if (typeof answer !== "object" || answer === null || !("targetInfos" in answer)) return [];
  if (!Array.isArray(answer.targetInfos)) return [];
  return answer.targetInfos.flatMap((info: unknown) =>
    typeof info === "object" && info !== null && "targetId" in info && "type" in info && info.type === "page"
      ? [String(info.targetId)]
      : [],
  );
}
