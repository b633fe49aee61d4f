/** A copy of the build whose roadmap can be exchanged, as an update of the extension would do it. */
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { outlineOf } from "#ext/build/catalog-plugin.ts";
import { parseRoadmap } from "#shared/catalog/parse-roadmap.ts";
import type { CatalogEntry } from "#shared/catalog/catalog.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { unwrap } from "#shared/std/result.ts";
import { extensionUnderTest, scratchFolder, type Scratch } from "./built.ts";

export interface CatalogBuild extends Scratch {
  /** Puts another roadmap in the place of the one that ships: the whole, and its outline. */
  exchange(change: (roadmap: Roadmap) => Roadmap): Promise<void>;
  /** Lists more roadmaps in the catalog. What is opened of one is the roadmap that ships, under its name. */
  list(entries: readonly CatalogEntry[]): Promise<void>;
}

const compiled = v.object({ default: v.unknown() });

export async function catalogBuild(): Promise<CatalogBuild> {
  const folder = await scratchFolder("catalog");
  await cp(extensionUnderTest("chromium"), folder.path, { recursive: true });
  const chunks = join(folder.path, "chunks");
  /** The files of the roadmap that ships, and what is in it. */
  const shipped = async () => {
    const files = (await readdir(chunks)).filter((name) => /^roadmap-.*\.js$/.test(name));
    const texts = await Promise.all(files.map(async (name) => await readFile(join(chunks, name), "utf8")));
    // Of the two forms the larger is the whole roadmap.
    const [outline, whole] = files
      .map((name, i) => ({ path: join(chunks, name), size: texts[i]?.length ?? 0 }))
      .sort((a, b) => a.size - b.size);
    if (files.length !== 2 || !outline || !whole) throw new Error(`${files.length} compiled roadmaps, not 2`);
    const module = v.parse(compiled, await import(pathToFileURL(whole.path).href));
    return { outline: outline.path, whole: whole.path, roadmap: unwrap(parseRoadmap(module.default)) };
  };
  return {
    ...folder,
    async exchange(change) {
      const { outline, whole, roadmap } = await shipped();
      const next = change(roadmap);
      await write(whole, next);
      await write(outline, outlineOf(next));
    },
    async list(entries) {
      const { roadmap } = await shipped();
      for (const { id, title, tagline } of entries) {
        await write(join(chunks, `listed-${id}.js`), { ...roadmap, id, title, tagline });
      }
      const loads = entries.map(({ id }) => `["${id}",()=>import("./listed-${id}.js")]`).join(",");
      const listing = (await readdir(chunks)).filter((name) => /^(?!roadmap-|listed-).*\.js$/.test(name));
      let changed = 0;
      for (const name of listing) {
        const before = await readFile(join(chunks, name), "utf8");
        const after = before
          .replace(CATALOG_LINE, (line) => `${line},${entries.map((entry) => JSON.stringify(entry)).join(",")}`)
          .replaceAll(LOADS, (start) => `${start}${loads},`);
        if (after === before) continue;
        changed += 1;
        await writeFile(join(chunks, name), after);
      }
      if (changed === 0) throw new Error("no file of the build lists the roadmaps");
    },
  };
}

/** The only line of the compiled catalog, and where its roadmaps are named to be loaded. */
const CATALOG_LINE = /\{id:[`"']backend-developer[`"'],revision:\d+,[^{}]*\}/;
const LOADS = /new Map\(\[(?=\[[`"']backend-developer[`"'],\(\)=>)/g;

async function write(path: string, roadmap: Roadmap): Promise<void> {
  await writeFile(path, `export default JSON.parse(${JSON.stringify(JSON.stringify(roadmap))});`);
}
