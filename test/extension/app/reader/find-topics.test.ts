import { beforeAll, describe, expect, test } from "vitest";
import { topicsForTracks, type PlacedTopic } from "#shared/catalog/topics.ts";
import type { Topic } from "#shared/catalog/roadmap.ts";
import { findTopics } from "#ext/app/reader/find-topics.ts";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";

const [step] = smallRoadmap.steps;
function placed(topic: Partial<Topic>): PlacedTopic {
  if (!step) throw new Error("no step");
  return { step, topic: { id: "a", rev: 1, title: "Title", minutes: 5, ...topic } };
}

describe("finding topics", () => {
  let topics: readonly PlacedTopic[];
  beforeAll(async () => {
    topics = topicsForTracks(await backendRoadmap(), {});
  });
  const ids = (query: string): string[] => findTopics(topics, query).map(({ placed: { topic } }) => topic.id);

  test("a word of a title comes before one of a text", () => {
    expect(ids("joins")[0]).toBe("rdb.joins");
    expect(ids("joins").length).toBeGreaterThan(1);
  });

  test("every word has to be there, in any order and any case", () => {
    expect(ids("explain INDEXES")[0]).toBe("rdb.indexes");
    expect(ids("indexes zebra")).toEqual([]);
  });

  test.each(["", "   "])("nothing is found for %j", (query) => {
    expect(ids(query)).toEqual([]);
  });

  test("accents and compatible forms make no difference, and the mark stands where the word does", () => {
    const [found] = findTopics([placed({ title: "Der ﬁnale Café-Plan" })], "cafe finale");
    expect(found?.title.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["ﬁnale", "Café"]);
    expect(found?.title.map(({ text }) => text).join("")).toBe("Der ﬁnale Café-Plan");
  });

  test("the passage is cut around the word, at words, without the marks of Markdown", () => {
    const body = `${"Many words before. ".repeat(20)}Here **the \`needle\`** [lies](https://x.example/a).\n\n${"And after. ".repeat(30)}`;
    const [found] = findTopics([placed({ body })], "needle");
    const text = found?.passage.map((piece) => piece.text).join("") ?? "";
    expect(text).toContain("the needle lies.");
    expect(text.startsWith("… ")).toBe(true);
    expect(text.endsWith(" …")).toBe(true);
    expect(text.length).toBeLessThan(220);
    expect(found?.passage.filter(({ hit }) => hit).map((piece) => piece.text)).toEqual(["needle"]);
  });

  test("characters with a special meaning elsewhere are only characters", () => {
    for (const query of ["(", "[a-z", "\\", "*", "$&", ".*"]) expect(() => ids(query)).not.toThrow();
    expect(ids(".*.*.*")).toEqual([]);
  });
});
