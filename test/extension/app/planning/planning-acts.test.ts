import { beforeEach, describe, expect, it } from "vitest";
import { adoptDates } from "#ext/app/planning/planning-acts.ts";
import type { PlanDifference } from "#shared/planner/difference.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

const DAY_MS = 86_400_000;

/** Days with their topics, from the day before today on: `+0 one.a:20 one.b:2`. */
function sketch({ living }: TodayFixture): readonly string[] {
  const today = living.today.value;
  return living.plan.value.days.map(({ day, entries }) =>
    [
      `+${day - today}`,
      ...entries.map((entry) => (entry.kind === "topic" ? `${entry.topic}:${entry.minutes}` : "q")),
    ].join(" "),
  );
}

describe("acts on the plan", () => {
  let tab: TodayFixture;
  const today = (): number => tab.living.today.value;
  const difference = (): PlanDifference | undefined => tab.living.differences.value[0];
  const sleep = (days: number): void => {
    tab.clock.advance(days * DAY_MS);
    tab.today.clock.look();
  };

  beforeEach(async () => {
    tab = await todayFixture();
    tab.acts.start();
  });

  it("takes the dates of the plan as accepted, with each step's last day and the minutes left", () => {
    const baseline = tab.library.view.value.baselines.get("small");
    expect(baseline?.day).toBe(today());
    expect(baseline?.finish).toEqual(tab.living.plan.value.finish);
    expect(Object.keys(baseline?.steps ?? {})).toEqual(["one", "two"]);
    expect(baseline?.left[0]).toEqual([today() - 1, 75]);
    expect(baseline?.left.at(-1)).toEqual([baseline?.finish.from, 0]);
    expect(difference()?.studyDays).toBe(0);
  });

  it("shows days away as a difference, accepts the new dates, and takes that back", () => {
    const accepted = tab.library.view.value.baselines.get("small");
    sleep(5);
    expect(difference()).toMatchObject({ before: accepted?.finish, studyDays: 3, missed: 3 });
    const after = difference()?.after;
    expect(tab.planning.accept()).toBe(true);
    expect(tab.library.view.value.baselines.get("small")?.finish).toEqual(after);
    expect(difference()?.studyDays).toBe(0);
    tab.planning.undoAccept();
    expect(tab.library.view.value.baselines.get("small")).toEqual(accepted);
    expect(difference()?.studyDays).toBe(3);
  });

  it("makes no debt by a pause, and says the finish that follows", () => {
    const from = today() + 1;
    tab.planning.change("Paused.", { type: "pause", id: "p1", pause: { from, to: from + 6 } });
    expect(tab.undo.offered.value?.message).toMatch(/^Paused\. Finish: /);
    expect(difference()?.studyDays).toBe(0);
    for (const row of tab.today.facts.value?.items ?? []) tab.acts.toggle(row.key);
    sleep(8);
    expect(difference()).toMatchObject({ studyDays: 0, missed: 0 });
  });

  it("does not accept waiting dates in passing", () => {
    sleep(5);
    tab.planning.change("Day off.", { type: "day", day: today(), minutes: 0 });
    expect(difference()?.studyDays).toBe(4);
  });

  it("takes each act back to the exact plan that was", () => {
    const before = sketch(tab);
    const view = (): string => JSON.stringify(tab.library.view.value.baselines.get("small"));
    const accepted = view();
    const day = today();
    const acts: (() => boolean)[] = [
      () => tab.planning.change("", { type: "pin", roadmap: "small", topic: "one.a", day: day + 4 }),
      () => tab.planning.change("", { type: "pause", id: "p", pause: { from: day, to: day + 2 } }),
      () => tab.planning.change("", { type: "day", day, minutes: 0 }),
      () => tab.planning.change("", { type: "weekday", weekday: 4, minutes: 90, day: today() }),
      () => tab.planning.change("", { type: "known", roadmap: "small", topics: ["one.a"], known: true }),
      () => tab.planning.change("", { type: "skip", roadmap: "small", topics: ["one.a"], skipped: true, day }),
    ];
    for (const act of acts) {
      expect(act()).toBe(true);
      expect(sketch(tab)).not.toEqual(before);
      tab.undo.undo();
      expect(sketch(tab)).toEqual(before);
      expect(view()).toBe(accepted);
    }
  });

  it("leaves what was edited after an act as it is when the act is taken back", () => {
    tab.planning.change("", { type: "day", day: today() + 1, minutes: 0 });
    tab.library.change((doc) => doc.getMap("dayOverrides").set(String(today() + 1), 60));
    tab.undo.undo();
    expect(tab.library.view.value.overrides.get(today() + 1)).toBe(60);
  });

  it("tries changes out without writing them", () => {
    const view = tab.library.view.value;
    const tried = tab.planning.preview({ type: "weekday", weekday: 4, minutes: 90, day: today() });
    expect(tried.profile.minutesByWeekday[4]).toBe(90);
    expect(tab.library.view.value).toBe(view);
  });

  it("adopts the dates of a roadmap that has none, once, and no others", () => {
    tab.library.change((doc) => doc.getMap("enrolments").set("small/baseline", null));
    let updates = 0;
    tab.library.change((doc) => void doc.on("update", () => updates++));
    const stop = adoptDates(tab.library, tab.living);
    expect(tab.library.view.value.baselines.get("small")?.finish).toEqual(tab.living.plan.value.finish);
    expect(updates).toBe(1);
    sleep(5);
    expect([difference()?.studyDays, updates]).toEqual([3, 1]);
    stop();
  });

  it("says nothing and offers no way back when an act changes nothing", () => {
    expect(tab.planning.change("", { type: "day", day: today() + 3, minutes: null })).toBe(false);
  });
});
