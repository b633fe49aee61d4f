import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build, createServer } from "vite";
import type { InlineConfig } from "vite";
import { catalogPlugin, outlineOf, withoutProofs } from "#ext/build/catalog-plugin.ts";
import { readRoadmapFolder } from "#ext/build/read-roadmap.ts";
import { unwrap } from "#shared/std/result.ts";
import { sample } from "./sample-roadmap.ts";

const root = join(import.meta.dirname, "../../..");
const catalog = join(root, "shared/catalog");

let temp = "";
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), "waymark-catalog-"));
});
afterAll(async () => {
  await rm(temp, { recursive: true, force: true });
});

/** How to build one entry as an ES module into a folder. */
function configOf(entry: string, outDir: string): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: "silent",
    plugins: [catalogPlugin()],
    build: { outDir, emptyOutDir: false, lib: { entry, formats: ["es"], fileName: "entry" } },
  };
}

describe("the compiled catalog", () => {
  it("is a chunk of its own that loads on demand and holds the whole roadmap", async () => {
    const outDir = join(temp, "lazy");
    await build(configOf(join(catalog, "load-roadmap.ts"), outDir));

    const entry = await readFile(join(outDir, "entry.js"), "utf8");
    expect(entry.length).toBeLessThan(2000);
    expect(entry).not.toContain("Relational Databases");

    const { loadRoadmap } = await import(pathToFileURL(join(outDir, "entry.js")).href);
    const folder = await readRoadmapFolder(join(catalog, "backend-developer"));
    expect(await loadRoadmap("backend-developer")).toEqual(withoutProofs(unwrap(folder.roadmap)));
    expect(await loadRoadmap("elsewhere")).toBeNull();
  });

  it("carries a question without what proves its key", () => {
    expect(JSON.stringify(sample)).toMatch(/"run":.*"noRun":/);
    const compiled = withoutProofs(sample);
    expect(JSON.stringify(compiled)).not.toMatch(/"run"|"noRun"/);
    expect(compiled.steps[0]?.questions?.map(({ id }) => id)).toEqual(sample.steps[0]?.questions?.map(({ id }) => id));
    expect(compiled.steps[1]).toEqual(sample.steps[1]);
  });

  it("is served by the dev server too", async () => {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: "silent",
      plugins: [catalogPlugin()],
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
    });
    try {
      const module = await server.ssrLoadModule("/shared/catalog/backend-developer/roadmap.yaml");
      expect(module["default"]).toMatchObject({ id: "backend-developer" });
    } finally {
      await server.close();
    }
  });
});

