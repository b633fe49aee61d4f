import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { markTopic, restoreMarks, rowKeys, toggleRow, topicOfRow } from "#ext/app/progress/mark.ts";
import { readProgress } from "#shared/domain/progress.ts";
import { findTopic } from "#shared/catalog/topics.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";

const DAY = 20_776;
const PAGE = "small/one.a/https://a.example/";

describe("marking", () => {
  let doc: Y.Doc;
  const state = (key: string): string | undefined => readProgress(doc).get(key)?.state;

  beforeEach(() => {
    doc = new Y.Doc();
  });

  it("makes a topic done with its last row and opens it again with one less", () => {
    toggleRow(doc, smallRoadmap, PAGE, DAY);
    expect(state("small/one.a")).toBe("learning");
    toggleRow(doc, smallRoadmap, "small/one.a.t1", DAY);
    expect(state("small/one.a")).toBe("done");
    toggleRow(doc, smallRoadmap, PAGE, DAY + 1);
    expect([state(PAGE), state("small/one.a")]).toEqual(["open", "learning"]);
  });

  it("takes a topic without rows as its own row", () => {
    toggleRow(doc, smallRoadmap, "small/two.c", DAY);
    expect(state("small/two.c")).toBe("done");
  });

  it("ticks the rows of a topic marked done, and restores just what was there", () => {
    toggleRow(doc, smallRoadmap, PAGE, DAY - 1);
    const topic = findTopic(smallRoadmap, "one.a")?.topic;
    if (!topic) throw new Error("no topic");
    const before = markTopic(doc, smallRoadmap, topic, "done", DAY);
    expect(rowKeys("small", topic).map(state)).toEqual(["done", "done"]);
    expect(readProgress(doc).get(PAGE)?.day).toBe(DAY - 1);
    restoreMarks(doc, before, DAY);
    expect([state("small/one.a"), state(PAGE), state("small/one.a.t1")]).toEqual(["learning", "done", "open"]);
    expect(doc.getMap("progress").size).toBe(3);
  });

  it("knows the topic of a row, and of no other key", () => {
    expect(topicOfRow(smallRoadmap, PAGE)?.id).toBe("one.a");
    expect(topicOfRow(smallRoadmap, "small/elsewhere")).toBeNull();
  });

  it("writes nothing when a mark is there already", () => {
    const topic = findTopic(smallRoadmap, "two.c")?.topic;
    if (!topic) throw new Error("no topic");
    markTopic(doc, smallRoadmap, topic, "done", DAY);
    const size = Y.encodeStateAsUpdate(doc).length;
    markTopic(doc, smallRoadmap, topic, "done", DAY);
    expect(Y.encodeStateAsUpdate(doc).length).toBe(size);
  });
});
