import { beforeEach, describe, expect, it } from "vitest";
import { createOnboardingModel, type OnboardingModel } from "#ext/app/onboarding/onboarding-model.ts";
import type { OnboardingScreen } from "#ext/app/onboarding/onboarding-screen.ts";
import type { Baseline } from "#shared/domain/baseline.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

describe("the choices before a plan", () => {
  let tab: TodayFixture;
  let onboarding: OnboardingModel;
  const screen = (): OnboardingScreen => onboarding.screen.value;
  const open = async (roadmap: Roadmap): Promise<void> => {
    tab = await todayFixture(roadmap);
    onboarding = createOnboardingModel({ ...tab, roadmap });
  };

  beforeEach(() => open(smallRoadmap));

  it("have good defaults: beginning at once makes a dated plan", () => {
    expect(screen().hours.map((day) => `${day.short} ${day.value}`)).toEqual([
      "Mon 25",
      "Tue 25",
      "Wed 25",
      "Thu 25",
      "Fri 25",
      "Sat off",
      "Sun off",
    ]);
    expect(screen().week).toBe("2 h 5 min a week.");
    expect(screen().start).toBe("2026-11-19");
    onboarding.begin();
    expect(tab.today.screen.value.state).toBe("day");
    expect(tab.library.view.value.baselines.get("small")?.finish).toEqual(tab.living.plan.value.finish);
    expect(tab.undo.offered.value?.message).toBe(`Your plan begins. Finish: ${screen().preview.finish}`);
  });

  it("write nothing before they are taken, and one key takes all of them back", () => {
    onboarding.lengthen(1);
    onboarding.toggleStep("one");
    onboarding.setTarget("2027-01-01");
    expect(tab.library.view.value.enrolments).toEqual([]);
    onboarding.begin();
    expect(tab.library.view.value.profile.minutesByWeekday[1]).toBe(30);
    tab.undo.undo();
    expect(tab.today.screen.value.state).toBe("first");
    expect(tab.library.view.value.profile.minutesByWeekday[1]).toBe(25);
    onboarding.begin();
    expect(tab.today.screen.value.state).toBe("day");
  });

  it("date all eight steps of the backend roadmap", async () => {
    const roadmap = await backendRoadmap();
    await open(roadmap);
    expect(screen().preview.legs.map((leg) => leg.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const leg of screen().preview.legs) expect(leg.after).toMatch(/^\d+ [A-Z][a-z]{2}( \d{4})?$/);
    expect(screen().preview.first?.label).toBe("Day 1, Thursday 19 November");
    expect(screen().tracks[0]?.options.map((option) => option.title)).toEqual(["Node.js", "Python", "Go", "Java"]);
    expect(screen().tracks[0]?.label).toMatch(/ for step 2$/);
  });

  it("bring the finish nearer with more minutes, and skip over odd lengths", () => {
    const slow = screen().preview.finish;
    onboarding.setMinutes(4, 37);
    onboarding.shorten(4);
    expect(screen().hours.find((day) => day.weekday === 4)?.minutes).toBe(30);
    onboarding.setMinutes(6, 240);
    onboarding.lengthen(6);
    expect(screen().hours.find((day) => day.weekday === 6)?.minutes).toBe(240);
    expect(screen().preview.finish).not.toBe(slow);
  });

  it("take a step as known by its self-check, topic by topic", () => {
    onboarding.toggleStep("one");
    expect(screen().steps[0]).toMatchObject({ known: true, count: "2 of 2 topics" });
    expect(screen().preview.legs[0]).toMatchObject({ known: true, after: "known before" });
    onboarding.toggleTopic("one.b");
    expect(screen().steps[0]?.count).toBe("1 of 2 topics");
    expect(screen().preview.legs[0]?.known).toBe(false);
    onboarding.begin();
    expect([...(tab.library.view.value.enrolments[0]?.known ?? [])]).toEqual(["one.a"]);
  });

  it("offer numbers for a target that the pace does not meet, and say when it is out of reach", () => {
    onboarding.setTarget("2026-11-20");
    expect(screen().preview.notes[0]).toMatch(/^For 20 November it would take \d+ min more on each study day\.$/);
    onboarding.setTarget("2026-11-19");
    expect(screen().preview.notes).toEqual(["19 November is out of reach at any pace. The plan goes on at yours."]);
    onboarding.setTarget("");
    expect(screen().preview.notes).toEqual([]);
  });

  it("begin on a later day, and never on one that is over", () => {
    onboarding.setStart("2026-11-01");
    expect(screen().start).toBe("2026-11-19");
    onboarding.setStart("");
    onboarding.setStart("2026-11-30");
    expect(screen().preview.first?.label).toBe("Day 1, Monday 30 November");
    onboarding.begin();
    const today = tab.today.screen.value;
    expect(today.state === "rest" ? today.lede : today.state).toBe(
      "Your walk begins on Monday 30 November with “Topic A”.",
    );
  });

  it("are a sentence when no day has minutes, and when all is known", () => {
    for (const { weekday } of screen().hours) onboarding.setMinutes(weekday, 0);
    expect(screen().preview).toMatchObject({ finish: "No finish yet", first: null });
    expect(screen().preview.notes).toEqual(["No day has minutes, so the plan waits."]);
    expect(screen().preview.legs.map((leg) => leg.after)).toEqual(["no day yet", "no day yet"]);
    onboarding.toggleStep("one");
    onboarding.toggleStep("two");
    expect(screen().preview.notes).toEqual(["You know all of it. There is nothing left to plan."]);
  });

  it("open as they are when the plan was begun, and keep its first day", () => {
    tab.acts.start();
    onboarding = createOnboardingModel({ ...tab, roadmap: smallRoadmap });
    expect(screen().startOpen).toBe(false);
    onboarding.setStart("2026-12-24");
    onboarding.setMinutes(6, 60);
    onboarding.begin();
    expect(tab.library.view.value.enrolments[0]?.started).toBe(tab.living.today.value);
    expect(tab.library.view.value.profile.minutesByWeekday[6]).toBe(60);
  });

  describe("of a second roadmap", () => {
    const other: Roadmap = { ...smallRoadmap, id: "other", title: "Other" };
    const baselineOf = (id: string): Baseline | undefined => tab.library.view.value.baselines.get(id);

    beforeEach(async () => {
      tab.acts.start();
      Object.assign(tab.ports.catalog, { outline: async (id: string) => (id === "other" ? other : null) });
      expect(await tab.living.outline("nowhere")).toBeNull();
      expect(await tab.living.outline("other")).toBe(other);
    });

    it("are dated beside the first one, which shares its days, and hold as they were shown", () => {
      const alone = baselineOf("small")?.finish.from ?? 0;
      onboarding = createOnboardingModel({ ...tab, roadmap: other });
      const shown = screen().preview.finish;
      expect(screen().roadmapTitle).toBe("Other");
      onboarding.begin();
      const { from, to } = baselineOf("other")?.finish ?? { from: 0, to: 0 };
      expect(from).toBeGreaterThan(alone);
      expect(shown).toBe(tab.ports.texts.dayRange(from, to, tab.living.today.value));
    });

    it("say when this one is walked, also where the first one takes longer", async () => {
      const brief: Roadmap = { ...smallRoadmap, id: "brief", steps: smallRoadmap.steps.slice(0, 1) };
      Object.assign(tab.ports.catalog, { outline: async () => brief });
      await tab.living.outline("brief");
      onboarding = createOnboardingModel({ ...tab, roadmap: brief });
      const shown = screen().preview.finish;
      onboarding.begin();
      const { from, to } = baselineOf("brief")?.finish ?? { from: 0, to: 0 };
      expect(from).toBeLessThan(tab.living.plan.value.finish?.from ?? 0);
      expect(shown).toBe(tab.ports.texts.dayRange(from, to, tab.living.today.value));
    });

    it("do not accept dates of the first one that wait", () => {
      tab.clock.advance(5 * 86_400_000);
      tab.today.clock.look();
      const waiting = baselineOf("small");
      onboarding = createOnboardingModel({ ...tab, roadmap: other });
      onboarding.begin();
      expect(baselineOf("small")).toEqual(waiting);
      expect(baselineOf("other")?.day).toBe(tab.living.today.value);
    });
  });
});
