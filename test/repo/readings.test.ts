/** The second reading of the catalog: each topic and question has one verdict, and a verdict names what was read. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { readRoadmapFolder } from "#ext/build/read-roadmap.ts";
import { unwrap } from "#shared/std/result.ts";

const root = join(import.meta.dirname, "../..");
const readingsFolder = join(root, "test/catalog-answers/readings");
const roadmapFolder = join(root, "shared/catalog/backend-developer");

const text = v.pipe(v.string(), v.minLength(1));
const named = { id: text, kind: v.picklist(["topic", "question"]), source: text, note: v.optional(text) };
/** `corrected` says in its note what was changed; only `unread` may do without a source, and then has none. */
const reading = v.variant("verdict", [
  v.strictObject({ ...named, verdict: v.literal("agrees") }),
  v.strictObject({ ...named, verdict: v.literal("corrected"), note: text }),
  v.strictObject({ ...named, verdict: v.literal("unread"), source: v.optional(v.never()) }),
]);

/** The readings of each step, by the name of its file. */
const readings = new Map<string, readonly v.InferOutput<typeof reading>[]>();
/** What there is to read in each step, as `topic net.way`, by the name of its file. */
const contents = new Map<string, readonly string[]>();

beforeAll(async () => {
  for (const file of await readdir(readingsFolder))
    readings.set(file, v.parse(v.array(reading), parse(await readFile(join(readingsFolder, file), "utf8"))));

  const { steps } = unwrap((await readRoadmapFolder(roadmapFolder)).roadmap);
  const files = (await readdir(roadmapFolder)).filter((file) => /^\d/.test(file)).toSorted();
  for (const [i, { topics, questions = [] }] of steps.entries())
    contents.set(files[i] ?? "", [
      ...topics.map(({ id }) => `topic ${id}`),
      ...questions.map(({ id }) => `question ${id}`),
    ]);
});

it("has one file of readings for each step", () => {
  expect([...readings.keys()].toSorted()).toEqual([...contents.keys()]);
  expect(contents.size).toBe(8);
});

it("has exactly one reading of every topic and every question, in the file of its step", () => {
  for (const [file, ids] of contents) {
    const read = (readings.get(file) ?? []).map(({ kind, id }) => `${kind} ${id}`);
    expect(read.toSorted(), file).toEqual(ids.toSorted());
  }
});
