import { beforeEach, describe, expect, it } from "vitest";
import { createPlanPage, type PlanPage } from "#ext/app/plan/plan-page.ts";
import type { PlanPageScreen } from "#ext/app/plan/plan-screen.ts";
import { writeCalendarId } from "#shared/domain/household.ts";
import { addStudyInterval } from "#shared/domain/study.ts";
import { weekdayOfDay } from "#shared/std/day.ts";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { createMemoryCalendarDesk } from "#test/support/memory-calendar-desk.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

/** Thursday 19 November 2026. */
const TODAY = 20_776;

let fixture: TodayFixture;
let page: PlanPage;

async function begun(): Promise<void> {
  fixture = await todayFixture(await backendRoadmap());
  fixture.acts.start();
  page = createPlanPage(fixture);
}

function screen(): PlanPageScreen {
  const now = page.screen.value;
  if (!now) throw new Error("nothing was begun");
  return now;
}

/** The first topic that is planned after today, with its day. */
function firstAhead(): { readonly title: string; readonly day: number; readonly key: string } {
  const row = screen().days.find(({ day, topics }) => day > TODAY && topics.some(({ movable }) => movable));
  const topic = row?.topics.find(({ movable }) => movable);
  if (!row || !topic) throw new Error("nothing is planned");
  return { title: topic.title, day: row.day, key: topic.key };
}

function liftFirstAhead(): void {
  const row = screen().days.find(({ day, topics }) => day > TODAY && topics.some(({ movable }) => movable));
  const topic = row?.topics.find(({ movable }) => movable);
  if (row && topic) page.moves.lift(topic, row.day);
}

function topicsOn(day: number): readonly string[] {
  return (
    screen()
      .days.find((row) => row.day === day)
      ?.topics.map(({ title }) => title) ?? []
  );
}

