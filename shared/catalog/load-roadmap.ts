/**
 * Loads a roadmap that comes with Waymark. Each one is a chunk of its own in the build
 * (`extension/build/catalog-plugin.ts` compiles and checks the YAML), so a page pays only for what it opens. Not for
 * the service worker, where `import()` is refused and the bundler would take every roadmap in.
 */
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module cannot be imported, and this is its only user
/// <reference path="./roadmap-yaml.d.ts" />
import type { Roadmap } from "./roadmap.ts";

type Load = () => Promise<{ readonly default: Roadmap }>;

const wholes = new Map<string, Load>([
  ["backend-developer", () => import("#shared/catalog/backend-developer/roadmap.yaml")],
]);

const outlines = new Map<string, Load>([
  ["backend-developer", () => import("#shared/catalog/backend-developer/roadmap.yaml?outline")],
]);

/** The roadmap with that id, or null when none comes with Waymark (an imported one is in the learner's library). */
export function loadRoadmap(id: string): Promise<Roadmap | null> {
  return loaded(wholes.get(id));
}

/** The roadmap without its texts and questions: what planning and today's rows need. */
export function loadOutline(id: string): Promise<Roadmap | null> {
  return loaded(outlines.get(id));
}

async function loaded(load: Load | undefined): Promise<Roadmap | null> {
  return load === undefined ? null : (await load()).default;
}
