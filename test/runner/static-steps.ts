/** What can be said about the code without running it. */
import { checkContent } from "#test/repo/catalog-check.ts";
import { check, sumOf, type Outcome, type Step } from "./step.ts";

const TYPE_PROJECTS = [".", "extension/launch", "extension/build", "shared", "server", "test"];

export const STATIC_STEPS: readonly Step[] = [
  { name: "types", run: checkTypes },
  { name: "lint", run: checkLint },
  { name: "catalog", run: checkContent },
];

async function checkTypes(): Promise<Outcome> {
  // WXT's own declarations (the browser's names, import.meta.env) are made, not committed.
  const prepared = await check("wxt prepare", "wxt/bin/wxt.mjs", ["prepare"]);
  if (prepared.failed > 0) return prepared;
  const outcomes: Outcome[] = [];
  for (const project of TYPE_PROJECTS) {
    outcomes.push(await check(`types of ${project}`, "typescript/bin/tsc", ["-p", project]));
  }
  return sumOf(outcomes);
}

async function checkLint(): Promise<Outcome> {
  return sumOf([
    await check("oxlint", "oxlint/bin/oxlint", ["--type-aware", "--deny-warnings"]),
    await check("oxfmt", "oxfmt/bin/oxfmt", ["--check", "."]),
    await check("knip", "knip/bin/knip.js", []),
  ]);
}
