/**
 * Loads a roadmap that comes with Waymark. Each one is a chunk of its own in the build (`extension/build/catalog-plugin.ts`
 * compiles and checks the YAML), so a page pays only for what it opens. Not for the service worker, where `import()` is
 * refused and the bundler would take every roadmap in.
 */
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module cannot be imported, and this is its only user
/// <reference path="./roadmap-yaml.d.ts" />
import type { Roadmap } from "./roadmap.ts";

const loaders = new Map<string, () => Promise<{ readonly default: Roadmap }>>([
  ["backend-developer", () => import("#shared/catalog/backend-developer/roadmap.yaml")],
]);

/** The roadmap with that id, or null when none comes with Waymark (an imported one is in the learner's library). */
export async function loadRoadmap(id: string): Promise<Roadmap | null> {
  const load = loaders.get(id);
  return load === undefined ? null : (await load()).default;
}
