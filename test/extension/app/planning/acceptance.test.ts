import { beforeEach, describe, expect, it } from "vitest";
import { createPlanPage } from "#ext/app/plan/plan-page.ts";
import { createPlanningActs, type PlanningActs } from "#ext/app/planning/planning-acts.ts";
import { createReplanModel } from "#ext/app/planning/replan-model.ts";
import type { Baseline } from "#shared/domain/baseline.ts";
import { createMemoryAcceptance } from "#test/support/memory-acceptance-store.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

const DAY_MS = 86_400_000;

describe("the way back from accepted dates", () => {
  let tab: TodayFixture;
  /** Another page of the same device, over the same library. */
  let page: () => PlanningActs;
  let old: Baseline | undefined;
  const baseline = (): Baseline | undefined => tab.library.view.value.baselines.get("small");
  const sleep = (days: number): void => {
    tab.clock.advance(days * DAY_MS);
    tab.today.clock.look();
  };

  beforeEach(async () => {
    tab = await todayFixture();
    const device = createMemoryAcceptance();
    page = () => createPlanningActs({ ...tab, ports: { ...tab.ports, acceptance: device() }, relist: () => undefined });
    tab.acts.start();
    sleep(5);
    old = baseline();
  });

  it("is there on a page that is opened later, and brings the old dates back", () => {
    expect(page().accept()).toBe(true);
    const finish = tab.living.plan.value.finish;
    expect(baseline()).not.toEqual(old);
    const later = page();
    expect(later.moved.value).toEqual({ day: tab.living.today.value, finish });
    expect(later.undoAccept()).toBe(true);
    expect(baseline()).toEqual(old);
    expect(later.moved.value).toBeNull();
    expect(page().undoAccept()).toBe(false);
  });

  it("is heard of, and taken, by a page that was open already", () => {
    const [first, second] = [page(), page()];
    first.accept();
    expect(second.moved.value).not.toBeNull();
    second.undoAccept();
    expect([first.moved.value, baseline()]).toEqual([null, old]);
  });

  it("ends with the day", () => {
    page().accept();
    const accepted = baseline();
    sleep(1);
    const next = page();
    expect(next.moved.value).toBeNull();
    expect(next.undoAccept()).toBe(false);
    expect(baseline()).toEqual(accepted);
  });

  it("is gone once another device changed the dates, and what it wrote stays", () => {
    const first = page();
    first.accept();
    const theirs = { ...old, day: tab.living.today.value, left: [] };
    tab.library.change((doc) => doc.getMap("enrolments").set("small/baseline", theirs));
    expect(first.moved.value).toBeNull();
    expect(page().undoAccept()).toBe(false);
    expect(baseline()).toEqual(theirs);
  });

  it("takes the whole act back or nothing: a pause that another device ended ends the way back too", () => {
    const today = tab.living.today.value;
    page().accept({ type: "pause", id: "p", pause: { from: today, to: today + 6 } });
    const accepted = baseline();
    tab.library.change((doc) => doc.getMap("pauses").set("p", { from: today, to: today + 6, ended: true }));
    expect(page().undoAccept()).toBe(false);
    expect(baseline()).toEqual(accepted);
  });

  it("rests while an act of the learner's own has moved the dates on, and is back once that is taken back", () => {
    const first = page();
    first.accept();
    first.change("", { type: "day", day: tab.living.today.value + 1, minutes: 0 });
    expect(first.moved.value).toBeNull();
    tab.undo.undo();
    expect(first.moved.value).not.toBeNull();
  });

  it("is no part of the library: another device is not offered it", () => {
    page().accept();
    const other = createMemoryAcceptance();
    const elsewhere = createPlanningActs({
      ...tab,
      ports: { ...tab.ports, acceptance: other() },
      relist: () => undefined,
    });
    expect(elsewhere.moved.value).toBeNull();
  });

  it("stands on the page of new dates and on the plan page, and works there", () => {
    tab.planning.accept();
    const replan = createReplanModel(tab);
    const plan = createPlanPage(tab);
    expect(replan.screen.value.moved?.title).toMatch(/^Plan moved to 27\s–\s30\u00a0November\.$/u);
    expect(replan.screen.value.title).toBe("The dates hold.");
    expect(plan.screen.value?.accepted?.note).toBe("The old dates stay one key away until tomorrow.");
    expect(plan.undoAccept()).toBe(true);
    expect(baseline()).toEqual(old);
    expect([replan.screen.value.moved, plan.screen.value?.accepted]).toEqual([null, null]);
    expect(replan.undoAccept()).toBe(false);
  });

  it("is drawn ahead for today's first frame, and for no later day", () => {
    tab.acts.acceptDates();
    const bannerOn = (day: number): string | undefined => {
      const screen = tab.today.screenOn(day);
      return "banner" in screen ? screen.banner?.type : undefined;
    };
    expect([bannerOn(tab.living.today.value), bannerOn(tab.living.today.value + 1)]).toEqual(["moved", undefined]);
    expect(tab.acts.undoDates()).toBe(true);
    expect(baseline()).toEqual(old);
  });

  it("is not taken by a key while the banner asks about newer dates", () => {
    tab.acts.acceptDates();
    const accepted = baseline();
    tab.library.change((doc) => {
      for (const weekday of [1, 2, 3, 4, 5]) doc.getMap("profile").set(`minutes/${weekday}`, 10);
    });
    const screen = tab.today.screen.value;
    expect("banner" in screen && screen.banner?.type).toBe("ask");
    expect(tab.acts.undoDates()).toBe(false);
    expect(baseline()).toEqual(accepted);
  });
});
