/**
 * Proves keys on Node: the program is an ES module in a process of its own, which may read packages but write nothing
 * and start nothing. `http` and `crypto` are the same with more names at hand.
 */
import { join } from "node:path";
import { printed } from "./engine.ts";
import type { Engine, Outcome } from "./engine.ts";
import { runProcess } from "./run-process.ts";

/** The project's folder: programs find its packages from there. */
const ROOT = join(import.meta.dirname, "../../..");
const LIMIT = 10_000;
const ERROR_MARK = "waymark-error:";

export const javascript = createNodeEngine([]);
export const http = createNodeEngine([new URL("./http-globals.ts", import.meta.url).href]);
export const crypto = createNodeEngine([new URL("./crypto-globals.ts", import.meta.url).href]);

/** `globals` are modules that lay names out before the program starts. */
function createNodeEngine(globals: readonly string[]): Engine {
  const imports = globals.flatMap((module) => ["--import", module]);
  const args = ["--permission", "--allow-fs-read=*", ...imports, "--input-type=module", "-"];
  return async ({ code, options }): Promise<Outcome> => {
    const prelude = [
      // An error that nobody caught tells its name, and ends the process.
      `process.on("uncaughtException", (error) => { console.error("${ERROR_MARK}" + error?.name, error); process.exit(1); });`,
      `globalThis.options = ${JSON.stringify(options)};`,
    ];
    const env = { PATH: process.env["PATH"], TZ: "UTC", LANG: "C.UTF-8" };
    const ended = await runProcess(process.execPath, args, `${prelude.join(" ")}\n${code}`, LIMIT, { cwd: ROOT, env });
    if (ended.status === 0) return printed(ended.out);
    const name = new RegExp(`${ERROR_MARK}(\\w+)`).exec(ended.err)?.[1];
    const detail = ended.status === null ? `It ran longer than ${LIMIT} ms.` : ended.err;
    return { type: "failed", code: name ?? "unknown", detail };
  };
}
