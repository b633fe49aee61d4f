/** Odd roadmaps, estimates and reviews, one by one. */
import { describe, expect, it } from "vitest";
import type { Mark } from "#shared/domain/progress.ts";
import type { DueReview } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { THREE, TODAY, done, enrolment, learner, roadmapOf, sketch } from "./learner.ts";

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
