/** The roadmap that ships, read from its folder as the build reads it. */
import { readRoadmapFolder } from "#ext/build/read-roadmap.ts";
import { unwrap } from "#shared/std/result.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";

export async function backendRoadmap(): Promise<Roadmap> {
  return unwrap((await readRoadmapFolder("shared/catalog/backend-developer")).roadmap);
}
