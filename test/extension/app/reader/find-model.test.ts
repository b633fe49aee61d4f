import { expect, test } from "vitest";
import { createFindModel } from "#ext/app/reader/find-model.ts";
import { readerFixture, ROADMAP } from "./reader-fixture.ts";

test("opens empty, goes round what it finds, begins at the first again with each letter, and forgets when closed", async () => {
  const { reader } = await readerFixture();
  const model = createFindModel(reader, ROADMAP);
  expect(model.screen.value).toBeNull();
  model.open();
  expect(model.screen.value).toMatchObject({ text: "", rows: [], current: -1, said: "" });
  model.move(1);
  model.look("index");
  const found = model.screen.value?.rows.length ?? 0;
  expect(found).toBeGreaterThan(2);
  expect(model.screen.value?.said).toBe(`${found} topics found`);
  model.move(-1);
  expect(model.screen.value?.current).toBe(found - 1);
  model.move(1);
  model.move(1);
  expect(model.screen.value?.current).toBe(1);
  model.look("indexe");
  expect(model.screen.value?.current).toBe(0);
  model.close();
  model.open();
  expect(model.screen.value?.text).toBe("");
});

test("looks only through the learner's own track", async () => {
  const { reader } = await readerFixture();
  const model = createFindModel(reader, ROADMAP);
  model.open();
  model.look("go");
  expect(model.screen.value?.rows.map(({ id }) => id)).not.toContain("lang.go");
});
