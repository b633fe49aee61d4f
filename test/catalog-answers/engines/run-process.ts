/** One process with its standard input, until it ends or its time is over. */
import { spawn } from "node:child_process";
import type { SpawnOptionsWithoutStdio } from "node:child_process";

export interface Ended {
  /** Null when the process was ended because its time was over. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs to the end; `limit` in ms. Throws when the command cannot be started at all. */
export async function runProcess(
  command: string,
  args: readonly string[],
  input: string,
  limit: number,
  options: SpawnOptionsWithoutStdio,
): Promise<Ended> {
  const child = spawn(command, [...args], { ...options, timeout: limit, killSignal: "SIGKILL" });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (err += chunk));
  // A process that ends before it has read all of its input is judged by its status, not by the broken pipe.
  child.stdin.on("error", () => undefined).end(input);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return { status, out, err };
}
