/** One step of `npm test`, and programs that a step runs. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { PROJECT } from "#ext/launch/build.ts";

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

export interface Step {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of `node_modules` with this Node, and keeps what it says. `stream` shows it at once as well. */
export async function runTool(
  script: string,
  args: readonly string[],
  options: { readonly stream?: boolean } = {},
): Promise<Finished> {
  return await new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(PROJECT, "node_modules", script), ...args], {
      cwd: PROJECT,
      // Standard input closed: no tool may wait for an answer.
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      if (options.stream) process.stdout.write(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
      if (options.stream) process.stderr.write(chunk);
    });
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

/** One check: passed when the tool ends well; what it said is shown when it does not. */
export async function check(name: string, script: string, args: readonly string[]): Promise<Outcome> {
  const { code, stdout, stderr } = await runTool(script, args);
  if (code === 0) return { passed: 1, failed: 0 };
  console.log(`${name} failed:\n${stdout}${stderr}`);
  return { passed: 0, failed: 1 };
}

export function sumOf(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
  };
}
