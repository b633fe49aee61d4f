/** Odd calendars and odd roadmaps, one by one. */
import { describe, expect, it } from "vitest";
import type { Mark } from "#shared/domain/progress.ts";
import type { DueReview, Plan } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { dayOfDate, dayOfWallClock, isoOfDay } from "#shared/std/day.ts";
import { TODAY, enrolment, learner, roadmapOf } from "./learner.ts";

const THREE = roadmapOf([
  { id: "a", minutes: 30 },
  { id: "b", minutes: 30 },
  { id: "c", minutes: 30 },
]);

/** `a1/2:20` for part 1 of 2 of topic a with 20 minutes, `q3:5` for three reviews of 5 minutes; one line a day. */
function sketch({ days }: Plan): readonly string[] {
  return days.map(({ entries }) =>
    entries
      .map((entry) =>
        entry.kind === "topic"
          ? `${entry.topic}${entry.part}/${entry.of}:${entry.minutes}`
          : `q${entry.count}:${entry.minutes}`,
      )
      .join(" "),
  );
}

function done(day: number): Mark {
  return { state: "done", day, rev: 1 };
}

describe("days", () => {
  it("says so when all days are zero, and ends", () => {
    const { days, unplaced, finish, status } = plan(learner({ minutes: 0, roadmap: THREE }));
    expect({ days, finish, status }).toEqual({ days: [], finish: null, status: { type: "no-capacity" } });
    expect(unplaced.topics.map(({ topic, minutes }) => `${topic}:${minutes}`)).toEqual(["a:30", "b:30", "c:30"]);
  });

  it("fills single days that are set by hand when all weekdays are zero", () => {
    const overrides = new Map([[TODAY + 4, 45]]);
    const planned = plan(learner({ minutes: 0, roadmap: THREE, overrides }));
    expect(sketch(planned)).toEqual(["", "", "", "", "a1/1:30 b1/1:15"]);
    expect(planned.unplaced.topics.map(({ topic, minutes }) => `${topic}:${minutes}`)).toEqual(["b:15", "c:30"]);
  });

  it("splits a topic longer than a week into numbered parts", () => {
    const long = roadmapOf([{ id: "long", minutes: 205 }]);
    expect(sketch(plan(learner({ minutes: 20, roadmap: long })))).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `long${n + 1}/11:20`),
      "long11/11:5",
    ]);
  });

  it("counts the parts done before when it numbers the rest", () => {
    const studyIntervals = [{ roadmap: "r", topic: "a", day: TODAY - 3, minutes: 20 }];
    expect(sketch(plan(learner({ minutes: 20, roadmap: THREE, studyIntervals })))[0]).toBe("a2/2:10");
  });

  it("leaves a crumb of a day free rather than begin a topic in it", () => {
    expect(sketch(plan(learner({ minutes: 40, roadmap: THREE })))).toEqual(["a1/1:30", "b1/1:30", "c1/1:30"]);
    expect(sketch(plan(learner({ minutes: 45, roadmap: THREE })))).toEqual(["a1/1:30 b1/2:15", "b2/2:15 c1/1:30"]);
  });

  it("plans 29 February like any other day", () => {
    const today = dayOfDate(2028, 2, 28);
    const planned = plan(learner({ minutes: 30, roadmap: THREE, today, enrolments: [enrolment({ started: today })] }));
    expect(planned.days.map(({ day }) => isoOfDay(day))).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
  });

  it("treats a date that the calendar skipped as a missed day", () => {
    const eve = dayOfDate(2011, 12, 29);
    const input = learner({ minutes: 30, roadmap: THREE, today: eve, enrolments: [enrolment({ started: eve })] });
    const studyIntervals = [{ roadmap: "r", topic: "a", day: eve, minutes: 30 }];
    const after = plan({ ...input, today: eve + 2, studyIntervals, progress: new Map([["r/a", done(eve)]]) });
    expect(after.days.map(({ day }) => isoOfDay(day))).toEqual(["2011-12-31", "2012-01-01"]);
    expect(sketch(after)).toEqual(["b1/1:30", "c1/1:30"]);
  });

  it("stays on yesterday's plan until the rollover hour, also when the clocks change in that night", () => {
    const evening = dayOfWallClock({ year: 2026, month: 3, date: 28, hour: 23 }, 4);
    const night = dayOfWallClock({ year: 2026, month: 3, date: 29, hour: 3 }, 4);
    const morning = dayOfWallClock({ year: 2026, month: 3, date: 29, hour: 4 }, 4);
    const on = (today: number): Plan =>
      plan(learner({ minutes: 30, roadmap: THREE, today, enrolments: [enrolment({ started: evening })] }));
    expect(on(night)).toEqual(on(evening));
    expect(on(morning).days[0]?.day).toBe(evening + 1);
  });

  it("gives a day that is lived twice, on a journey west, no second helping", () => {
    const progress = new Map([["r/a", done(TODAY)]]);
    const planned = plan(learner({ minutes: 30, roadmap: THREE, progress }));
    expect(sketch(planned)).toEqual(["", "b1/1:30", "c1/1:30"]);
  });

  it("counts work with the date of a wrong clock, but never as today's", () => {
    const progress = new Map([["r/a", done(TODAY + 365)]]);
    expect(sketch(plan(learner({ minutes: 30, roadmap: THREE, progress })))).toEqual(["b1/1:30", "c1/1:30"]);
  });

  it("keeps the work of a day that is set free afterwards", () => {
    const studyIntervals = [{ roadmap: "r", topic: "a", day: TODAY, minutes: 20 }];
    const overrides = new Map([[TODAY, 0]]);
    const planned = plan(learner({ minutes: 30, roadmap: THREE, studyIntervals, overrides }));
    expect(sketch(planned)).toEqual(["", "a2/2:10 b1/2:20", "b2/2:10 c1/2:20", "c2/2:10"]);
  });

  it("makes no debt of a pause: the plan goes on after it", () => {
    const pauses = new Map([["p", { from: TODAY + 1, to: TODAY + 3 }]]);
    expect(sketch(plan(learner({ minutes: 30, roadmap: THREE, pauses })))).toEqual([
      "a1/1:30",
      "",
      "",
      "",
      "b1/1:30",
      "c1/1:30",
    ]);
  });

  it("waits for a start in the future", () => {
    const enrolments = [enrolment({ started: TODAY + 2 })];
    expect(sketch(plan(learner({ minutes: 60, roadmap: THREE, enrolments })))).toEqual([
      "",
      "",
      "a1/1:30 b1/1:30",
      "c1/1:30",
    ]);
  });
});

