/** The tests themselves, one Vitest project after the other, counted by Vitest's own report. */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { PROJECT } from "#ext/launch/build.ts";
import { ensureBrowsers } from "#ext/launch/ensure-browsers.ts";
import { runTool, type Outcome, type Step } from "./step.ts";

export const VITEST_STEPS: readonly Step[] = [
  { name: "shared", run: () => runProject("shared") },
  { name: "server", run: () => runProject("server") },
  { name: "extension", run: () => runProject("extension") },
  { name: "repo", run: () => runProject("repo") },
  { name: "answers", run: () => runProject("catalog") },
  { name: "e2e", run: runInBrowsers },
];

const report = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  success: v.boolean(),
});

async function runInBrowsers(): Promise<Outcome> {
  const ensured = await ensureBrowsers(["chromium", "firefox", "xvfb", "xdotool"], console.log);
  if (ensured.ok) return await runProject("e2e");
  console.log(
    `The tests in real browsers cannot run: ${ensured.error.missing.join(", ")} missing. ${ensured.error.advice}`,
  );
  return { passed: 0, failed: 1 };
}

async function runProject(project: string): Promise<Outcome> {
  const file = join(PROJECT, "node_modules/.cache", `vitest-${project}.json`);
  await rm(file, { force: true });
  const args = ["run", "--project", project, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await runTool("vitest/vitest.mjs", args, { stream: true });
  const parsed = v.safeParse(report, await readJson(file));
  if (!parsed.success) return { passed: 0, failed: 1 };
  const cannot = parsed.output.numPendingTests;
  if (cannot > 0) console.log(`${cannot} tests cannot run on this machine and were left out: see above.`);
  return countsOf(parsed.output, code);
}

/**
 * What Vitest's report comes to. A file that could not be loaded and an error outside of any test fail the run without
 * failing a test: they count as one. A test that a machine cannot run (no fixtures, no right to mount) is neither; no
 * other kind of skipping gets past test/repo/structure.test.ts.
 */
export function countsOf(counts: v.InferOutput<typeof report>, code: number | null): Outcome {
  const failed = counts.numFailedTests + counts.numTodoTests;
  const isBroken = failed === 0 && (code !== 0 || !counts.success || counts.numPassedTests === 0);
  return { passed: counts.numPassedTests, failed: isBroken ? 1 : failed };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return null;
  }
}
