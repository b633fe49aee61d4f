/**
 * `npm start`: builds the extension, starts a relay on this machine and opens a browser with Waymark on its new tab.
 * What cannot be done here is said, with the next step to take; the relay is served in any case.
 */
import type { ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { findChromium } from "./browsers.ts";
import { buildExtension, builtExtension, PROJECT, type BuildOptions } from "./build.ts";
import { ensureBrowsers } from "./ensure-browsers.ts";
import { hasDisplay, loadByHand, openBrowser } from "./open-browser.ts";
import { startRelay } from "./relay.ts";

const say = (text: string): void => console.log(text);
const children: ChildProcess[] = [];

process.once("SIGINT", () => stop(0, ""));
process.once("SIGTERM", () => stop(0, ""));
// The window of the terminal was closed.
process.once("SIGHUP", () => stop(0, ""));

/** Where the relay's database and the browser's profile are kept. */
const home = resolve(process.env["WAYMARK_HOME"] ?? join(PROJECT, ".waymark"));
mkdirSync(home, { recursive: true });

const relay = await startRelay(home);
if (relay.ok) {
  children.push(relay.value.child);
  relay.value.child.once("exit", () => say("The relay has ended. What you learn is kept on this machine as before."));
  say(`The relay listens on ${relay.value.url} and keeps what it cannot read in ${join(home, "relay.sqlite")}.`);
} else {
  say(`${relay.error.sentence}\nThe extension works without a relay; only sync needs one.`);
}

const extension = await build(relay.ok ? { relayUrl: relay.value.url } : {});
say(`The extension is in ${extension}.`);

const opened = await open(extension).catch((error: unknown) => stop(1, `The browser did not open: ${String(error)}`));
if (opened) {
  children.push(opened);
  // A window that the learner closed ends the whole; a second window of a running browser hands over and exits.
  opened.once("exit", () => stop(0, "The browser was closed."));
}
if (children.length > 0) say("Press Ctrl+C here to end it all.");
else process.exitCode = 1;

async function build(options: BuildOptions): Promise<string> {
  // For a second start within a minute, and for tests that share one build.
  if (process.argv.includes("--no-build")) return builtExtension("chromium");
  say("Building the extension.");
  try {
    return await buildExtension("chromium", options);
  } catch (error) {
    return stop(1, error instanceof Error ? error.message : String(error));
  }
}

/** Opens the browser, or says why not and what to do. */
async function open(folder: string): Promise<ChildProcess | null> {
  if (!hasDisplay(process.platform, process.env)) {
    say(
      `There is no display here, so no browser was opened. On a machine with one, load the extension by hand:\n${loadByHand(folder)}`,
    );
    return null;
  }
  const ensured = await ensureBrowsers(["chromium"], say);
  const browser = findChromium();
  if (!ensured.ok || !browser) {
    say(ensured.ok ? "No browser was found." : ensured.error.advice);
    return null;
  }
  if (browser.kind === "chrome") {
    say(
      `Only Google Chrome was found, which takes no extension from the command line. Load it by hand, once:\n${loadByHand(folder)}`,
    );
    return null;
  }
  const profile = join(home, "profile");
  say(`Opening ${browser.path} with the profile ${profile}. Waymark is its new tab.`);
  return await openBrowser({
    browser,
    extension: folder,
    profile,
    isRoot: process.getuid?.() === 0,
  });
}

/** Ends what was started here, by its own process groups, and nothing else. */
function stop(code: number, reason: string): never {
  if (reason !== "") say(reason);
  for (const child of children) {
    const { pid, exitCode } = child;
    child.removeAllListeners("exit");
    if (pid === undefined || exitCode !== null) continue;
    try {
      if (process.platform === "win32") process.kill(pid);
      else process.kill(-pid, "SIGTERM");
    } catch {
      // It has ended by itself.
    }
  }
  process.exit(code);
}
