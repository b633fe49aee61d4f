import { beforeAll, describe, expect, it } from "vitest";
import { checkRoadmap } from "#shared/catalog/check-roadmap.ts";
import { parseRoadmap } from "#shared/catalog/parse-roadmap.ts";
import { changesSince, formerSteps, livingTopics, standsNow } from "#shared/catalog/revisions.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { revised, REVISED_IDS, type Revised } from "#test/support/revised-roadmap.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";

describe("a second revision", () => {
  let first: Roadmap;
  let second: Revised;
  beforeAll(async () => {
    first = await backendRoadmap();
    second = revised(first, REVISED_IDS);
  });

  it("is a roadmap of the format, and sound", () => {
    expect(parseRoadmap(second.roadmap)).toMatchObject({ ok: true });
    expect(checkRoadmap(second.roadmap)).toEqual([]);
  });

  it("says what changed to who knew the first, and nothing to who knows it", () => {
    const { renamed, split, moved, retired, roadmap } = second;
    const into = livingTopics(roadmap, split.id).map(({ topic }) => topic.title);
    expect(into).toHaveLength(2);
    expect(changesSince(roadmap, 1)).toEqual([
      { type: "renamed", from: renamed.from, to: renamed.to },
      { type: "moved", title: moved.title, from: moved.from.title, to: moved.to.title },
      { type: "split", title: split.title, into },
      { type: "retired", title: retired.title },
    ]);
    expect(changesSince(roadmap, 2)).toEqual([]);
    expect(changesSince(first, 1)).toEqual([]);
  });

  it("keeps what was put at a topic with it, or with what took its place", () => {
    const { split, moved, retired, roadmap } = second;
    expect(standsNow(roadmap, { step: "net", topic: moved.id })).toEqual({ step: moved.to.id, topic: moved.id });
    expect(standsNow(roadmap, { step: "net", topic: split.id })).toEqual({ step: "net", topic: split.into[0] });
    expect(standsNow(roadmap, { step: "net", topic: retired.id })).toEqual({ step: "net", topic: retired.id });
    expect(standsNow(roadmap, { step: "no", topic: "no" })).toEqual({ step: "no", topic: "no" });
  });

  it("keeps the questions of all that stayed, by their ids: their reviews go on", () => {
    const idsOf = (roadmap: Roadmap): string[] =>
      roadmap.steps.flatMap((step) => (step.questions ?? []).map(({ id }) => id));
    const gone = first.steps.flatMap((step) =>
      (step.questions ?? []).filter(({ topic }) => topic === second.retired.id).map(({ id }) => id),
    );
    expect(gone.length).toBeGreaterThan(0);
    expect(idsOf(second.roadmap)).toEqual(idsOf(first).filter((id) => !gone.includes(id)));
  });

  it("asks for notes in other steps only where something may have stood elsewhere", () => {
    expect(formerSteps(first, "net")).toEqual(["net"]);
    expect(formerSteps(second.roadmap, "git")).toEqual(expect.arrayContaining(["git", "net"]));
  });
});

const [one, two] = smallRoadmap.steps;
const [a, b] = one?.topics ?? [];
if (!one || !two || !a || !b) throw new Error("the small roadmap is smaller");

describe("over several revisions", () => {
  const later: Roadmap = {
    ...smallRoadmap,
    revision: 4,
    steps: [
      {
        ...one,
        topics: [
          {
            ...a,
            was: [
              { revision: 2, title: "Once" },
              { revision: 3, title: "Then", step: "two" },
            ],
          },
        ],
        was: [{ revision: 3, title: "Step zero" }],
      },
      { ...two, topics: [...two.topics, { ...b, id: "two.d", since: 4, requires: [] }] },
    ],
    retired: [
      { id: "one.b", revision: 2, title: "Topic B", replacedBy: ["one.x"], credit: "carry" },
      { id: "one.x", revision: 4, title: "Topic X", replacedBy: ["two.d"], credit: "carry" },
      { id: "three", revision: 3, title: "Step three", replacedBy: ["two"] },
    ],
  };

  it("names a thing as the learner knew it", () => {
    expect(changesSince(later, 1)).toMatchObject([
      { type: "renamed", from: "Step zero", to: "Step one" },
      { type: "renamed", from: "Once", to: "Topic A" },
      { type: "moved", from: "Step two", to: "Step one" },
      { type: "added", title: "Topic B", step: "Step two" },
      { type: "retired", title: "Topic B" },
      { type: "split", title: "Topic X", into: ["Topic B"] },
      { type: "split", title: "Step three", into: ["Step two"] },
    ]);
    expect(changesSince(later, 2)).toContainEqual({ type: "renamed", from: "Then", to: "Topic A" });
    expect(changesSince(later, 3).map(({ type }) => type)).toEqual(["added", "split"]);
  });

  it("follows what took the place of what took the place", () => {
    expect(livingTopics(later, "one.b").map(({ topic }) => topic.id)).toEqual(["two.d"]);
    expect(standsNow(later, { step: "three", topic: "gone" })).toEqual({ step: "two", topic: "gone" });
  });

  it("ends where replacements go round", () => {
    const circle: Roadmap = {
      ...smallRoadmap,
      retired: [
        { id: "x", replacedBy: ["y"] },
        { id: "y", replacedBy: ["x"] },
      ],
    };
    expect(livingTopics(circle, "x")).toEqual([]);
  });
});

describe("what a roadmap says of its past is checked", () => {
  const withWas = (was: NonNullable<typeof a.was>): Roadmap => ({
    ...smallRoadmap,
    revision: 3,
    steps: [{ ...one, topics: [{ ...a, was }, b] }, two],
  });
  const problems = (roadmap: Roadmap): string[] => checkRoadmap(roadmap).map(({ path }) => path);

  it.each([
    ["a revision that is not out yet", [{ revision: 4, title: "Old" }], "steps[0].topics[0].was[0].revision"],
    ["the first revision", [{ revision: 1, title: "Old" }], "steps[0].topics[0].was[0].revision"],
    [
      "revisions out of order",
      [
        { revision: 3, title: "Old" },
        { revision: 2, title: "Older" },
      ],
      "steps[0].topics[0].was[1].revision",
    ],
    ["nothing that was different", [{ revision: 2 }], "steps[0].topics[0].was[0]"],
    ["the title that it still has", [{ revision: 2, title: "Topic A" }], "steps[0].topics[0].was[0].title"],
    ["a step that never was", [{ revision: 2, step: "nope" }], "steps[0].topics[0].was[0].step"],
  ])("%s", (_, was, path) => {
    expect(problems(withWas(was))).toContain(path);
  });

  it("accepts what is right", () => {
    expect(
      problems(
        withWas([
          { revision: 2, title: "Old" },
          { revision: 3, step: "two" },
        ]),
      ),
    ).toEqual([]);
  });

  it("credit needs somebody to carry it to, and a retired id a revision that is out", () => {
    expect(problems({ ...smallRoadmap, retired: [{ id: "x", credit: "carry" }] })).toEqual(["retired[0].credit"]);
    expect(problems({ ...smallRoadmap, retired: [{ id: "x", revision: 2 }] })).toEqual(["retired[0].revision"]);
  });
});