describe("finish and status", () => {
  it("gives a range: the plan's last day, and a quarter more study days", () => {
    const roadmap = roadmapOf([{ id: "a", minutes: 300 }]);
    const weekdays = [0, 30, 30, 30, 30, 30, 0];
    const profile = { minutesByWeekday: weekdays, bufferPercent: 0 };
    const { finish, status } = plan(learner({ minutes: 0, roadmap, profile }));
    expect(status).toEqual({ type: "ok" });
    expect(finish).toEqual({ from: dayOfDate(2026, 12, 4), to: dayOfDate(2026, 12, 9) });
  });

  it("is done when everything is done, and goes on with reviews", () => {
    const progress = new Map(["r/a", "r/b", "r/c"].map((key) => [key, done(TODAY - 1)]));
    const reviews: DueReview[] = [{ question: "q", roadmap: "r", due: TODAY + 1, retrievability: 0.9, minutes: 2 }];
    const planned = plan(learner({ minutes: 30, roadmap: THREE, progress, reviews }));
    expect(planned).toMatchObject({ status: { type: "done" }, finish: null });
    expect(sketch(planned)).toEqual(["", "q1:2"]);
  });

  it("is done with an empty roadmap", () => {
    const { days, status } = plan(learner({ minutes: 30, roadmap: roadmapOf([]) }));
    expect({ days, status }).toEqual({ days: [], status: { type: "done" } });
  });

  it("offers tried numbers when the target is too near", () => {
    const enrolments = [enrolment({ target: TODAY + 1 })];
    const roadmap = roadmapOf([
      { id: "a", minutes: 60 },
      { id: "b", minutes: 30, optional: true },
    ]);
    expect(plan(learner({ minutes: 30, roadmap, enrolments })).status).toEqual({
      type: "late",
      roadmap: "r",
      target: TODAY + 1,
      finish: TODAY + 2,
      extraMinutes: 15,
      optionalMinutes: 30,
    });
  });

  it("offers no minutes for a target that no day could meet", () => {
    const roadmap = roadmapOf([{ id: "a", minutes: 5000 }]);
    const planned = plan(learner({ minutes: 30, roadmap, enrolments: [enrolment({ target: TODAY + 2 })] }));
    expect(planned.status).toMatchObject({ type: "late", extraMinutes: null });
    expect(planned.days[0]?.entries[0]?.minutes).toBe(30);
  });

  it("says late, without a number, when the target has passed", () => {
    const planned = plan(learner({ minutes: 30, roadmap: THREE, enrolments: [enrolment({ target: TODAY - 1 })] }));
    expect(planned.status).toMatchObject({ type: "late", extraMinutes: null, finish: TODAY + 2 });
  });

  it("is in time when the target is today and the rest fits", () => {
    const roadmap = roadmapOf([{ id: "a", minutes: 30 }]);
    expect(plan(learner({ minutes: 30, roadmap, enrolments: [enrolment({ target: TODAY })] })).status.type).toBe("ok");
  });
});

