import { beforeEach, describe, expect, it } from "vitest";
import type { DayScreen, DoneScreen, LivingScreen, RestScreen } from "#ext/app/today/today-screen.ts";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

const DAY_MS = 86_400_000;

function framed(screen: LivingScreen): DayScreen | DoneScreen | RestScreen {
  if (screen.state === "first" || screen.state === "alldone") throw new Error(`not a day: ${screen.state}`);
  return screen;
}

describe("the new tab's model", () => {
  let tab: TodayFixture;
  const screen = (): LivingScreen => tab.today.screen.value;
  const rows = (): readonly string[] => framed(screen()).rows.map((row) => `${row.done ? "x" : "o"} ${row.title}`);
  const tickAll = (): void => {
    for (const row of framed(screen()).rows) if (!row.done) tab.acts.toggle(row.key);
  };
  const sleep = (days: number): void => {
    tab.clock.advance(days * DAY_MS);
    tab.today.clock.look();
  };

  beforeEach(async () => {
    tab = await todayFixture();
  });

  it("shows what the first day would be before anything is begun, and writes nothing", () => {
    const first = screen();
    if (first.state !== "first") throw new Error(first.state);
    expect(first.lede).toContain("2 steps, 3 topics, about 1 hour.");
    expect(first.rows.map((row) => `${row.verb} ${row.title}`)).toEqual(["Read Page A", " Try A"]);
    expect(first.paces.find((pace) => pace.chosen)?.minutes).toBe(25);
    expect(tab.library.view.value.enrolments).toEqual([]);
  });

  it("shows a later finish for a shorter day", () => {
    const finish = (): string => {
      const first = screen();
      return first.state === "first" ? first.finish : "";
    };
    const usual = finish();
    tab.today.choosePace(10);
    expect(finish()).not.toBe(usual);
  });

  it("starts with the chosen pace, on a weekend too", async () => {
    tab = await todayFixture(undefined, Date.UTC(2026, 10, 21, 12));
    tab.today.choosePace(45);
    tab.acts.start();
    expect(screen().state).toBe("day");
    expect(tab.library.view.value.profile.minutesByWeekday).toEqual([0, 45, 45, 45, 45, 45, 0]);
  });

  it("lists rows for the day's minutes and counts what is left", () => {
    tab.acts.start();
    const day = framed(screen());
    expect(day.meta).toBe("Thursday 19 November · day 1 of about 6");
    expect(day.step.label).toBe("Step 1 · Step one");
    expect(day.title).toBe("Topic A");
    expect(day.lede).toBe("You can do A.");
    expect(rows()).toEqual(["o Page A", "o Try A"]);
    expect(day.left).toBe("25 of 25 min left");
    expect(day.rows.map((row) => row.next)).toEqual([true, false]);
  });

  it("keeps the list when a row is ticked, and makes the topic done with its last row", () => {
    tab.acts.start();
    tab.acts.toggle("small/one.a/https://a.example/");
    expect(rows()).toEqual(["x Page A", "o Try A"]);
    expect(framed(screen()).left).toBe("10 of 25 min left");
    expect(tab.library.view.value.progress.get("small/one.a")?.state).toBe("learning");
    tab.acts.toggle("small/one.a.t1");
    expect(screen().state).toBe("done");
    expect(tab.library.view.value.progress.get("small/one.a")?.state).toBe("done");
    expect(framed(screen()).title).toBe("That was today.");
    expect(framed(screen()).lede).toBe("“Try A” is walked. The next part is tomorrow.");
  });

  it("takes each act back, topic and all", () => {
    tab.acts.start();
    tab.acts.finishTopic();
    expect(tab.library.view.value.progress.get("small/one.a")?.state).toBe("done");
    expect(tab.undo.offered.value?.message).toBe("Topic done: Topic A");
    tab.undo.undo();
    expect(tab.library.view.value.progress.get("small/one.a")?.state).toBe("open");
    expect(rows()).toEqual(["o Page A", "o Try A"]);
  });

  it("offers the way back for ten seconds", () => {
    tab.acts.start();
    tab.acts.toggle("small/one.a/https://a.example/");
    tab.timers.advance(9_999);
    expect(tab.undo.offered.value).not.toBeNull();
    tab.timers.advance(1);
    expect(tab.undo.undo()).toBe(false);
  });

  it("fits the list to the minutes at hand, and takes that back", () => {
    tab.acts.start();
    tab.acts.fit(45);
    expect(rows()).toEqual(["o Page A", "o Try A", "o Try B"]);
    tab.undo.undo();
    expect(rows()).toEqual(["o Page A", "o Try A"]);
    tab.acts.fit(10);
    expect(rows()).toEqual(["o Page A"]);
    tab.undo.undo();
    expect(tab.library.view.value.overrides.size).toBe(0);
  });

  it("is a day off without blame on a day without minutes, and can still be studied", () => {
    tab.acts.start();
    sleep(2);
    expect(screen().state).toBe("rest");
    expect(framed(screen()).lede).toBe("Nothing is planned today. Monday goes on with “Topic A”.");
    tab.acts.more();
    expect(screen().state).toBe("day");
  });

  it("puts the next row on the list for a little more, however long it is", () => {
    tab.acts.start();
    for (let acts = 0; acts < 3; acts++) {
      tickAll();
      expect(screen().state).toBe("done");
      tab.acts.more();
      if (acts < 2) expect(screen().state).toBe("day");
    }
    expect(tab.library.view.value.progress.get("small/two.c")?.state).toBe("done");
  });

  it("rolls over at the rollover hour while the page stays open", () => {
    tab.acts.start();
    tickAll();
    expect(screen().state).toBe("done");
    tab.clock.advance(15 * 3_600_000);
    tab.timers.advance(30_000);
    expect(screen().state).toBe("done");
    tab.clock.advance(2 * 3_600_000);
    tab.timers.advance(30_000);
    expect(framed(screen()).meta).toContain("Friday 20 November");
    expect(rows()).toEqual(["o Try B"]);
  });

  it("moves the plan over missed days and shows the same rows, with nothing piled up", () => {
    tab.acts.start();
    const before = rows();
    sleep(5);
    expect(rows()).toEqual(before);
  });

  it("ends with everything walked the day after the last topic", () => {
    tab.acts.start();
    for (let days = 0; days < 12; days++) {
      if (screen().state === "day") tickAll();
      sleep(1);
    }
    const end = screen();
    if (end.state !== "alldone") throw new Error(end.state);
    expect(end.title).toBe("You walked all 2 steps.");
    expect(end.trail.stops.map((stop) => stop.state)).toEqual(["done", "done"]);
  });

  it("draws the screen of a later day without touching the library", () => {
    tab.acts.start();
    const before = JSON.stringify([...tab.library.view.value.progress]);
    expect(tab.today.screenOn(tab.today.clock.day.value + 1).state).toBe("day");
    expect(tab.today.screenOn(tab.today.clock.day.value + 2).state).toBe("rest");
    expect(JSON.stringify([...tab.library.view.value.progress])).toBe(before);
  });

  it("walks the roadmap that ships from the first day to the last", async () => {
    const roadmap = await backendRoadmap();
    tab = await todayFixture(roadmap);
    tab.today.choosePace(45);
    tab.acts.start();
    let days = 0;
    while (screen().state !== "alldone" && days < 600) {
      if (screen().state === "day") tickAll();
      sleep(1);
      days += 1;
    }
    expect(screen().state).toBe("alldone");
    expect(days).toBeGreaterThan(30);
  }, 120_000);
});
