/** Every odd day, clock and roadmap that planners stumble over: what the learner sees is a sentence, never nothing. */
import { describe, expect, it } from "vitest";
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import { overrideDay } from "#shared/domain/calendar.ts";
import { enrol, setEnrolmentField } from "#shared/domain/enrolments.ts";
import { writeProfile } from "#shared/domain/profile.ts";
import { setMark } from "#shared/domain/progress.ts";
import { dayOfDate } from "#shared/std/day.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/** All that stands before the learner's eyes, without marks and numbers of the frame around it. */
function seen({ today }: TodayFixture): string {
  const screen = today.screen.value;
  const banner = "banner" in screen && screen.banner ? `${screen.banner.title} ${screen.banner.note} ` : "";
  const rows = "rows" in screen ? ` [${screen.rows.map((row) => row.title).join(", ")}]` : "";
  const title = typeof screen.title === "string" ? screen.title : screen.title.join(" ");
  return `${banner}${title} ${screen.lede}${rows}`;
}

function lookAgain(tab: TodayFixture, ms: number): void {
  tab.clock.advance(ms);
  tab.today.clock.look();
}

async function begun(roadmap: Roadmap = smallRoadmap, at?: number): Promise<TodayFixture> {
  const tab = await todayFixture(roadmap, at);
  tab.acts.start();
  return tab;
}

function withTopics(...topics: readonly (Partial<Topic> & Pick<Topic, "id">)[]): Roadmap {
  const [step] = smallRoadmap.steps;
  if (!step) throw new Error("the small roadmap has steps");
  const whole = topics.map((topic) => ({
    rev: 1,
    title: `Topic ${topic.id}`,
    minutes: 20,
    outcome: "You can.",
    ...topic,
  }));
  return { ...smallRoadmap, steps: [{ ...step, topics: whole }] };
}

