/** Starts the relay as a process of its own and waits until it listens. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
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
  readonly type: "port-in-use" | "relay-failed" | "relay-missing";
  readonly sentence: string;
}

const HOST = "127.0.0.1";
const ENTRY = join(PROJECT, "server/main.ts");
const START_MS = 20_000;

/** Starts `server/main.ts` on a port of this machine; its database is `.waymark/relay.sqlite`. */
export async function startRelay(port: number): Promise<Result<RunningRelay, RelayError>> {
  if (!existsSync(ENTRY)) return err({ type: "relay-missing", sentence: "There is no relay in this checkout." });
  if (!(await isFree(port))) {
    return err({
      type: "port-in-use",
      sentence: `Port ${port} is in use: another Waymark may be running. Stop it, or choose another port with WAYMARK_RELAY_PORT.`,
    });
  }
  const child = spawn(process.execPath, [ENTRY], {
    cwd: PROJECT,
    env: {
      ...process.env,
      WAYMARK_RELAY_HOST: HOST,
      WAYMARK_RELAY_PORT: String(port),
      WAYMARK_RELAY_DATABASE: join(PROJECT, ".waymark/relay.sqlite"),
    },
    stdio: ["ignore", "pipe", "pipe"],
    // Ctrl+C reaches the whole terminal; the one who started the relay ends it, once the browser is closed.
    detached: true,
  });
  const started = await firstWords(child);
  if (started.ok) return ok({ url: `http://${HOST}:${port}`, child });
  return err({ type: "relay-failed", sentence: `The relay did not start. It said: ${started.error}` });
}

/** True when a server could listen there. */
async function isFree(port: number): Promise<boolean> {
  return await new Promise((answer) => {
    const probe = createServer();
    probe.once("error", () => answer(false));
    probe.listen(port, HOST, () => probe.close(() => answer(true)));
  });
}

/** Waits for the log line that says where it listens; otherwise answers with what was said instead. */
async function firstWords(child: ChildProcess): Promise<Result<void, string>> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) return err("nothing, because its output was not connected");
  let words = "";
  return await new Promise((answer) => {
    const late = setTimeout(() => answer(err(words === "" ? "nothing" : words)), START_MS);
    const finish = (result: Result<void, string>): void => {
      clearTimeout(late);
      answer(result);
    };
    for (const stream of [stdout, stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        words += `${line}\n`;
        if (isListening(line)) finish(ok());
      });
    }
    child.once("error", (error) => finish(err(error.message)));
    child.once("exit", () => finish(err(words === "" ? "nothing" : words)));
  });
}

/** The relay writes one JSON object for each event. */
export function isListening(line: string): boolean {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === "object" && entry !== null && "event" in entry && entry.event === "listening";
  } catch {
    return false;
  }
}