describe("roadmaps", () => {
  it("breaks a circle of requirements at its first topic, with a warning, and keeps what stands outside of it", () => {
    const roadmap = roadmapOf([
      { id: "after", minutes: 30, requires: ["x"] },
      { id: "x", minutes: 30, requires: ["y"] },
      { id: "y", minutes: 30, requires: ["x"] },
    ]);
    const planned = plan(learner({ minutes: 30, roadmap }));
    expect(sketch(planned)).toEqual(["x1/1:30", "after1/1:30", "y1/1:30"]);
    expect(planned.warnings).toEqual([{ type: "cyclic-requires", roadmap: "r", topic: "x" }]);
  });

  it("breaks a topic that requires itself", () => {
    const planned = plan(learner({ minutes: 30, roadmap: roadmapOf([{ id: "a", minutes: 30, requires: ["a"] }]) }));
    expect(sketch(planned)).toEqual(["a1/1:30"]);
    expect(planned.warnings).toEqual([{ type: "cyclic-requires", roadmap: "r", topic: "a" }]);
  });

  it("plans a topic that requires an unknown one, with a warning", () => {
    const planned = plan(learner({ minutes: 30, roadmap: roadmapOf([{ id: "a", minutes: 30, requires: ["gone"] }]) }));
    expect(sketch(planned)).toEqual(["a1/1:30"]);
    expect(planned.warnings).toEqual([{ type: "unknown-requires", roadmap: "r", topic: "a", requires: "gone" }]);
  });

  it("warns of a roadmap whose content has not arrived yet, and plans the others", () => {
    const enrolments = [enrolment(), enrolment({ roadmap: "elsewhere" })];
    const planned = plan(learner({ minutes: 90, roadmap: THREE, enrolments }));
    expect(planned.warnings).toEqual([{ type: "missing-roadmap", roadmap: "elsewhere" }]);
    expect(planned.status.type).toBe("ok");
  });

  it("leaves out a roadmap that was set aside, and its reviews", () => {
    const reviews: DueReview[] = [{ question: "q", roadmap: "r", due: TODAY, retrievability: 0.5, minutes: 1 }];
    const enrolments = [enrolment({ archived: true })];
    expect(plan(learner({ minutes: 30, roadmap: THREE, enrolments, reviews })).days).toEqual([]);
  });

  it("drops reviews of retired questions", () => {
    const reviews: DueReview[] = ["kept", "gone"].map((question) => ({
      question,
      roadmap: "r",
      due: TODAY,
      retrievability: 0.5,
      minutes: 1,
    }));
    const roadmap = { ...roadmapOf([]), retired: [{ id: "gone" }] };
    expect(plan(learner({ minutes: 30, roadmap, reviews })).days[0]?.entries).toEqual([
      { kind: "reviews", count: 1, minutes: 1, questions: ["r/kept"] },
    ]);
  });

  it("gives two new roadmaps turns by their shares, and a later one no head start to make up for", () => {
    const other = roadmapOf(
      ["x", "y", "z"].map((id) => ({ id, minutes: 30 })),
      "z",
    );
    const roadmaps = new Map([
      ["r", THREE],
      ["z", other],
    ]);
    const both = [enrolment({ started: TODAY - 30 }), enrolment({ roadmap: "z" })];
    const studyIntervals = [{ roadmap: "r", topic: "a", day: TODAY - 9, minutes: 500 }];
    const progress = new Map([["r/a", done(TODAY - 9)]]);
    const input = learner({ minutes: 30, roadmap: THREE, roadmaps, enrolments: both, studyIntervals, progress });
    expect(sketch(plan(input)).map((day) => day[0])).toEqual(["b", "x", "c", "y", "z"]);
    const twice = [enrolment({ started: TODAY - 30, share: 2 }), enrolment({ roadmap: "z" })];
    expect(sketch(plan({ ...input, enrolments: twice })).map((day) => day[0])).toEqual(["b", "x", "c", "y", "z"]);
    expect(
      sketch(plan({ ...input, progress: new Map(), studyIntervals: [], enrolments: twice })).map((day) => day[0]),
    ).toEqual(["a", "x", "b", "c", "y", "z"]);
  });
});

