/**
 * Compiles the roadmaps that come with Waymark. An import of a folder's `roadmap.yaml` becomes a module whose default
 * export is the whole roadmap, checked, without the proofs of its keys; a broken roadmap fails the build and names
 * file, path and reason.
 */
// oxlint-disable-next-line no-restricted-imports -- build code: it runs in Node, never in a page
import { dirname } from "node:path";
import type { Plugin } from "vite";
import type { Question, Roadmap } from "#shared/catalog/roadmap.ts";
import { readRoadmapFolder } from "./read-roadmap.ts";
import type { FileProblem } from "./read-roadmap.ts";

export function catalogPlugin(): Plugin {
  return {
    name: "waymark-catalog",
    // Before Vite's own loaders, which would take the file for an asset.
    enforce: "pre",
    load: {
      filter: { id: /\/roadmap\.yaml(?:\?outline)?$/ },
      async handler(id) {
        const folder = await readRoadmapFolder(dirname(id));
        for (const file of folder.files) this.addWatchFile(file);
        if (!folder.roadmap.ok) return this.error(complaint(id, folder.roadmap.error));
        // A string that `JSON.parse` reads is faster to start than the same object as source text.
        const shape = id.endsWith("?outline") ? outlineOf : withoutProofs;
        const json = JSON.stringify(JSON.stringify(shape(folder.roadmap.value)));
        return { code: `export default JSON.parse(${json});`, moduleType: "js", moduleSideEffects: false, map: null };
      },
    },
  };
}

/** What proves a key is for the test suite; a page would carry it for nothing. */
export function withoutProofs(roadmap: Roadmap): Roadmap {
  const steps = roadmap.steps.map((step) =>
    step.questions === undefined ? step : { ...step, questions: step.questions.map(withoutProof) },
  );
  return { ...roadmap, steps };
}

/** All but the bodies of topics and the questions: what is planned, ticked, and read on the roadmap's own page. */
export function outlineOf(roadmap: Roadmap): Roadmap {
  const steps = roadmap.steps.map(({ questions: _questions, topics, ...step }) => ({
    ...step,
    topics: topics.map(({ body: _body, ...topic }) => topic),
  }));
  return { ...roadmap, steps };
}

function withoutProof({ run: _run, noRun: _noRun, ...question }: Question): Question {
  return question;
}

function complaint(id: string, problems: readonly FileProblem[]): string {
  const lines = problems.map(({ file, path, reason }) => `  ${path === "" ? file : `${file}: ${path}`}: ${reason}`);
  return [`The roadmap in ${dirname(id)} is broken.`, ...lines].join("\n");
}
