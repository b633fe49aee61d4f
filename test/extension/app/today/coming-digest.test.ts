/** The digest of what the days to come are drawn from. */
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { NO_REVIEWS, type ReviewLoad } from "#ext/app/planning/living-plan.ts";
import { comingDigest } from "#ext/app/today/coming-digest.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";

const digestOf = (doc: Y.Doc, reviews: ReviewLoad = NO_REVIEWS, roadmap: Roadmap = smallRoadmap): Promise<string> =>
  comingDigest(doc, { roadmaps: signal(new Map([[roadmap.id, roadmap]])), reviews: signal(reviews) });

function docWith(key: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getMap("marks").set(key, 1);
  return doc;
}

describe("the digest of the days to come", () => {
  it("is the same on both devices once they hold the same", async () => {
    const [one, two] = [docWith("a"), docWith("b")];
    expect(await digestOf(one)).not.toBe(await digestOf(two));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    expect(await digestOf(one)).toBe(await digestOf(two));
  });

  it("changes with an edit, and with what is only taken away", async () => {
    const doc = docWith("a");
    const before = await digestOf(doc);
    doc.getMap("marks").set("b", 1);
    const edited = await digestOf(doc);
    doc.getMap("marks").delete("b");
    const deleted = await digestOf(doc);
    expect(new Set([before, edited, deleted]).size).toBe(3);
  });

  it("changes with a roadmap's revision, the questions that come back, and a day with an answer", async () => {
    const doc = docWith("a");
    const due = { question: "q", roadmap: smallRoadmap.id, due: 9, retrievability: 0.9, minutes: 1 };
    const digests = await Promise.all([
      digestOf(doc),
      digestOf(doc, NO_REVIEWS, { ...smallRoadmap, revision: 99 }),
      digestOf(doc, { ...NO_REVIEWS, due: [due] }),
      digestOf(doc, { ...NO_REVIEWS, due: [{ ...due, due: 10 }] }),
      digestOf(doc, { ...NO_REVIEWS, days: new Set([9]) }),
    ]);
    expect(new Set(digests).size).toBe(5);
  });
});
