import { describe, expect, it } from "vitest";
import { findRetired, findStep, findTopic, topicsForTracks } from "#shared/catalog/topics.ts";
import { sample } from "./sample-roadmap.ts";

const ids = (tracks: Readonly<Record<string, string>>): readonly string[] =>
  topicsForTracks(sample, tracks).map(({ step, topic }) => `${step.id}/${topic.id}`);

describe("topics for the learner's tracks", () => {
  it("are in roadmap order, with their step, without those of other options", () => {
    expect(ids({ tool: "axe" })).toEqual(["a/a.one", "a/a.axe", "b/b.two"]);
  });

  it("take the first option while none is chosen", () => {
    expect(ids({})).toEqual(["a/a.one", "a/a.saw", "b/b.two"]);
  });

  it("take the first option when the chosen one is no longer offered", () => {
    expect(ids({ tool: "spoon" })).toEqual(["a/a.one", "a/a.saw", "b/b.two"]);
  });

  it("keep a topic whose track nobody declares", () => {
    const { tracks: _, ...undeclared } = sample;
    expect(topicsForTracks(undeclared, { tool: "axe" })).toHaveLength(4);
  });
});

describe("finding by id", () => {
  it("gives a topic with its step, of any track", () => {
    expect(findTopic(sample, "a.axe")).toMatchObject({ step: { id: "a" }, topic: { title: "Axe" } });
  });

  it("gives a step, and what became of a retired id", () => {
    expect(findStep(sample, "b")?.title).toBe("Second step");
    expect(findRetired(sample, "a.zero")?.replacedBy).toEqual(["a.one"]);
  });

  it("gives null for what is not there", () => {
    expect([findTopic(sample, "a"), findStep(sample, "a.one"), findRetired(sample, "a.one")]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
