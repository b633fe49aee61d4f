/** A copy of the build whose roadmap can be exchanged, as an update of the extension would do it. */
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { outlineOf } from "#ext/build/catalog-plugin.ts";
import { parseRoadmap } from "#shared/catalog/parse-roadmap.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { unwrap } from "#shared/std/result.ts";
import { extensionUnderTest, scratchFolder, type Scratch } from "./built.ts";

export interface CatalogBuild extends Scratch {
  /** Puts another roadmap in the place of the one that ships: the whole, and its outline. */
  exchange(change: (roadmap: Roadmap) => Roadmap): Promise<void>;
}

const compiled = v.object({ default: v.unknown() });

export async function catalogBuild(): Promise<CatalogBuild> {
  const folder = await scratchFolder("catalog");
  await cp(extensionUnderTest("chromium"), folder.path, { recursive: true });
  return {
    ...folder,
    async exchange(change) {
      const chunks = join(folder.path, "chunks");
      const files = (await readdir(chunks)).filter((name) => /^roadmap-.*\.js$/.test(name));
      const texts = await Promise.all(files.map(async (name) => await readFile(join(chunks, name), "utf8")));
      // Of the two forms the larger is the whole roadmap.
      const [outline, whole] = files
        .map((name, i) => ({ path: join(chunks, name), size: texts[i]?.length ?? 0 }))
        .sort((a, b) => a.size - b.size);
      if (files.length !== 2 || !outline || !whole) throw new Error(`${files.length} compiled roadmaps, not 2`);
      const module = v.parse(compiled, await import(pathToFileURL(whole.path).href));
      const next = change(unwrap(parseRoadmap(module.default)));
      await write(whole.path, next);
      await write(outline.path, outlineOf(next));
    },
  };
}

async function write(path: string, roadmap: Roadmap): Promise<void> {
  await writeFile(path, `export default JSON.parse(${JSON.stringify(JSON.stringify(roadmap))});`);
}