describe("estimates", () => {
  it("grow by ten minutes at a time once they are used up", () => {
    const spent = (minutes: number): string | undefined => {
      const studyIntervals = [{ roadmap: "r", topic: "a", day: TODAY - 1, minutes }];
      return sketch(plan(learner({ minutes: 60, roadmap: roadmapOf([{ id: "a", minutes: 30 }]), studyIntervals })))[0];
    };
    expect([29, 30, 34, 40].map(spent)).toEqual(["a2/2:1", "a2/2:10", "a2/2:6", "a2/2:10"]);
  });

  it("take the larger of ticked and timed minutes of a day, not both", () => {
    const resources = [{ title: "Read", url: "https://example.org/1", kind: "guide", minutes: 25 } as const];
    const tasks = [{ id: "a.1", do: "Do", accept: ["It works."], minutes: 35 }];
    const roadmap = roadmapOf([{ id: "a", minutes: 60, resources, tasks }]);
    const progress = new Map([["r/a/https://example.org/1", done(TODAY - 1)]]);
    const studyIntervals = [
      { roadmap: "r", topic: "a", day: TODAY - 1, minutes: 20 },
      { roadmap: "r", topic: "a", day: TODAY - 2, minutes: 5 },
    ];
    expect(sketch(plan(learner({ minutes: 60, roadmap, progress, studyIntervals })))).toEqual(["a3/3:30"]);
  });

  it("hold a topic for done when each of its parts is ticked or skipped", () => {
    const tasks = ["a.1", "a.2"].map((id) => ({ id, do: "Do", accept: ["It works."], minutes: 10 }));
    const roadmap = roadmapOf([{ id: "a", minutes: 60, tasks }]);
    const progress = new Map<string, Mark>([
      ["r/a.1", done(TODAY - 1)],
      ["r/a.2", { state: "skipped", day: TODAY - 1, rev: 1 }],
    ]);
    expect(plan(learner({ minutes: 60, roadmap, progress })).status).toEqual({ type: "done" });
  });
});

describe("reviews", () => {
  it("come as half a day at most, the rest on the next days, never as a pile", () => {
    const reviews = Array.from({ length: 25 }, (_, n): DueReview => ({
      question: `q${n}`,
      roadmap: "r",
      due: TODAY - 9,
      retrievability: n / 25,
      minutes: 1,
    }));
    expect(sketch(plan(learner({ minutes: 20, roadmap: THREE, reviews })))).toEqual([
      "a1/3:10 q10:10",
      "a2/3:10 q10:10",
      "a3/3:10 q5:5",
      "b1/2:20",
      "b2/2:10",
      "c1/2:20",
      "c2/2:10",
    ]);
  });

  it("answered today count against today's half", () => {
    const reviews = Array.from({ length: 20 }, (_, n): DueReview => ({
      question: `q${n}`,
      roadmap: "r",
      due: TODAY,
      retrievability: 0.5,
      minutes: 1,
    }));
    const input = learner({ minutes: 20, roadmap: THREE, reviews, reviewMinutesToday: 7 });
    expect(sketch(plan(input))[0]).toBe("a1/3:10 q3:3");
  });

  it("that fit no day are named, and hold up no other", () => {
    const reviews: DueReview[] = [30, 1].map((minutes) => ({
      question: `q${minutes}`,
      roadmap: "r",
      due: TODAY,
      retrievability: 1 / minutes,
      minutes,
    }));
    const planned = plan(learner({ minutes: 20, roadmap: roadmapOf([]), reviews }));
    expect(sketch(planned)).toEqual(["q1:1"]);
    expect(planned.unplaced.reviews).toEqual({ count: 1, minutes: 30 });
  });
});
