/**
 * The content check, a step of `npm run check`: format, quality rules, ledger of ids, spelling; reports length and
 * reading level. By hand: `node test/repo/catalog-check.ts`, with `--write` to add new ids to the ledger first.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readRoadmapFolder } from "#ext/build/read-roadmap.ts";
import { catalog } from "#shared/catalog/catalog.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { check, sumOf } from "#test/runner/step.ts";
import type { Outcome } from "#test/runner/step.ts";
import { extendedLedger, ledgerProblems, parseLedger } from "./catalog-ledger.ts";
import { reportOf } from "./catalog-report.ts";
import { brokenRules } from "./catalog-rules.ts";

const CATALOG = join(import.meta.dirname, "../../shared/catalog");
const LEDGER = join(CATALOG, "ids.txt");
const LEDGER_HEAD =
  "# Every id that was ever published. Lines are added by test/repo/catalog-check.ts --write, never removed.\n";

export async function checkContent(): Promise<Outcome> {
  const outcomes = await Promise.all(catalog.map(({ id }) => checkOne(id)));
  const spelling = await check("cspell", "cspell/bin.mjs", [
    "--no-progress",
    "--no-summary",
    "shared/catalog/**/*.yaml",
  ]);
  return sumOf([...outcomes, spelling]);
}

async function checkOne(id: string): Promise<Outcome> {
  const folder = await readRoadmapFolder(join(CATALOG, id));
  if (!folder.roadmap.ok)
    return told(folder.roadmap.error.map(({ file, path, reason }) => `${file}: ${path}: ${reason}`));
  const roadmap = folder.roadmap.value;
  for (const line of reportOf(roadmap)) console.log(line);
  return sumOf([
    told(brokenRules(roadmap).map((broken) => `${broken.id}: ${broken.rule}`)),
    told(ledgerProblems(roadmap, parseLedger(await readFile(LEDGER, "utf8")))),
  ]);
}

function told(problems: readonly string[]): Outcome {
  for (const problem of problems) console.log(problem);
  return problems.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: problems.length };
}

/** Adds what is new. An id that was never committed may still be taken out of the file by hand. */
async function writeLedger(): Promise<void> {
  const roadmaps: Roadmap[] = [];
  for (const { id } of catalog) {
    const folder = await readRoadmapFolder(join(CATALOG, id));
    if (folder.roadmap.ok) roadmaps.push(folder.roadmap.value);
  }
  const ledger = parseLedger(await readFile(LEDGER, "utf8").catch(() => ""));
  await writeFile(LEDGER, `${LEDGER_HEAD}${extendedLedger(ledger, roadmaps).join("\n")}\n`);
}

if (import.meta.main) {
  if (process.argv.includes("--write")) await writeLedger();
  const { passed, failed } = await checkContent();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
