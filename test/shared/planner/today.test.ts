/** Today's rows: what they are, and that ticking never moves them. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark } from "#shared/domain/progress.ts";
import { nextDays, openQueue, todayItems } from "#shared/planner/today.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import type { TodayRow } from "#shared/planner/rows.ts";
import { arbitraryInput } from "./arbitrary-input.ts";
import { TODAY, enrolment, learner, roadmapOf } from "./learner.ts";
import { requirements } from "./oracle.ts";

const READ = { title: "Joins", url: "https://example.org/joins", kind: "guide", minutes: 15 } as const;
const TASK = { id: "a.1", do: "List every member", accept: ["No loan shows 0.", "One query."], minutes: 20 };

const ROADMAP = roadmapOf([
  { id: "a", minutes: 35, resources: [READ], tasks: [TASK] },
  { id: "b", minutes: 30, outcome: "You can group." },
  { id: "c", minutes: 90, tasks: [{ id: "c.1", do: "Build it", accept: ["It runs."], minutes: 90 }] },
]);

const A_JOINS = "r/a/https://example.org/joins";

function keysOf(rows: readonly TodayRow[]): readonly string[] {
  return rows.map(({ key, done }) => (done ? `${key} done` : key));
}

function tick(input: PlanInput, ...keys: string[]): PlanInput {
  const mark: Mark = { state: "done", day: input.today, rev: 1 };
  return { ...input, progress: new Map([...input.progress, ...keys.map((key) => [key, mark] as const)]) };
}

describe("today's rows", { timeout: 600_000 }, () => {
  it("are the resources and then the tasks of each topic, with what a view needs", () => {
    expect(todayItems(learner({ minutes: 40, roadmap: ROADMAP }))).toEqual([
      {
        key: A_JOINS,
        kind: "read",
        roadmap: "r",
        step: "s",
        topic: "a",
        title: "Joins",
        detail: "",
        url: "https://example.org/joins",
        minutes: 15,
        done: false,
      },
      {
        key: "r/a.1",
        kind: "do",
        roadmap: "r",
        step: "s",
        topic: "a",
        title: "List every member",
        detail: "No loan shows 0.",
        minutes: 20,
        done: false,
      },
    ]);
  });

  it("show a topic without resources and tasks as one row", () => {
    const rows = todayItems(learner({ minutes: 70, roadmap: ROADMAP }));
    expect(keysOf(rows)).toEqual([A_JOINS, "r/a.1", "r/b"]);
    expect(rows.at(-1)).toMatchObject({ kind: "topic", title: "Topic b", detail: "You can group.", minutes: 30 });
  });

  it("begin with the first open row also when it is longer than the day", () => {
    const known = new Set(["a", "b"]);
    const input = learner({ minutes: 20, roadmap: ROADMAP, enrolments: [enrolment({ known })] });
    expect(keysOf(todayItems(input))).toEqual(["r/c.1"]);
    expect(keysOf(todayItems(tick(input, "r/c.1")))).toEqual(["r/c.1 done"]);
  });

  it("stay in place when they are ticked, also when that finishes the topic", () => {
    const input = learner({ minutes: 70, roadmap: ROADMAP });
    expect(keysOf(todayItems(tick(input, A_JOINS)))).toEqual([`${A_JOINS} done`, "r/a.1", "r/b"]);
    expect(keysOf(todayItems(tick(input, A_JOINS, "r/a.1", "r/a")))).toEqual([`${A_JOINS} done`, "r/a.1 done", "r/b"]);
  });

  it("leave out what was ticked on another day", () => {
    const input = learner({ minutes: 40, roadmap: ROADMAP });
    const tomorrow = { ...tick(input, A_JOINS), today: TODAY + 1 };
    expect(keysOf(todayItems(tomorrow))).toEqual(["r/a.1"]);
  });

  it("end with what was ticked today beside the list", () => {
    const input = learner({ minutes: 20, roadmap: ROADMAP });
    expect(keysOf(todayItems(tick(input, "r/c.1", "r/b")))).toEqual([A_JOINS, "r/b done", "r/c.1 done"]);
  });

  it("are none on a day off but what was done all the same", () => {
    const input = learner({ minutes: 40, roadmap: ROADMAP, overrides: new Map([[TODAY, 0]]) });
    expect(todayItems(input)).toEqual([]);
    expect(keysOf(todayItems(tick(input, A_JOINS)))).toEqual([`${A_JOINS} done`]);
  });

  it("drop a topic that is skipped today, at once", () => {
    const skipped: Mark = { state: "skipped", day: TODAY, rev: 1 };
    const input = learner({ minutes: 40, roadmap: ROADMAP, progress: new Map([["r/a", skipped]]) });
    expect(keysOf(todayItems(input))).toEqual(["r/b"]);
  });

  it("leave room for the reviews of the day", () => {
    const reviews = [{ question: "q", roadmap: "r", due: TODAY, retrievability: 0.5, minutes: 10 }];
    expect(keysOf(todayItems(learner({ minutes: 40, roadmap: ROADMAP, reviews })))).toEqual([A_JOINS]);
  });

  it("tell of a later day what it shows if nothing is done until then", () => {
    const input = learner({ minutes: 40, roadmap: ROADMAP, overrides: new Map([[TODAY + 2, 15]]) });
    expect(keysOf(todayItems({ ...input, today: TODAY + 2 }))).toEqual([A_JOINS]);
  });

  it("are the same whichever of them are ticked and however long was studied today", () => {
    fc.assert(
      fc.property(arbitraryInput(), fc.infiniteStream(fc.nat({ max: 2 })), (input, dice) => {
        const morning = todayItems(input);
        const ticked = morning.filter((row) => !row.done && dice.next().value === 0);
        const topics = ticked.filter(() => dice.next().value === 0).map(({ roadmap, topic }) => `${roadmap}/${topic}`);
        const studied = ticked.map(({ roadmap, topic, minutes }) => ({ roadmap, topic, minutes, day: input.today }));
        const evening = { ...tick(input, ...ticked.map(({ key }) => key), ...topics) };
        const rows = todayItems({ ...evening, studyIntervals: [...input.studyIntervals, ...studied] });
        expect(rows.map(({ key }) => key)).toEqual(morning.map(({ key }) => key));
        const keys = new Set(ticked.map(({ key }) => key));
        for (const row of rows) if (keys.has(row.key)) expect(row.done).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it("fit into the day but for the first, wait for pins and starts, and never jump a requirement", () => {
    fc.assert(
      fc.property(arbitraryInput({ workedToday: false }), (input) => {
        const rows = todayItems(input);
        const whole = { ...input, profile: { ...input.profile, bufferPercent: 0 } };
        const capacity = plan(whole).days[0]?.capacity ?? 0;
        const minutes = rows.reduce((sum, row) => sum + row.minutes, 0);
        if (rows.length > 1) expect(minutes).toBeLessThanOrEqual(capacity);
        const requires = requirements(input);
        const listed = rows.map(({ roadmap, topic }) => `${roadmap}/${topic}`);
        for (const [index, topic] of listed.entries()) {
          expect(input.pins.get(topic) ?? input.today).toBeLessThanOrEqual(input.today);
          for (const required of requires.get(topic) ?? []) expect(listed.slice(0, index)).toContain(required);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("the open queue", () => {
  it("goes on beyond today, without what is ticked", () => {
    const input = tick(learner({ minutes: 40, roadmap: ROADMAP }), A_JOINS);
    expect(keysOf(openQueue(input).rows)).toEqual(["r/a.1", "r/b", "r/c.1"]);
    expect(keysOf(openQueue(input, 2).rows)).toEqual(["r/a.1", "r/b"]);
  });

  it("is there on a day off too", () => {
    const input = learner({ minutes: 40, roadmap: ROADMAP, overrides: new Map([[TODAY, 0]]) });
    expect(openQueue(input).rows).toHaveLength(4);
  });

  it("holds the reviews due by today, the weakest first", () => {
    const reviews = [
      { question: "strong", roadmap: "r", due: TODAY - 3, retrievability: 0.9, minutes: 1 },
      { question: "weak", roadmap: "r", due: TODAY, retrievability: 0.4, minutes: 1 },
      { question: "later", roadmap: "r", due: TODAY + 1, retrievability: 0.1, minutes: 1 },
    ];
    const queue = openQueue(learner({ minutes: 40, roadmap: ROADMAP, reviews }));
    expect(queue.reviews.map(({ question }) => question)).toEqual(["weak", "strong"]);
  });
});

describe("the next days", () => {
  it("are the coming ones with something planned", () => {
    const input = learner({ minutes: 40, roadmap: ROADMAP, overrides: new Map([[TODAY + 1, 0]]) });
    expect(nextDays(plan(input), TODAY, 2).map(({ day }) => day - TODAY)).toEqual([2, 3]);
  });
});
