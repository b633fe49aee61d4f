import { beforeEach, describe, expect, test } from "vitest";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { revised, REVISED_IDS, type Revised } from "#test/support/revised-roadmap.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { findTopic } from "#shared/catalog/topics.ts";
import { chooseTrack, markKnown, setEnrolmentField } from "#shared/domain/enrolments.ts";
import { resourceKey } from "#shared/domain/ids.ts";
import { markTopic, toggleRow } from "#ext/app/progress/mark.ts";
import { carryOver, owedCredit } from "#ext/app/revisions/carry-over.ts";
import { changesScreen, goneTopics, seeChanges } from "#ext/app/revisions/changes-screen.ts";
import { notesOfStep } from "#ext/app/notes/notes-of-step.ts";
import { walkOf } from "#ext/app/reader/walked.ts";
import { readerFixture, ROADMAP, TODAY, type ReaderFixture } from "../reader/reader-fixture.ts";

const DAY = TODAY - 3;

describe("after a second revision", () => {
  let fixture: ReaderFixture;
  let first: Roadmap;
  let next: Revised;
  beforeEach(async () => {
    fixture = await readerFixture();
    first = await backendRoadmap();
    next = revised(first, REVISED_IDS);
  });
  const state = (key: string): string | undefined =>
    fixture.library.view.value.progress.get(`${ROADMAP}/${key}`)?.state;
  const mark = (id: string, to: Parameters<typeof markTopic>[3]): void =>
    fixture.library.change((doc) => {
      const topic = findTopic(first, id)?.topic ?? findTopic(next.roadmap, id)?.topic;
      if (!topic) throw new Error(`no topic ${id}`);
      markTopic(doc, first, topic, to, DAY);
    });
  const carry = (): void => carryOver(fixture.library, next.roadmap);

  test("renamed and moved topics keep their marks; a split one gives its own to both; a retired one stays counted", () => {
    for (const id of [REVISED_IDS.renamed, REVISED_IDS.split, REVISED_IDS.moved, REVISED_IDS.retired]) mark(id, "done");
    carry();
    const walk = walkOf(next.roadmap, fixture.library.view.value, TODAY);
    const done = walk.topics.filter(({ topic }) => walk.isWalked(topic)).map(({ topic, step }) => [topic.id, step.id]);
    expect(done).toEqual([
      [REVISED_IDS.renamed, "net"],
      [next.split.into[0], "net"],
      [next.split.into[1], "net"],
      [REVISED_IDS.moved, "git"],
    ]);
    expect(goneTopics(fixture.ports.texts, next.roadmap, fixture.library.view.value.progress)).toEqual([
      { title: next.retired.title, status: "done 16 November" },
    ]);
    const carried = fixture.library.view.value.progress.get(`${ROADMAP}/${next.split.into[0]}`);
    expect(carried).toMatchObject({ state: "done", day: DAY });
  });

  test("what is done has its rows ticked, so that none of them opens it again", () => {
    mark(REVISED_IDS.split, "done");
    carry();
    const [part] = next.split.into;
    expect(state(`${part}.t1`)).toBe("done");
  });

  test("it is written once, and a later mark of the learner's is not overruled", () => {
    mark(REVISED_IDS.split, "done");
    carry();
    expect(owedCredit(fixture.library.view.value, next.roadmap).marks.size).toBe(0);
    mark(next.split.into[0], "open");
    carry();
    expect(state(next.split.into[0])).toBe("open");
    expect(state(next.split.into[1])).toBe("done");
  });

  test("a mark that arrives later from a device with the first revision is carried too", () => {
    carry();
    expect(state(next.split.into[0])).toBeUndefined();
    mark(REVISED_IDS.split, "skipped");
    carry();
    expect(state(next.split.into[0])).toBe("skipped");
  });

  test.each(["offer-check", "none"] as const)("credit %s begins anew, but pages that were read stay read", (credit) => {
    const roadmap = { ...next.roadmap, retired: next.roadmap.retired?.map((entry) => ({ ...entry, credit })) ?? [] };
    const url = findTopic(first, REVISED_IDS.split)?.topic.resources?.[0]?.url ?? "";
    fixture.library.change((doc) => toggleRow(doc, first, resourceKey(ROADMAP, REVISED_IDS.split, url), DAY));
    carryOver(fixture.library, roadmap);
    expect(state(next.split.into[0])).toBeUndefined();
    expect(state(`${next.split.into[0]}/${url}`)).toBe("done");
  });

  test("what was known before is known in what took its place, until the learner was told", () => {
    fixture.library.change((doc) => markKnown(doc, ROADMAP, REVISED_IDS.split, true));
    carry();
    expect([...(fixture.library.view.value.enrolments[0]?.known ?? [])]).toEqual([
      REVISED_IDS.split,
      ...next.split.into,
    ]);
    seeChanges(fixture.library, next.roadmap);
    fixture.library.change((doc) => markKnown(doc, ROADMAP, next.split.into[0], false));
    carry();
    expect(fixture.library.view.value.enrolments[0]?.known.has(next.split.into[0])).toBe(false);
  });

  test("notes are found where their topics stand now, and keep what they say", async () => {
    for (const [topic, text] of [
      [REVISED_IDS.moved, "on the moved"],
      [REVISED_IDS.split, "on the split"],
      [REVISED_IDS.retired, "on the retired"],
    ] as const) {
      await fixture.notes.addLine({ roadmap: ROADMAP, step: "net", topic, text });
    }
    const titles = async (roadmap: Roadmap, step: string): Promise<string[]> =>
      (await notesOfStep(fixture.notes, roadmap, step)).map(({ title }) => title).toSorted();
    expect(await titles(first, "git")).toEqual([]);
    expect(await titles(next.roadmap, "git")).toEqual(["on the moved"]);
    expect(await titles(next.roadmap, "net")).toEqual(["on the retired", "on the split"]);
  });

  test("what changed is said until it was read, and on no device again", () => {
    const { texts } = fixture.ports;
    const said = (): readonly string[] | undefined =>
      changesScreen(texts, next.roadmap, fixture.library.view.value)?.lines;
    expect(said()).toEqual([
      `“${next.renamed.from}” is now called “${next.renamed.to}”.`,
      `“${next.moved.title}” moved from “Internet Basics” to “Version Control Systems”.`,
      `“${next.split.title}” was split into “${next.split.title}, part 1” and “${next.split.title}, part 2”.`,
      `“${next.retired.title}” is no longer part of it.`,
    ]);
    seeChanges(fixture.library, next.roadmap);
    expect(said()).toBeUndefined();
    expect(fixture.library.view.value.enrolments[0]?.seen).toBe(2);
  });

  test("nobody who has not begun is told", () => {
    fixture.library.change((doc) => setEnrolmentField(doc, ROADMAP, { seen: 1 }));
    expect(
      changesScreen(fixture.ports.texts, next.roadmap, { ...fixture.library.view.value, enrolments: [] }),
    ).toBeNull();
  });

  test("another track midway keeps what is done, in common topics and in those of the first track", () => {
    const track = (option: string): void =>
      fixture.library.change((doc) => chooseTrack(doc, ROADMAP, "language", option));
    track("node");
    const walk = (): ReturnType<typeof walkOf> => walkOf(first, fixture.library.view.value, TODAY);
    const lang = walk().topics.filter(({ step }) => step.id === "lang");
    for (const { topic } of lang) mark(topic.id, "done");
    const common = lang.filter(({ topic }) => topic.track === undefined).map(({ topic }) => topic.id);
    expect(common.length).toBeGreaterThan(0);
    expect(common.length).toBeLessThan(lang.length);
    track("go");
    const now = walk().topics.filter(({ step, topic }) => step.id === "lang" && walk().isWalked(topic));
    expect(now.map(({ topic }) => topic.id)).toEqual(common);
    track("node");
    expect(walk().topics.filter(({ step, topic }) => step.id === "lang" && !walk().isWalked(topic))).toEqual([]);
  });
});