describe("the plan page", () => {
  beforeEach(begun);

  it("is nothing before a start", async () => {
    fixture = await todayFixture();
    expect(createPlanPage(fixture).screen.value).toBeNull();
  });

  it("says where the pace leads, and shows three weeks, and a month more at a time until the end", () => {
    expect(screen().head).toMatchObject({
      title: expect.stringMatching(/2027/),
      meta: expect.stringMatching(/^Week 1 of about \d+$/),
    });
    const shown = screen().days.length;
    expect(shown).toBeLessThan(22);
    expect(screen().more).toBe("Show December");
    page.showMore();
    expect(screen().days.at(-1)?.long).toContain("31 December");
    for (let i = 0; i < 200 && screen().more !== null; i++) page.showMore();
    expect(screen().days.at(-1)?.day).toBeGreaterThanOrEqual(fixture.living.plan.value.days.at(-1)?.day ?? 0);
  });

  it("moves a topic by keys over days off, says each day, and shows what moved", () => {
    const { title, day } = firstAhead();
    liftFirstAhead();
    expect(page.moves.said.value).toContain("Arrow keys");
    page.moves.step(1);
    page.moves.step(1);
    page.moves.step(1);
    page.moves.step(-1);
    const to = page.moves.lifted.value?.to ?? 0;
    // Monday to Friday: over a weekend two steps are four days.
    expect(to - day).toBe(weekdayOfDay(day) < 4 ? 2 : 4);
    expect(page.moves.said.value).toBe(fixture.ports.texts.longDay(to));
    page.moves.drop();
    expect(page.moves.said.value).toBe(`“${title}” is on ${fixture.ports.texts.longDay(to)} now.`);
    expect(topicsOn(to)).toContain(title);
    expect(screen().moved?.moves.length).toBeGreaterThan(0);
    expect(screen().moved?.text).toContain("No day got longer.");
    const line = screen()
      .days.flatMap(({ topics }) => topics)
      .find(({ pinned }) => pinned);
    expect(line).toMatchObject({ title, from: `from ${fixture.ports.texts.weekdayDate(day)}` });
  });

  it("takes a move back exactly, from the toast and from the list of what moved", () => {
    const before = JSON.stringify(fixture.living.plan.value.days);
    for (const undo of [() => fixture.undo.undo(), () => page.acts.moved.value?.takeBack()]) {
      liftFirstAhead();
      page.moves.step(1);
      page.moves.drop();
      expect(JSON.stringify(fixture.living.plan.value.days)).not.toBe(before);
      undo();
      expect(JSON.stringify(fixture.living.plan.value.days)).toBe(before);
      expect(screen().moved).toBeNull();
    }
  });

  it("changes nothing when a topic is put back or dropped where it was", () => {
    const before = fixture.library.view.value;
    liftFirstAhead();
    page.moves.step(1);
    page.moves.cancel();
    liftFirstAhead();
    page.moves.drop();
    expect(fixture.library.view.value).toBe(before);
    expect(page.moves.said.value).toContain("stays where it was");
  });

  it("goes on to days that were not shown yet", () => {
    liftFirstAhead();
    for (let i = 0; i < 30; i++) page.moves.step(1);
    expect(page.moves.lifted.value?.to).toBeGreaterThan(TODAY + 35);
    expect(screen().days.at(-1)?.day).toBeGreaterThan(TODAY + 35);
  });

  it("says so when what a topic builds on must come first", () => {
    const rows = screen().days.filter(({ day }) => day > TODAY);
    const later = rows.flatMap(({ day, topics }) => topics.map((topic) => ({ topic, day }))).at(-1);
    if (!later) throw new Error("nothing is planned");
    page.moves.lift(later.topic, later.day);
    page.moves.aim(TODAY);
    page.moves.drop();
    expect(page.moves.said.value).toMatch(/What it builds on comes first, so it begins on \w+day/);
  });

  it("gives a topic back to the plan", () => {
    const before = JSON.stringify(fixture.living.plan.value.days);
    liftFirstAhead();
    page.moves.step(1);
    page.moves.drop();
    const pinned = screen()
      .days.flatMap(({ topics }) => topics)
      .find((topic) => topic.pinned);
    if (!pinned) throw new Error("nothing is pinned");
    page.acts.unpin(pinned.roadmap, pinned.topic, pinned.title);
    expect(JSON.stringify(fixture.living.plan.value.days)).toBe(before);
  });

  it("takes a day off and gives it back, and passes over what are no minutes", () => {
    const row = (): PlanPageScreen["days"][number] | undefined => screen().days.find(({ day }) => day === TODAY + 1);
    page.acts.setMinutes(TODAY + 1, 0);
    expect(row()).toMatchObject({ state: "off", off: "day off", own: { minutes: 0, set: true } });
    expect(screen().moved?.text).toContain("Fri 20 is a day off");
    page.acts.setMinutes(TODAY + 1, Number.NaN);
    page.acts.setMinutes(TODAY + 1, 9999);
    expect(row()?.own?.minutes).toBe(0);
    page.acts.setMinutes(TODAY + 1, null);
    expect(row()).toMatchObject({ state: "ahead", own: { minutes: 25, set: false } });
  });

  it("takes a break without debt: the topics come after it, and no day has more than its minutes", () => {
    const finish = fixture.living.plan.value.finish;
    expect(page.acts.takeBreak("2026-11-20", "2026-11-26")).toBeNull();
    const inBreak = screen().days.filter(({ day }) => day > TODAY && day <= TODAY + 7);
    expect(inBreak.map(({ off }) => off)).toEqual(Array.from({ length: 7 }, () => "break"));
    expect(screen().breaks).toMatchObject([{ dates: expect.stringMatching(/^20.–.26\u00a0November$/) }]);
    for (const { entries, capacity } of fixture.living.plan.value.days) {
      expect(entries.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(capacity);
    }
    expect(fixture.living.plan.value.status.type).toBe("ok");
    page.acts.endBreak(screen().breaks[0]?.id ?? "");
    expect(fixture.living.plan.value.finish).toEqual(finish);
    expect(screen().breaks).toEqual([]);
  });

  it.each([
    ["", "", "Choose the first and the last day."],
    ["2026-11-20", "2026-02-30", "Choose the first and the last day."],
    ["2026-11-26", "2026-11-20", "The last day comes before the first. Choose a later one."],
    ["2026-01-01", "2026-01-07", "These days are over. Choose days from today on."],
    ["2026-11-20", "2027-11-21", "A break can take up to a year."],
  ])("refuses a break from “%s” to “%s” in words", (from, to, sentence) => {
    expect(page.acts.takeBreak(from, to)).toBe(sentence);
    expect(screen().breaks).toEqual([]);
  });

  it("draws what was walked, and says the same as a table", () => {
    fixture.library.change((doc) =>
      addStudyInterval(doc, "a", { roadmap: "backend-developer", topic: "net.address-bar", day: TODAY, minutes: 30 }),
    );
    const { burn, weeks } = screen();
    expect(burn.table.at(-1)?.day).toMatch(/^likely end, /);
    expect(burn.table.at(0)?.day).toBe("today");
    expect(weeks.at(-1)).toMatchObject({ now: true });
  });

  it("keeps the streak to itself when the learner does not want it", () => {
    expect(screen().streak?.title).toMatch(/This week|A week off/);
    fixture.library.change((doc) => doc.getMap("profile").set("showWeek", false));
    expect(screen().streak).toBeNull();
  });
});

describe("sentences for plans that lead nowhere", () => {
  beforeEach(begun);

  it("say that no day has minutes", () => {
    for (let weekday = 0; weekday < 7; weekday++)
      fixture.planning.change("x", { type: "weekday", weekday, minutes: 0, day: TODAY });
    expect(screen().head.title).toBe("No end in sight yet");
    expect(screen().head.lede).toMatch(/^\d+ topics find no day\. Give one of your weekdays/);
    expect(screen().days.length).toBeGreaterThan(10);
    expect(screen().burn.shape.cone).toBe("");
  });

  it("say what would meet a target that is too early, and when a target is over", () => {
    fixture.planning.change("x", { type: "target", roadmap: "backend-developer", day: TODAY + 90 });
    expect(screen().head.lede).toMatch(/later than your 17 February. \d+ more minutes on each study day/);
    fixture.planning.change("x", { type: "target", roadmap: "backend-developer", day: TODAY - 5 });
    expect(screen().head.lede).toMatch(/later than your 14 November/);
  });

  it("say that all is walked", () => {
    const topics = fixture.today.roadmap.steps.flatMap((step) => step.topics.map(({ id }) => id));
    fixture.planning.change("x", { type: "known", roadmap: "backend-developer", topics, known: true });
    expect(screen().head.title).toBe("All walked");
  });

  it("say when the plan begins", async () => {
    fixture = await todayFixture(await backendRoadmap());
    fixture.planning.change("x", { type: "begin", roadmap: "backend-developer", day: TODAY + 12, revision: 1 });
    page = createPlanPage(fixture);
    expect(screen().head.meta).toBe("Begins on Tuesday 1 December");
  });

  it("name a roadmap whose content is not here", () => {
    fixture.planning.change("x", { type: "begin", roadmap: "elsewhere", day: TODAY, revision: 1 });
    expect(screen().head.notes).toEqual([expect.stringContaining("“elsewhere” is not on this device")]);
  });
});

describe("the calendar file", () => {
  beforeEach(begun);

  it("keeps its days' names from export to export, and calls off what is free now", async () => {
    const desk = fixture.ports.calendar;
    await page.exportCalendar();
    expect(desk.last()[0]?.days[0]).toBe(TODAY);
    const id = fixture.library.view.value.calendarId;
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    page.acts.setMinutes(TODAY + 1, 0);
    await page.exportCalendar();
    expect(fixture.library.view.value.calendarId).toBe(id);
    await page.exportCalendar();
    const files: readonly unknown[] = "files" in desk && Array.isArray(desk.files) ? desk.files : [];
    expect(files).toMatchObject([
      { name: "waymark-plan-2026-11-19.ics", content: expect.not.stringContaining("CANCELLED") },
      { content: expect.stringContaining("CANCELLED") },
      // One who did not take in the second file still learns of it.
      { content: expect.stringContaining("CANCELLED") },
    ]);
    // Weekends were never in a calendar, so nothing is called off there.
    expect(String(Object.values(files[1] ?? {})).match(/STATUS:CANCELLED/g)).toHaveLength(1);
  });

  it("has the same names on two devices that export for the first time while they are apart", async () => {
    const ids = [];
    for (const seed of [1, 2]) {
      await begun();
      const calendar = createMemoryCalendarDesk("00112233aabbccdd");
      const ports = { ...fixture.ports, calendar, random: createSeededRandom(seed) };
      page = createPlanPage({ ...fixture, ports });
      await page.exportCalendar();
      ids.push(calendar.last()[0]?.id);
    }
    expect(ids).toEqual(["00112233aabbccdd", "00112233aabbccdd"]);
  });

  it("keeps an id that the library has, whatever the devices share", async () => {
    fixture.library.change((doc) => writeCalendarId(doc, "feedfeedfeedfeed"));
    const calendar = createMemoryCalendarDesk("00112233aabbccdd");
    page = createPlanPage({ ...fixture, ports: { ...fixture.ports, calendar } });
    await page.exportCalendar();
    expect(calendar.last()[0]?.id).toBe("feedfeedfeedfeed");
    expect(fixture.library.view.value.calendarId).toBe("feedfeedfeedfeed");
  });
});
