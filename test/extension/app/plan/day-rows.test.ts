import { describe, expect, it } from "vitest";
import { dayRows, type DayRowsInput } from "#ext/app/plan/day-rows.ts";
import type { PlanRow } from "#ext/app/plan/plan-screen.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { done, enrolment, learner, roadmapOf, THREE, TODAY } from "../../../shared/planner/learner.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

const texts = createTestTexts();

function rowsOf(input: PlanInput, change: Partial<DayRowsInput> = {}): readonly PlanRow[] {
  return dayRows({
    texts,
    input,
    planned: plan(input),
    // TODAY is a Sunday: with weeks from Monday on, six days of it are behind.
    weekStart: 1,
    until: TODAY + 3,
    movedFrom: new Map(),
    ...change,
  });
}

/** `Sun 22 today: Topic a, 2 reviews [30 of 45 min]` */
function sketch({ name, state, topics, reviews, off, load }: PlanRow): string {
  const what = [...topics.map(({ title, part }) => `${title} ${part}`.trim()), reviews, off].filter(
    (one) => one !== null,
  );
  return `${name} ${state}: ${what.join(", ")}${load ? ` [${load.label}]` : ""}`;
}

describe("the days", () => {
  it("say what comes on each, of the minutes there are", () => {
    const input = learner({ minutes: 45, roadmap: THREE, overrides: new Map([[TODAY + 1, 0]]) });
    expect(rowsOf(input).map(sketch)).toEqual([
      "Sun 22 today: Topic a, Topic b part 1 of 2 [45 of 45 min]",
      "Mon 23 off: day off",
      "Tue 24 ahead: Topic b part 2 of 2, Topic c [45 of 45 min]",
      "Wed 25 ahead: nothing planned",
    ]);
  });

  it("leave the room to breathe free in the load", () => {
    const input = learner({ minutes: 50, roadmap: THREE });
    const [row] = rowsOf({ ...input, profile: { ...input.profile, bufferPercent: 10 } });
    expect(row?.load?.label).toBe("45 of 50 min");
    expect(row?.load?.parts.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(90);
  });

  it("show this week's days behind as done, off, or gone on, without a word of blame", () => {
    const input = learner({
      minutes: 45,
      roadmap: THREE,
      enrolments: [enrolment({ started: TODAY - 30 })],
      progress: new Map([["r/a", done(TODAY - 2)]]),
      overrides: new Map([[TODAY - 1, 0]]),
    });
    expect(rowsOf(input, { until: TODAY }).map(sketch).slice(3)).toEqual([
      "Thu 19 past: went on to later days",
      "Fri 20 done: Topic a [30 of 45 min]",
      "Sat 21 off: day off",
      "Sun 22 today: Topic b, Topic c part 1 of 2 [45 of 45 min]",
    ]);
  });

  it("fill today's mark by what was done of it", () => {
    const input = learner({ minutes: 60, roadmap: THREE, progress: new Map([["r/a", done(TODAY)]]) });
    const [row] = rowsOf(input);
    expect(row).toMatchObject({ fill: 50, load: { label: "60 of 60 min" } });
    expect(row?.topics.map(({ title, movable }) => `${title} ${movable}`)).toEqual(["Topic a false", "Topic b true"]);
    expect(row?.load?.parts.map(({ kind }) => kind)).toEqual(["done", "topic"]);
  });

  it("tell a break from a day off, and a day with minutes of its own from its weekday", () => {
    const input = learner({
      minutes: 45,
      roadmap: THREE,
      pauses: new Map([["p", { from: TODAY, to: TODAY + 1 }]]),
      overrides: new Map([[TODAY + 1, 10]]),
    });
    const rows = rowsOf(input);
    expect(rows[0]).toMatchObject({ state: "today", off: "break", own: { minutes: 0, set: false } });
    expect(rows[1]).toMatchObject({ state: "ahead", own: { minutes: 10, set: true } });
  });

  it("mark a topic that was put on its day, and one that the last act moved", () => {
    const input = learner({ minutes: 30, roadmap: THREE, pins: new Map([["r/a", TODAY + 2]]) });
    const movedFrom = new Map([
      ["r/a/1", TODAY],
      ["r/b/1", TODAY],
    ]);
    const rows = rowsOf(input, { movedFrom });
    expect(rows[2]?.topics).toMatchObject([{ title: "Topic a", pinned: true, from: "from Sun 22" }]);
    // It is on that day again.
    expect(rows[0]?.topics).toMatchObject([{ title: "Topic b", pinned: false, from: null }]);
  });

  it("name the month on its first day", () => {
    const rows = rowsOf(learner({ minutes: 30, roadmap: THREE }), { until: TODAY + 10 });
    expect(rows.filter(({ note }) => note !== "").map(({ name, note }) => `${name} ${note}`)).toEqual([
      "Sun 22 today",
      "Tue 1 Dec",
    ]);
  });

  it("are quick with a thousand topics", () => {
    const roadmap = roadmapOf(Array.from({ length: 1000 }, (_, i) => ({ id: `t${i}`, minutes: 40 })));
    const input = learner({ minutes: 25, roadmap });
    const planned = plan(input);
    const before = performance.now();
    const rows = rowsOf(input, { planned, until: TODAY + 60 });
    expect(rows).toHaveLength(61);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
