import { expect, it } from "vitest";
import { targetsOf } from "#ext/app/save/targets.ts";
import { todayTopic } from "#ext/app/save/today-topic.ts";
import { markTopic } from "#ext/app/progress/mark.ts";
import { enrol } from "#shared/domain/enrolments.ts";
import { writeProfile } from "#shared/domain/profile.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { saveFixture, TODAY } from "./save-fixture.ts";

const roadmaps = new Map([["small", smallRoadmap]]);
const MONDAY = TODAY + 1;

it("is the topic of today's first open row", async () => {
  const { library } = await saveFixture();
  expect(todayTopic(library.view.value, roadmaps, MONDAY)).toEqual({ roadmap: "small", step: "one", topic: "one.a" });
});

it("is the next planned one on a day off", async () => {
  const { library } = await saveFixture();
  library.change((doc) => writeProfile(doc, { minutesByWeekday: [0, 0, 30, 0, 0, 0, 0] }));
  expect(todayTopic(library.view.value, roadmaps, TODAY)?.topic).toBe("one.a");
});

it("is the one that was done today when nothing of today is open", async () => {
  const { library } = await saveFixture();
  const [topic] = smallRoadmap.steps[0]?.topics ?? [];
  library.change((doc) => topic && markTopic(doc, smallRoadmap, topic, "done", MONDAY));
  expect(todayTopic(library.view.value, roadmaps, MONDAY)?.topic).toBe("one.a");
  expect(todayTopic(library.view.value, roadmaps, MONDAY + 1)?.topic).toBe("one.b");
});

it("is the last topic when all is walked", async () => {
  const { library } = await saveFixture();
  library.change((doc) => {
    for (const step of smallRoadmap.steps)
      for (const topic of step.topics) markTopic(doc, smallRoadmap, topic, "done", MONDAY);
  });
  expect(todayTopic(library.view.value, roadmaps, MONDAY + 7)?.topic).toBe("two.c");
});

it("is none before anything was begun", async () => {
  const { library } = await saveFixture({ begun: false });
  expect(todayTopic(library.view.value, roadmaps, MONDAY)).toBeNull();
  expect(targetsOf(library.view.value, roadmaps, MONDAY)).toBeNull();
});

it("comes with every topic of the roadmaps on this device, step by step", async () => {
  const { library } = await saveFixture();
  library.change((doc) => enrol(doc, "not-here", TODAY));
  const targets = targetsOf(library.view.value, roadmaps, MONDAY);
  expect(targets?.roadmaps.map((roadmap) => roadmap.id)).toEqual(["small"]);
  expect(targets?.roadmaps[0]?.steps.map((step) => [step.title, step.topics.map((topic) => topic.id)])).toEqual([
    ["One", ["one.a", "one.b"]],
    ["Step two", ["two.c"]],
  ]);
});
