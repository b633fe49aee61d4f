/** Builds the extension for both browsers, and holds the builds to their size and to the stores' rules. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { buildExtension, builtExtension, PROJECT, type Target } from "#ext/launch/build.ts";
import { runTool, sumOf, type Outcome, type Step } from "./step.ts";

export const BUILD_STEPS: readonly Step[] = [
  { name: "build", run: async () => sumOf([await build("chromium"), await build("firefox")]) },
  { name: "size", run: checkSize },
  { name: "web-ext lint", run: checkForStore },
];

async function build(target: Target): Promise<Outcome> {
  try {
    await buildExtension(target);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

const sizes = v.array(
  v.object({
    name: v.string(),
    size: v.optional(v.number()),
    sizeLimit: v.optional(v.number()),
    passed: v.optional(v.boolean()),
  }),
);

async function checkSize(): Promise<Outcome> {
  const { stdout, stderr } = await runTool("size-limit/bin.js", ["--json"]);
  const parsed = v.safeParse(sizes, parseJson(stdout));
  if (!parsed.success || parsed.output.length === 0) {
    console.log(`size-limit failed:\n${stdout}${stderr}`);
    return { passed: 0, failed: 1 };
  }
  for (const { name, size, sizeLimit, passed } of parsed.output) {
    console.log(`  ${passed === true ? "ok" : "TOO BIG"}  ${name}: ${size ?? "?"} of ${sizeLimit ?? "?"} bytes`);
  }
  const passed = parsed.output.filter((entry) => entry.passed === true).length;
  return { passed, failed: parsed.output.length - passed };
}

const complaint = v.object({ code: v.string(), message: v.string(), file: v.optional(v.string(), "") });
const report = v.object({ errors: v.array(complaint), warnings: v.array(complaint) });
const known = v.array(
  v.object({ file: v.string(), code: v.string(), count: v.number(), reason: v.pipe(v.string(), v.minLength(20)) }),
);
type Known = v.InferOutput<typeof known>[number];

/**
 * web-ext reports real dangers as warnings: each fails, unless it is committed with a reason, and as often as there.
 */
async function checkForStore(): Promise<Outcome> {
  const args = ["lint", "--source-dir", builtExtension("firefox"), "--output", "json", "--no-config-discovery"];
  const { stdout, stderr } = await runTool("web-ext/bin/web-ext.js", args);
  const parsed = v.safeParse(report, parseJson(stdout));
  if (!parsed.success) {
    console.log(`web-ext failed:\n${stdout}${stderr}`);
    return { passed: 0, failed: 1 };
  }
  const listed = v.parse(known, parseJson(await readFile(join(PROJECT, ".web-ext-warnings.json"), "utf8")));
  const complaints = complaintsOf(parsed.output, listed);
  for (const line of complaints) console.log(`  ${line}`);
  return { passed: complaints.length === 0 ? 1 : 0, failed: complaints.length };
}

/** What web-ext found and the list does not, and the other way round. */
export function complaintsOf(found: v.InferOutput<typeof report>, listed: readonly Known[]): string[] {
  const sentences = found.errors.map(({ code, file, message }) => `${code} in ${file}: ${message}`);
  for (const { code, file, message } of found.warnings) {
    if (!listed.some((entry) => isFor(entry, code, file))) sentences.push(`${code} in ${file}: ${message}`);
  }
  for (const entry of listed) {
    const times = found.warnings.filter(({ code, file }) => isFor(entry, code, file)).length;
    if (times === entry.count) continue;
    sentences.push(`${entry.code} in ${entry.file}: ${times} times, and ${entry.count} in .web-ext-warnings.json`);
  }
  return sentences;
}

/** The build puts a hash into a file's name: `chunks/notes-*.js` stands for it. */
function isFor(entry: Known, code: string, file: string): boolean {
  const [before = "", after] = entry.file.split("*");
  const fits = after === undefined ? file === before : file.startsWith(before) && file.endsWith(after);
  return fits && code === entry.code;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
