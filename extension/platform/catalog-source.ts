/** Roadmaps of the catalog, each a chunk of its own that is loaded when asked for. */
import type { CatalogSource } from "#ext/app/ports.ts";
import { catalog } from "#shared/catalog/catalog.ts";
import { loadOutline, loadRoadmap } from "#shared/catalog/load-roadmap.ts";

export const catalogSource: CatalogSource = {
  ids: () => catalog.map((entry) => entry.id),
  load: loadRoadmap,
  outline: loadOutline,
};
