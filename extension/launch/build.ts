/** Builds the extension with WXT, for one browser or (as `npm run build`) for both. */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

export type Target = "chromium" | "firefox";

export const PROJECT = resolve(import.meta.dirname, "../..");

/** Where WXT puts the build for a browser. */
export function builtExtension(target: Target): string {
  return join(PROJECT, ".output", target === "chromium" ? "chrome-mv3" : "firefox-mv3");
}

export interface BuildOptions {
  /** Address of a relay that the extension offers when the learner turns sync on (`import.meta.env.WXT_RELAY_URL`). */
  readonly relayUrl?: string;
  /** True lets WXT's own words through; a failed build shows them in any case. */
  readonly verbose?: boolean;
}

/** Builds and answers with the folder. Throws with WXT's output when the build fails. */
export async function buildExtension(target: Target, options: BuildOptions = {}): Promise<string> {
  const args = [join(PROJECT, "node_modules/wxt/bin/wxt.mjs"), "build"];
  if (target === "firefox") args.push("--browser", "firefox", "--mv3");
  // The build for the learner, also when a test runner started us with NODE_ENV=test.
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", CI: "1" };
  if (options.relayUrl !== undefined) env["WXT_RELAY_URL"] = options.relayUrl;
  const { code, output } = await run(args, env, options.verbose ?? false);
  if (code !== 0) throw new Error(`The ${target} build failed.\n${output}`);
  return builtExtension(target);
}

async function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  verbose: boolean,
): Promise<{ readonly code: number | null; readonly output: string }> {
  return await new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: PROJECT, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (verbose) process.stdout.write(chunk);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", fail);
    child.on("exit", (code) => done({ code, output }));
  });
}

if (import.meta.main) {
  await buildExtension("chromium", { verbose: true });
  await buildExtension("firefox", { verbose: true });
}
