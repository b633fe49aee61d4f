import { beforeEach, describe, expect, it } from "vitest";
import { createReplanModel, type ReplanModel } from "#ext/app/planning/replan-model.ts";
import type { ReplanScreen } from "#ext/app/planning/replan-screen.ts";
import { plan } from "#shared/planner/plan.ts";
import { dayOfIso } from "#shared/std/day.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

const DAY_MS = 86_400_000;

/** Topic C may be left out. */
const roadmap = {
  ...smallRoadmap,
  steps: smallRoadmap.steps.map((step) => ({
    ...step,
    topics: step.topics.map((topic) => (topic.id === "two.c" ? { ...topic, optional: true } : topic)),
  })),
};

describe("new dates", () => {
  let tab: TodayFixture;
  let replan: ReplanModel;
  const screen = (): ReplanScreen => replan.screen.value;
  const open = (): void => {
    replan = createReplanModel(tab);
  };
  const written = (): string => JSON.stringify([...(tab.library.view.value.baselines.get("small")?.left ?? [])]);

  beforeEach(async () => {
    tab = await todayFixture(roadmap);
    tab.acts.start();
    tab.clock.advance(5 * DAY_MS);
    tab.today.clock.look();
    open();
  });

  it("are shown beside the old ones, by step, and nothing is written before they are accepted", () => {
    const before = written();
    expect(screen().title).toBe("Welcome back. Here is the plan from today on.");
    expect(screen().preview.before).toBe("24\u202f–\u200925\u00a0November");
    expect(screen().preview.after).toBe("27\u202f–\u200930\u00a0November");
    expect(screen().preview.steps).toEqual([
      { number: 1, title: "One", before: "20 Nov", after: "25 Nov", moved: true },
      { number: 2, title: "Step two", before: "24 Nov", after: "27 Nov", moved: true },
    ]);
    expect(written()).toBe(before);
  });

  it("never fill a day above its minutes, and say so", () => {
    expect(screen().preview.notes).toContain("The fullest day holds 23 of 25 min.");
    expect(screen().preview.notes).toContain("Nothing is dropped.");
    for (const choice of ["keep", "add", "skip", "pause"] as const) {
      replan.choose(choice);
      for (const note of screen().preview.notes) {
        const [, planned, of] = /holds (\d+) of (\d+)/.exec(note) ?? [];
        if (planned !== undefined) expect(Number(planned)).toBeLessThanOrEqual(Number(of));
      }
    }
  });

  it("hold after Accept, and the old ones are back after Undo", () => {
    const before = written();
    expect(screen().acceptable).toBe(true);
    expect(replan.accept()).toBe(true);
    expect(tab.living.differences.value[0]?.studyDays).toBe(0);
    expect(tab.planning.undoAccept()).toBe(true);
    expect(written()).toBe(before);
  });

  it("come back by the minutes that the planner itself tried, on the days that are chosen", () => {
    replan.choose("add");
    const { minutes } = screen().add;
    const input = tab.living.input.value;
    const target = tab.library.view.value.baselines.get("small")?.finish.from ?? 0;
    const wished = { ...input, enrolments: input.enrolments.map((one) => ({ ...one, target })) };
    const { status } = plan(wished);
    expect(status.type).toBe("late");
    expect(
      screen()
        .add.days.filter((day) => day.chosen)
        .map((day) => day.weekday),
    ).toEqual([1, 2, 3, 4, 5]);
    replan.toggleWeekday(5);
    replan.setMinutes(minutes + 5);
    replan.accept();
    const { minutesByWeekday } = tab.library.view.value.profile;
    expect(minutesByWeekday).toEqual(
      [0, 1, 1, 1, 1, 0, 0].map((on) => (on ? 30 + minutes : 25)).map((m, i) => ([0, 6].includes(i) ? 0 : m)),
    );
  });

  it("come nearer without the optional topics, which are skipped and not removed", () => {
    replan.choose("skip");
    expect(screen().skip).toEqual([{ key: "small/two.c", title: "Topic C", minutes: "30 min", chosen: true }]);
    expect(screen().preview.after).toBe("25\u202f–\u200926\u00a0November");
    replan.accept();
    expect(tab.library.view.value.progress.get("small/two.c")?.state).toBe("skipped");
    tab.planning.undoAccept();
    expect(tab.library.view.value.progress.get("small/two.c")?.state).toBe("open");
  });

  it("begin after a pause, and a pause of two wrong dates is a sentence", () => {
    replan.choose("pause");
    replan.setPause("2026-11-30", "2026-11-27");
    expect(screen().pause.problem).toBe("The last day comes before the first. Choose a later one.");
    expect(screen().acceptable).toBe(false);
    replan.setPause("2026-11-24", "no date");
    replan.setPause("2026-11-24", "2026-11-30");
    expect(screen().preview.after).toBe("4\u202f–\u20097\u00a0December");
    replan.accept();
    expect([...tab.library.view.value.pauses.values()]).toEqual([
      { from: dayOfIso("2026-11-24"), to: dayOfIso("2026-11-30") },
    ]);
  });

  it("say that the dates hold when nothing waits, and then there is nothing to accept", () => {
    tab.planning.accept();
    open();
    expect(screen().title).toBe("The dates hold.");
    expect(screen().acceptable).toBe(false);
  });

  it("say in a sentence that no day has minutes", () => {
    tab.library.change((doc) => {
      for (let weekday = 0; weekday < 7; weekday++) doc.getMap("profile").set(`minutes/${weekday}`, 0);
    });
    open();
    expect(screen().preview.after).toBe("No finish yet");
    expect(screen().preview.notes[0]).toBe("No day has minutes, so the plan waits.");
  });

  it("say that the plan waits where no day has minutes, and not that the dates hold", () => {
    tab.planning.begin(
      "",
      ...[1, 2, 3, 4, 5].map((weekday) => ({ type: "weekday", weekday, minutes: 0, day: 0 }) as const),
    );
    tab.planning.accept();
    expect(screen().title).toBe("No day has minutes, so the plan waits.");
    expect(screen().acceptable).toBe(false);
  });
});
