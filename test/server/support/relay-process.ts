/** A relay as it really runs: `node server/main.ts` with settings in its environment. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "../../..");
/** Node alone takes some seconds to start where others take the processor. */
const START_MS = 60_000;

/** Limits that a test of anything but limits should not meet. */
const WIDE = {
  REQUESTS_PER_MINUTE: "100000000",
  ENTRIES_PER_MINUTE: "100000000",
  MIB_PER_MINUTE: "1000000",
  SPACES_PER_DAY: "100000",
  SOCKETS_PER_ADDRESS: "100000",
};

export interface RelayProcess {
  readonly url: string;
  readonly pid: number;
  /** Lines of standard output so far. */
  readonly lines: readonly string[];
  /** Sends the signal and answers how the process ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

export interface FailedStart {
  readonly code: number | null;
  readonly errors: string;
}

export async function startRelayProcess(
  database: string,
  settings: Record<string, string> = {},
): Promise<RelayProcess> {
  const { child, lines, listening } = launch(database, settings);
  const timeout = AbortSignal.timeout(START_MS);
  const ended = once(child, "exit", { signal: timeout }).then(([code]) => {
    throw new Error(`the relay ended with ${String(code)} instead of listening`);
  });
  const url = await Promise.race([listening, ended]);
  ended.catch(() => {});
  return {
    url,
    pid: child.pid ?? 0,
    lines,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        const exit = once(child, "exit");
        child.kill(signal);
        await exit;
      }
      return { code: child.exitCode, signal: child.signalCode };
    },
  };
}

/** Starts a relay that is expected to refuse to start. */
export async function startFailingRelay(database: string, settings: Record<string, string> = {}): Promise<FailedStart> {
  const { child } = launch(database, settings);
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  await once(child, "close");
  return { code: child.exitCode, errors };
}

function launch(database: string, settings: Record<string, string>) {
  const env = Object.fromEntries(
    Object.entries({ ...WIDE, PORT: "0", DATABASE: database, ...settings }).map(([name, value]) => [
      `WAYMARK_RELAY_${name}`,
      value,
    ]),
  );
  const child: ChildProcess = spawn(process.execPath, ["server/main.ts"], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const listening = new Promise<string>((resolve) => {
    if (child.stdout === null) return;
    createInterface(child.stdout).on("line", (line) => {
      lines.push(line);
      const parsed: unknown = JSON.parse(line);
      if (typeof parsed === "object" && parsed !== null && "url" in parsed && typeof parsed.url === "string") {
        resolve(parsed.url);
      }
    });
  });
  return { child, lines, listening };
}
