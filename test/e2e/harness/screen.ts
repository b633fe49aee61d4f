/** A screen that nobody sees, for what only a browser with a window can show: the address bar and its keys. */
import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { findCommand } from "#ext/launch/browsers.ts";
import { ensureBrowsers } from "#ext/launch/ensure-browsers.ts";
import { until } from "./until.ts";

export interface Screen {
  /** For the environment of a program: `DISPLAY=:7`. */
  readonly env: { readonly DISPLAY: string };
  /** Gives the keyboard to the only window of a class, such as `chromium`. There is no window manager to do it. */
  focus(windowClass: string): Promise<void>;
  /** Presses keys by their X names, such as `ctrl+t` or `Return`. */
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Resolves when a window bears these words in its title. */
  untilTitle(words: string): Promise<void>;
  untilNoWindow(windowClass: string): Promise<void>;
  close(): Promise<void>;
}

const run = promisify(execFile);
/** Waited out only where xdotool hangs. In milliseconds. */
const ACT_MS = 20_000;

export async function openScreen(): Promise<Screen> {
  const ensured = await ensureBrowsers(["xvfb", "xdotool"], console.log);
  if (!ensured.ok) throw new Error(ensured.error.advice);
  const xdotool = findCommand("xdotool") ?? "";
  // The server picks a free display and tells it on its standard output.
  const server = spawn(
    findCommand("Xvfb") ?? "",
    ["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
    {
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const number = await new Promise<string>((done, fail) => {
    server.stdout.once("data", (chunk: Buffer) => done(chunk.toString().trim()));
    server.once("error", fail);
    server.once("exit", () => fail(new Error("Xvfb did not start")));
  });
  const env = { DISPLAY: `:${number}` };
  /** What xdotool says. One that waits for a window which went meanwhile would wait for ever. */
  const act = async (...args: readonly string[]): Promise<string> =>
    (await run(xdotool, [...args], { env: { ...process.env, ...env }, timeout: ACT_MS })).stdout;
  /** The numbers of the windows that are seen. Throws when one of them went while xdotool looked at it. */
  const windows = (...wanted: readonly string[]): Promise<string> =>
    act("search", "--onlyvisible", ...wanted).catch((error: unknown) => {
      // Without a word: it found none.
      if (error instanceof Error && "stderr" in error && error.stderr === "") return "";
      throw error;
    });
  return {
    env,
    focus: (windowClass) =>
      until(`${windowClass} has the keyboard`, async () => {
        await act("search", "--onlyvisible", "--class", windowClass, "windowfocus", "--sync");
        return true;
      }),
    async press(...keys) {
      await act("key", "--clearmodifiers", ...keys);
    },
    async type(text) {
      await act("type", "--delay", "5", text);
    },
    untilTitle: (words) => until(`a window is called ${words}`, async () => (await windows("--name", words)) !== ""),
    untilNoWindow: (windowClass) =>
      until(`no window of ${windowClass} is left`, async () => (await windows("--class", windowClass)) === ""),
    async close() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const gone = new Promise<void>((done) => {
        server.once("exit", () => done());
      });
      server.kill();
      await gone;
    },
  };
}
