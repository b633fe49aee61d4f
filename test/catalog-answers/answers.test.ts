/** Every key of ours that can be run is run. A failing test names the question and says what the run gave instead. */
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readRoadmapFolder } from "#ext/build/read-roadmap.ts";
import { catalog } from "#shared/catalog/catalog.ts";
import { unwrap } from "#shared/std/result.ts";
import { createEngines } from "./engines.ts";
import { contradiction } from "./prove.ts";

const { engines, close } = createEngines();
afterAll(close);

for (const { id } of catalog) {
  const folder = await readRoadmapFolder(join(import.meta.dirname, "../../shared/catalog", id));
  const questions = unwrap(folder.roadmap).steps.flatMap((step) => step.questions ?? []);
  const running = questions.flatMap((question) =>
    question.run === undefined ? [] : [{ question, run: question.run }],
  );

  describe(id, () => {
    it.each(running)("has the key that $run.engine gives to $question.id", async ({ question, run }) => {
      expect(await contradiction(question, run, engines), question.id).toBeNull();
    });
  });
}