describe("the learner sees a sentence", () => {
  it("when no weekday has minutes, and when they come back", async () => {
    const tab = await begun();
    tab.library.change((doc) => writeProfile(doc, { minutesByWeekday: [0, 0, 0, 0, 0, 0, 0] }));
    tab.today.relist();
    expect(seen(tab)).toBe(
      "No day has minutes, so the plan waits. Nothing is lost. Give a weekday some minutes, and the plan goes on from there. " +
        "A day off. Nothing is planned today, and nothing is lost by it. []",
    );
    tab.library.change((doc) => writeProfile(doc, { minutesByWeekday: [0, 25, 25, 25, 25, 25, 0] }));
    tab.today.relist();
    expect(seen(tab)).toBe("Topic A You can do A. [Page A, Try A]");
  });

  it("when the target cannot be met, is today, or is over: the day stays as long as it is", async () => {
    const tab = await begun();
    const before = seen(tab);
    for (const ahead of [1, 0, -30]) {
      tab.planning.change("", { type: "target", roadmap: "small", day: tab.living.today.value + ahead });
      expect(tab.living.plan.value.status.type).toBe("late");
      expect(seen(tab)).toBe(before);
    }
  });

  it("when a topic is longer than a week", async () => {
    const tab = await begun(withTopics({ id: "long", minutes: 600, tasks: [] }));
    expect(seen(tab)).toBe("Topic long You can. [Topic long]");
    expect(tab.living.plan.value.days[0]?.entries).toMatchObject([{ minutes: 23, part: 1, of: 27 }]);
  });

  it("when topics of an imported roadmap require each other, or something unknown", async () => {
    const tab = await begun(
      withTopics({ id: "a", requires: ["b"] }, { id: "b", requires: ["a"] }, { id: "c", requires: ["nowhere"] }),
    );
    expect(seen(tab)).toBe("Topic c You can. [Topic c]");
    expect(tab.living.plan.value.warnings.map(({ type }) => type)).toEqual(["cyclic-requires", "unknown-requires"]);
  });

  it("when a roadmap has no topics", async () => {
    const tab = await begun(withTopics());
    expect(seen(tab)).toBe("A day off. Nothing is planned today, and nothing is lost by it. []");
  });

  it("when the clock is set a year forward, and back again: nothing is lost", async () => {
    const tab = await begun();
    lookAgain(tab, YEAR);
    expect(seen(tab)).toMatch(/^Welcome back\. Here is the plan from today on\. .* Topic A You can do A\./);
    for (const row of tab.today.facts.value?.items ?? []) tab.acts.toggle(row.key);
    expect(seen(tab)).toContain("That was today.");
    lookAgain(tab, -YEAR);
    expect(seen(tab)).toBe("Topic B You can do B. [Try B]");
    expect(tab.library.view.value.progress.get("small/one.a")?.state).toBe("done");
  });

  it("on 29 February, and on the day after a date that the calendar skipped", async () => {
    const leap = await begun(smallRoadmap, Date.UTC(2028, 1, 29, 12));
    expect("meta" in leap.today.screen.value && leap.today.screen.value.meta).toContain("Tuesday 29 February");
    // Apia went from 29 December 2011 to the 31st: a missed Friday.
    const apia = await begun(smallRoadmap, Date.UTC(2011, 11, 29, 12));
    const friday = dayOfDate(2011, 12, 30);
    lookAgain(apia, 48 * HOUR);
    expect(apia.living.today.value).toBe(friday + 1);
    expect(seen(apia)).toContain("A day off. Nothing is planned today. Monday goes on with “Topic A”.");
  });

  it("on a journey west: the same date again is the same list, ticks included", async () => {
    const tab = await begun();
    tab.acts.toggle("small/one.a.t1");
    const before = seen(tab);
    lookAgain(tab, -10 * HOUR);
    expect(seen(tab)).toMatch(/Topic A/);
    lookAgain(tab, 10 * HOUR);
    expect(seen(tab)).toBe(before);
  });

  it("when the rollover hour changes in the middle of the night: what was done stays done", async () => {
    const tab = await begun(smallRoadmap, Date.UTC(2026, 10, 19, 22));
    tab.acts.toggle("small/one.a.t1");
    lookAgain(tab, 3 * HOUR);
    expect(seen(tab)).toContain("[Page A, Try A]");
    tab.library.change((doc) => writeProfile(doc, { rolloverHour: 0 }));
    expect(seen(tab)).toMatch(/^Topic A .*\[Page A\]|^Topic A .*\[Page A, Try B\]/);
    expect(tab.library.view.value.progress.get("small/one.a.t1")?.state).toBe("done");
  });

  it("when today is taken off after work was done: the work counts", async () => {
    const tab = await begun();
    tab.acts.toggle("small/one.a.t1");
    tab.planning.change("", { type: "day", day: tab.living.today.value, minutes: 0 });
    expect(seen(tab)).toContain("[Try A]");
  });

  it("before a start in the future", async () => {
    const tab = await todayFixture();
    tab.library.change((doc) => enrol(doc, "small", tab.living.today.value + 11));
    expect(seen(tab)).toBe("A day off. Your walk begins on Monday 30 November with “Topic A”. []");
  });

  it("when all is done, and when a content update adds a topic on that day", async () => {
    const tab = await begun();
    const day = tab.living.today.value;
    tab.library.change((doc) => {
      for (const id of ["one.a", "one.b", "two.c"])
        setMark(doc, `small/${id}`, { state: "done", day: day - 1, rev: 1 });
    });
    tab.today.relist();
    expect(seen(tab)).toBe(
      "You walked all 2 steps. From One to Step two. Your notes and answers stay, and reviews keep what you learned close.",
    );
    // The hut says on which day it was reached.
    expect(tab.today.screen.value).toMatchObject({ trail: { hut: "18 Nov" } });
  });

  it("when a roadmap that was begun elsewhere is not on this device", async () => {
    const tab = await begun();
    tab.library.change((doc) => {
      enrol(doc, "elsewhere", tab.living.today.value - 10);
      setEnrolmentField(doc, "elsewhere", { share: 3 });
    });
    expect(tab.living.plan.value.warnings).toEqual([{ type: "missing-roadmap", roadmap: "elsewhere" }]);
    expect(seen(tab)).toBe("Topic A You can do A. [Page A, Try A]");
  });

  it("when a list that was shown is merged with another device's day: rows stay, ticks come in", async () => {
    const tab = await begun();
    const { value: day } = tab.living.today;
    tab.library.change((doc) => {
      setMark(doc, "small/one.a.t1", { state: "done", day: day - 1, rev: 1 });
      overrideDay(doc, day, 5);
    });
    const screen = tab.today.screen.value;
    expect(
      "rows" in screen && screen.state !== "first" ? screen.rows.map((row) => [row.title, row.done]) : screen,
    ).toEqual([
      ["Page A", false],
      ["Try A", true],
    ]);
  });
});

describe("several roadmaps", () => {
  const other: Roadmap = {
    ...smallRoadmap,
    id: "other",
    title: "Another",
    steps: [
      {
        id: "x",
        title: "Step x",
        description: "",
        topics: [{ id: "x.a", rev: 1, title: "Topic X", outcome: "You can do X.", minutes: 20 }],
      },
    ],
  };

  it("share a day, and a row of each is ticked in its own roadmap", async () => {
    const tab = await todayFixture();
    const outlines = new Map([smallRoadmap, other].map((roadmap) => [roadmap.id, roadmap]));
    Object.assign(tab.ports.catalog, { outline: async (id: string) => outlines.get(id) ?? null });
    tab.acts.start();
    tab.library.change((doc) => {
      writeProfile(doc, { minutesByWeekday: [60, 60, 60, 60, 60, 60, 60] });
      enrol(doc, "other", tab.living.today.value);
    });
    await Promise.resolve();
    await Promise.resolve();
    tab.today.relist();
    const roadmaps = new Set(tab.today.facts.value?.items.map((item) => item.roadmap));
    expect(roadmaps).toEqual(new Set(["small", "other"]));
    tab.acts.toggle("other/x.a");
    expect(tab.library.view.value.progress.get("other/x.a")?.state).toBe("done");
  });
});