describe("a broken roadmap", () => {
  let folder = "";
  let runs = 0;
  beforeEach(async () => {
    folder = join(temp, `broken-${runs++}`);
    await mkdir(folder);
    await cp(join(catalog, "backend-developer"), folder, { recursive: true });
    await writeFile(join(folder, "entry.js"), 'export { default } from "./roadmap.yaml";\n');
  });

  async function edit(file: string, from: string, to: string): Promise<void> {
    const text = await readFile(join(folder, file), "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    await writeFile(join(folder, file), text.replace(from, to));
  }

  it("fails the build with file, path and reason", async () => {
    await edit("3-version-control.yaml", "minutes: 70", "minutes: 7000");
    await expect(build(configOf(join(folder, "entry.js"), join(folder, "out")))).rejects.toThrow(
      "3-version-control.yaml: topics[1].minutes: Must be a whole number of minutes, from 1 to 600.",
    );
  });

  it("is watched in all its parts, so that mending a step builds again", { timeout: 30_000 }, async () => {
    await edit("8-security.yaml", "id: sec.tokens.t2", "id: sec.tokens.t1");
    const config = configOf(join(folder, "entry.js"), join(folder, "out"));
    const watcher = await build({ ...config, build: { ...config.build, watch: {} } });
    if (!("on" in watcher)) throw new Error("vite gave no watcher");
    try {
      const codes: string[] = [];
      watcher.on("event", ({ code }) => {
        codes.push(code);
      });
      await expect.poll(() => codes, { timeout: 10_000 }).toContain("ERROR");
      await edit("8-security.yaml", "id: sec.tokens.t1\n        do: Draw", "id: sec.tokens.t2\n        do: Draw");
      await expect.poll(() => codes, { timeout: 10_000 }).toContain("BUNDLE_END");
    } finally {
      await watcher.close();
    }
  });

  it.each<[string, string, string, string, string, string, RegExp]>([
    [
      "a part that is missing",
      "1-internet.yaml",
      "    rev: 1\n",
      "",
      "1-internet.yaml",
      "topics[0].rev",
      /^This is missing/,
    ],
    [
      "a salary without text",
      "roadmap.yaml",
      "    text: $80",
      "    txt: $80",
      "roadmap.yaml",
      "role.salary.text",
      /^This is missing/,
    ],
    [
      "an unknown prerequisite",
      "7-caching.yaml",
      "[api.rest]",
      "[api.soap]",
      "7-caching.yaml",
      "topics[0].requires[0]",
      /api\.soap/,
    ],
    [
      "an id of another file",
      "6-apis.yaml",
      "id: api.rest\n",
      "id: net.dns\n",
      "6-apis.yaml",
      "topics[0].id",
      /already used by steps\[0\]/,
    ],
    [
      "a step that is no file here",
      "roadmap.yaml",
      "- 1-internet.yaml",
      "- ../1-internet.yaml",
      "roadmap.yaml",
      "steps[0]",
      /file beside/,
    ],
    [
      "a step file that is not there",
      "roadmap.yaml",
      "- 1-internet.yaml",
      "- 1-intranet.yaml",
      "1-intranet.yaml",
      "",
      /not there/,
    ],
    [
      "a step that nobody lists",
      "roadmap.yaml",
      "  - 7-caching.yaml\n",
      "",
      "roadmap.yaml",
      "steps",
      /7-caching\.yaml lies/,
    ],
    [
      "a typing error in YAML",
      "5-nosql-databases.yaml",
      "    title: What",
      "   title: What",
      "5-nosql-databases.yaml",
      "",
      /^Line \d+, column \d+/,
    ],
    [
      "a name written twice",
      "2-language.yaml",
      "id: lang\n",
      "id: lang\nid: tongue\n",
      "2-language.yaml",
      "",
      /^Line 2, column 1: .*unique/,
    ],
    [
      "a file for a newer Waymark",
      "roadmap.yaml",
      "version: 1",
      "version: 2",
      "roadmap.yaml",
      "version",
      /newer Waymark/,
    ],
  ])("names the place of %s", async (_name, file, from, to, toldFile, path, reason) => {
    await edit(file, from, to);
    const { roadmap } = await readRoadmapFolder(folder);
    expect(roadmap.ok ? [] : roadmap.error).toContainEqual({
      file: toldFile,
      path,
      reason: expect.stringMatching(reason),
    });
  });

  it("may be empty, or no folder at all", async () => {
    const nowhere = await readRoadmapFolder(join(folder, "nowhere"));
    expect(nowhere.roadmap).toMatchObject({ ok: false, error: [{ file: "roadmap.yaml", path: "" }] });
    await writeFile(join(folder, "roadmap.yaml"), "");
    const empty = await readRoadmapFolder(folder);
    expect(empty.roadmap).toMatchObject({
      ok: false,
      error: [{ file: "roadmap.yaml", reason: expect.stringMatching(/named values/) }],
    });
  });
});

describe("an outline", () => {
  it("keeps what is planned and ticked, and leaves out what is read and asked", async () => {
    const { roadmap } = await readRoadmapFolder(join(catalog, "backend-developer"));
    if (!roadmap.ok) throw new Error("the roadmap is broken");
    const outline = outlineOf(roadmap.value);
    const topics = outline.steps.flatMap((step) => step.topics);
    expect(topics.map((topic) => [topic.id, topic.minutes, topic.tasks, topic.resources, topic.outcome])).toEqual(
      roadmap.value.steps
        .flatMap((step) => step.topics)
        .map((topic) => [topic.id, topic.minutes, topic.tasks, topic.resources, topic.outcome]),
    );
    expect(topics.some((topic) => topic.body !== undefined)).toBe(false);
    expect(JSON.stringify(outline).length).toBeLessThan(JSON.stringify(roadmap.value).length / 3);
  });
});
