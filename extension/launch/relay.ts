/** Starts the relay as a process of its own and waits until it listens. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { err, ok } from "#shared/std/result.ts";
import type { Result } from "#shared/std/result.ts";
import { PROJECT } from "./build.ts";

export interface RunningRelay {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  readonly child: ChildProcess;
}

export interface RelayError {
  readonly type: "relay-failed";
  /** What the relay said of it. */
  readonly sentence: string;
}

const START_MS = 20_000;

/** Starts `server/main.ts`, whose settings come from our environment, with its database in the folder `home`. */
export async function startRelay(home: string): Promise<Result<RunningRelay, RelayError>> {
  const child = spawn(process.execPath, [join(PROJECT, "server/main.ts")], {
    cwd: PROJECT,
    env: { WAYMARK_RELAY_DATABASE: join(home, "relay.sqlite"), ...process.env, WAYMARK_RELAY_LOG: "events" },
    stdio: ["ignore", "pipe", "pipe"],
    // Ctrl+C reaches the whole terminal; the one who started the relay ends it.
    detached: true,
  });
  const started = await firstWords(child);
  return started.ok ? ok({ url: started.value, child }) : err({ type: "relay-failed", sentence: started.error });
}

/** The address at which it listens; otherwise what it said instead. */
async function firstWords(child: ChildProcess): Promise<Result<string, string>> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) return err("The relay's output was not connected.");
  let words = "";
  return await new Promise((answer) => {
    const fail = (why: string): void => finish(err(words === "" ? why : words.trim()));
    const late = setTimeout(() => fail("The relay said nothing."), START_MS);
    const finish = (result: Result<string, string>): void => {
      clearTimeout(late);
      answer(result);
    };
    for (const stream of [stdout, stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        words += `${line}\n`;
        const url = listeningUrl(line);
        if (url !== null) finish(ok(url));
      });
    }
    child.once("error", (error) => fail(`The relay did not start: ${error.message}.`));
    child.once("close", () => fail("The relay ended at once."));
  });
}

/** The address in the relay's own word that it listens (one JSON object for each event), or null. */
export function listeningUrl(line: string): string | null {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== "object" || entry === null || !("event" in entry) || !("url" in entry)) return null;
    return entry.event === "listening" && typeof entry.url === "string" ? entry.url : null;
  } catch {
    return null;
  }
}
