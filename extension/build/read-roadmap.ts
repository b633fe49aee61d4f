/**
 * Reads a roadmap folder as it is authored: `roadmap.yaml`, whose `steps` lists one YAML file per step, in order. Joins
 * the parts, checks the whole, and says of every problem in which of the files it is.
 */
// oxlint-disable-next-line no-restricted-imports -- build code: it runs in Node, never in a page
import { readFile, readdir } from "node:fs/promises";
// oxlint-disable-next-line no-restricted-imports -- as above
import { join } from "node:path";
import { checkRoadmap } from "#shared/catalog/check-roadmap.ts";
import { parseRoadmap } from "#shared/catalog/parse-roadmap.ts";
import type { RoadmapProblem } from "#shared/catalog/roadmap-problem.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { err, ok } from "#shared/std/result.ts";
import type { Result } from "#shared/std/result.ts";
import { parseYaml } from "./parse-yaml.ts";

/** A problem in one of the folder's files; the path counts from the top of that file. */
export interface FileProblem extends RoadmapProblem {
  /** Name in the folder, as `4-relational-databases.yaml`. */
  readonly file: string;
}

export interface RoadmapFolder {
  /**
   * Absolute names of all files that were read or missed, also when the folder is broken: a watcher needs them then.
   */
  readonly files: readonly string[];
  /** The whole roadmap, or every problem that was found, at least one. */
  readonly roadmap: Result<Roadmap, readonly FileProblem[]>;
}

const TOP = "roadmap.yaml";

/** Reads, joins and checks the roadmap in a folder (an absolute path). */
export async function readRoadmapFolder(dir: string): Promise<RoadmapFolder> {
  const top = await readPart(dir, TOP);
  if (!top.ok) return { files: [join(dir, TOP)], roadmap: top };
  const names = stepFiles(top.value);
  if (!names.ok) return { files: [join(dir, TOP)], roadmap: names };

  const files = [TOP, ...names.value].map((name) => join(dir, name));
  const steps = await Promise.all(names.value.map((name) => readPart(dir, name)));
  const broken = [...(await forgottenFiles(dir, names.value)), ...steps.flatMap((step) => (step.ok ? [] : step.error))];
  if (broken.length > 0) return { files, roadmap: err(broken) };

  const whole = { ...top.value, steps: steps.map((step) => (step.ok ? step.value : null)) };
  return { files, roadmap: checkedRoadmap(whole, names.value) };
}

type Part = Result<Readonly<Record<string, unknown>>, readonly FileProblem[]>;

async function readPart(dir: string, file: string): Promise<Part> {
  const text = await readFile(join(dir, file), "utf8").catch(() => null);
  if (text === null) return err([{ file, path: "", reason: "This file is not there, or it cannot be read." }]);
  const part = parseYaml(text);
  return part.ok ? part : err(part.error.map((reason) => ({ file, path: "", reason })));
}

/** Plain names only: a step's file lies beside `roadmap.yaml`. */
function stepFiles(top: Readonly<Record<string, unknown>>): Result<readonly string[], readonly FileProblem[]> {
  const names: unknown = top["steps"];
  if (!Array.isArray(names)) return err([{ file: TOP, path: "steps", reason: "Must be a list of the steps' files." }]);
  const strange = names.flatMap((name, i) =>
    typeof name === "string" && /^[a-z0-9-]+\.yaml$/.test(name) && name !== TOP
      ? []
      : [{ file: TOP, path: `steps[${i}]`, reason: 'Must be a file beside this one, as "1-internet.yaml".' }],
  );
  return strange.length === 0 ? ok(names) : err(strange);
}

/** A step that somebody wrote and nobody listed would be missing without a word. */
async function forgottenFiles(dir: string, listed: readonly string[]): Promise<readonly FileProblem[]> {
  const present = (await readdir(dir)).filter((name) => name.endsWith(".yaml") && name !== TOP);
  return present
    .filter((name) => !listed.includes(name))
    .map((name) => ({ file: TOP, path: "steps", reason: `${name} lies in the folder, but is not listed.` }));
}

function checkedRoadmap(whole: unknown, stepNames: readonly string[]): Result<Roadmap, readonly FileProblem[]> {
  const parsed = parseRoadmap(whole);
  if (!parsed.ok) {
    if (parsed.error.type === "invalid") return err(parsed.error.problems.map((problem) => inFile(problem, stepNames)));
    return err([{ file: TOP, path: "version", reason: "This roadmap was made for a newer Waymark." }]);
  }
  const problems = checkRoadmap(parsed.value);
  return problems.length === 0 ? parsed : err(problems.map((problem) => inFile(problem, stepNames)));
}

/** `steps[3].topics[0].minutes` is `topics[0].minutes` in the fourth step's file. */
function inFile(problem: RoadmapProblem, stepNames: readonly string[]): FileProblem {
  const match = /^steps\[(\d+)\]\.?(.*)$/.exec(problem.path);
  const file = stepNames[Number(match?.[1])];
  if (match === null || file === undefined) return { file: TOP, ...problem };
  return { file, path: match[2] ?? "", reason: problem.reason };
}
